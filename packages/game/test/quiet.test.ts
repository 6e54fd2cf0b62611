// How long nothing can happen.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCommand, createWorld, noPointBefore, rulesOf, type Seat, SEATS, step, type World } from "../src/index.ts";
import { move, settings, u32 } from "./arbitraries.ts";

const TICKS = 1500;
const SERVE_EVERY_TICKS = 40;

describe("the tick before which nobody can score", () => {
  test("is never after a point, however the paddles move", () => {
    fc.assert(
      fc.property(settings, u32, fc.infiniteStream(move), (chosen, seed, stream) => {
        const rules = rulesOf(chosen);
        const world = createWorld(rules);
        let latest = 0;
        while (world.tick < TICKS && world.winner === -1) {
          if (!world.inPlay && world.tick % SERVE_EVERY_TICKS === 0) {
            applyCommand(world, rules, { kind: "serve", tick: world.tick, seed: (seed + world.tick) >>> 0 });
          }
          const seat: Seat = SEATS[world.tick & 1]!;
          applyCommand(world, rules, { kind: "move", tick: world.tick, seat, move: stream.next().value });
          latest = Math.max(latest, noPointBefore(world, rules));
          const before = pointsOf(world);
          step(world, rules);
          if (pointsOf(world) === before) continue;
          expect(world.tick).toBeGreaterThanOrEqual(latest);
          latest = 0;
        }
      }),
    );
  });

  test("is at most one before the point when nobody is in the way", () => {
    fc.assert(
      fc.property(settings, u32, (chosen, seed) => {
        const rules = rulesOf({ ...chosen, map: "classic", powerUps: [] });
        const world = createWorld(rules);
        applyCommand(world, rules, { kind: "serve", tick: 0, seed });
        const seat = world.receiver;
        world.paddles[seat]!.center = world.balls[0]!.y > 0 ? -rules.paddleLimit : rules.paddleLimit;
        const bound = noPointBefore(world, rules);
        while (world.inPlay && world.hits === 0) step(world, rules);
        if (world.hits === 0) expect(world.tick - bound).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function pointsOf({ score }: World): number {
  return score.reduce((sum, points) => sum + points, 0);
}
