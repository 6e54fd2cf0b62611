// Somebody with many friends comes and goes: how soon does each of those who are here see it?
import { setTimeout as sleep } from "node:timers/promises";
import { openRoomLine } from "@transcendence/client/room-line";
import type { LiveMessage } from "@transcendence/protocol";
import type { ServerHarness } from "../crash/server-harness.ts";
import { Samples, type Summary } from "../samples.ts";
import { befriendFirst, makeUp } from "./made-up.ts";

const PATIENCE_MS = 20_000;
const CALM_MS = 500;

export interface Seen {
  readonly came: Summary; // ms, of each friend each time
  readonly went: Summary;
  readonly missed: number; // friends who did not hear of it in time
}

export async function measurePresence(arena: ServerHarness, friends: number, times: number): Promise<Seen> {
  const people = await makeUp(arena, friends + 1);
  await befriendFirst(arena, people);
  const [first, ...others] = people;
  if (first === undefined) throw new Error("nobody was made up");
  const samples = { came: new Samples(), went: new Samples() };
  let missed = 0;
  let heard = 0;
  let since = { what: "came" as keyof typeof samples, ms: 0 };
  const hear = (told: LiveMessage): void => {
    if (told.type !== "friend_status" || told.player.id !== first.id) return;
    if ((told.status === null) !== (since.what === "went")) return;
    samples[since.what].add(performance.now() - since.ms);
    heard++;
  };
  const lines = others.map(({ id, guest }) =>
    openRoomLine({ arena: guest.arena, room: { kind: "user", name: id }, onMessage: hear, onEnd: () => {} }),
  );
  await until(() => lines.every((line) => line.isOpen()));
  const allHear = async (what: keyof typeof samples) => {
    heard = 0;
    since = { what, ms: performance.now() };
    await until(() => heard === friends);
    missed += friends - heard;
    await sleep(CALM_MS);
  };
  for (let time = 0; time < times; time++) {
    const line = openRoomLine({
      arena: first.guest.arena,
      room: { kind: "user", name: first.id },
      onOpen: () => (since = { what: "came", ms: performance.now() }),
      onMessage: () => {},
      onEnd: () => {},
    });
    await allHear("came");
    line.close();
    await allHear("went");
  }
  for (const line of lines) line.close();
  return { came: samples.came.summary(), went: samples.went.summary(), missed };
}

export async function until(condition: () => boolean, withinMs = PATIENCE_MS): Promise<boolean> {
  for (const endMs = performance.now() + withinMs; performance.now() < endMs; await sleep(10))
    if (condition()) return true;
  return false;
}
