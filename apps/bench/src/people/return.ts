// Many people have a page open, and the rooms' process is killed: when is everybody back, did they come all at once, and how long
// did a match stand still that was being played?
import { setTimeout as sleep } from "node:timers/promises";
import { openRoomLine, type RoomLine } from "@transcendence/client/room-line";
import { QUICK_SETTINGS } from "@transcendence/game";
import { Contest } from "../crash/contest.ts";
import type { ServerHarness } from "../crash/server-harness.ts";
import { Samples, type Summary } from "../samples.ts";
import { makeUp } from "./made-up.ts";
import { until } from "./presence.ts";

const AT_ONCE = 20;
const BACK_MS = 90_000;
const MATCH_MS = 60_000;

export interface Return {
  readonly lost: number; // pages' connections that broke: a gateway keeps those to matches, and closes all others (decision 060)
  readonly matchLost: number; // of the match's players: none, behind a gateway
  readonly backMs: Summary; // of each that broke
  readonly mostInASecond: number;
  readonly matchMs: { readonly together: number; readonly playing: number }; // until its two were back, and the ball moved
  readonly missing: number; // not back in time
}

export async function measureReturn(arena: ServerHarness, people: number): Promise<Return> {
  const everybody = await makeUp(arena, people);
  const back = new Samples();
  const seconds = new Map<number, number>();
  let killedMs = Infinity;
  let lost = 0;
  const lines: RoomLine[] = [];
  for (let from = 0; from < people; from += AT_ONCE) {
    const group = everybody.slice(from, from + AT_ONCE).map(({ id, guest }) => {
      let wasOpen = false;
      return openRoomLine({
        arena: guest.arena,
        room: { kind: "user", name: id },
        onLost() {
          if (wasOpen) lost++;
          wasOpen = false; // what fails from now on is an attempt to come back
        },
        onOpen() {
          wasOpen = true;
          if (performance.now() < killedMs) return;
          back.add(performance.now() - killedMs);
          const second = Math.floor((performance.now() - killedMs) / 1000);
          seconds.set(second, (seconds.get(second) ?? 0) + 1);
        },
        onMessage: () => {},
        onEnd: () => {},
      });
    });
    lines.push(...group);
    await until(() => group.every((line) => line.isOpen()), BACK_MS);
  }
  const match = await Contest.begin(arena.url, QUICK_SETTINGS);
  await until(() => match.running, MATCH_MS);
  await sleep(2000);
  const felt = { together: Number.NaN, playing: Number.NaN };
  killedMs = performance.now();
  match.killed((together, playing) => Object.assign(felt, { together, playing }));
  await arena.killRooms();
  await until(
    () => back.count >= lost && lines.every((line) => line.isOpen()) && performance.now() > killedMs + 3000,
    BACK_MS,
  );
  await until(() => !Number.isNaN(felt.playing), MATCH_MS);
  const missing = lines.filter((line) => !line.isOpen()).length;
  for (const line of lines) line.close();
  match.end();
  return {
    lost,
    matchLost: match.breaks,
    backMs: back.summary(),
    mostInASecond: Math.max(0, ...seconds.values()),
    matchMs: felt,
    missing,
  };
}
