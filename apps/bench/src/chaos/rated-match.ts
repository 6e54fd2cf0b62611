// One player's part in a rated match: is there, waits for the first point, resigns (the left one), and remembers what was told.
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "@transcendence/client";
import { QUICK_SETTINGS, rulesOf, type Seat } from "@transcendence/game";
import type { MatchResult, RoomMessage } from "@transcendence/protocol";
import { Line } from "../crash/line.ts";
import type { Member } from "./member.ts";

const LOOK_MS = 30_000; // after so long without an end the API is asked: perhaps its room is closed already
const RULES = rulesOf(QUICK_SETTINGS);

export interface Told {
  readonly match: string;
  readonly player: string;
  readonly result: MatchResult | null; // null: aborted
}

/** Resolves when the match is over, as far as this player is told; `isOver` gives up. */
export async function playRated(
  { match, guest, seat }: { readonly match: string; readonly guest: Member; readonly seat: Seat },
  isOver: () => boolean,
): Promise<Told | null> {
  let told: Told | null = null;
  let epoch = -1;
  let lookMs = performance.now() + LOOK_MS;
  const hear = ({ state, score }: RoomMessage, line: Line): void => {
    if (state.phase === "finished") told ??= { match, player: guest.id, result: state.result };
    if (state.phase === "aborted") told ??= { match, player: guest.id, result: null };
    if (told !== null) return line.end();
    const isScored = score[0] + score[1] > 0;
    if (isScored && seat === 0 && state.phase !== "waiting") line.say("resign");
    if (!("clock" in state) || state.clock.epoch === epoch) return;
    epoch = state.clock.epoch;
    line.enterEpoch(epoch);
    const { clock } = state;
    const walk = () => epoch === clock.epoch && told === null && line.press(1, clock); // out of the way: two who stand still rally for ever
    setTimeout(walk, Math.max(0, clock.startMs - Date.now()) + 200);
  };
  const line = new Line({ match, seat, guest, rules: RULES, onScore: () => {}, onRoom: hear });
  line.keep(() => [0, 0]);
  while (told === null && !isOver()) {
    await sleep(100);
    if (performance.now() < lookMs) continue;
    lookMs = performance.now() + LOOK_MS / 3;
    const found = await ask(guest.routes.matches[":id"].$get({ param: { id: match } }));
    if (found.ok && found.value.status !== "open" && told === null) break; // it ended while this line was down
  }
  line.end();
  return told;
}
