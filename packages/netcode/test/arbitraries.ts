// What fast-check draws from: settings within bounds, serves and direction changes, whole logs.
import { type Command, DEFAULT_SETTINGS, type MatchSettings, type Move, SEATS } from "@transcendence/game";
import fc from "fast-check";

export const U32 = fc.integer({ min: 0, max: 0xffff_ffff });
export const MOVE = fc.constantFrom<Move>(-1, 0, 1);
export const SEAT = fc.constantFrom(...SEATS);

export const SETTINGS: fc.Arbitrary<MatchSettings> = fc
  .record({
    pointsToWin: fc.integer({ min: 1, max: 21 }),
    margin: fc.integer({ min: 1, max: 2 }),
    ballSpeed: fc.integer({ min: 50, max: 200 }),
    paddleSize: fc.integer({ min: 50, max: 200 }),
  })
  .map((chosen) => ({ ...DEFAULT_SETTINGS, ...chosen }));

export function command(ticks: fc.Arbitrary<number>): fc.Arbitrary<Command> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("move" as const), tick: ticks, seat: SEAT, move: MOVE }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("serve" as const), tick: ticks, seed: U32 }) },
  );
}

/** A log as a timeline gives it back: no two with the same kind, seat and tick. */
export function commands(maxTick: number): fc.Arbitrary<Command[]> {
  return fc.uniqueArray(command(fc.integer({ min: 0, max: maxTick })), {
    maxLength: 60,
    selector: (it) => `${it.tick} ${it.kind === "move" ? it.seat : "serve"}`,
  });
}
