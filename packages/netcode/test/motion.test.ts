import {
  createWorld,
  DEFAULT_SETTINGS,
  rulesOf,
  step,
  applyCommand,
  cloneWorld,
  type World,
} from "@transcendence/game";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ballAt, type DrawnBall } from "../src/index.ts";
import { U32 } from "./arbitraries.ts";

const spot: DrawnBall = { x: 0, y: 0 };

/** Every pair of successive worlds of a rally that nobody plays well. */
function ticksOf(seed: number, ballSpeed: number): [World, World][] {
  const rules = rulesOf({ ...DEFAULT_SETTINGS, ballSpeed, paddleSize: 200 });
  const world = createWorld(rules);
  const pairs: [World, World][] = [];
  applyCommand(world, rules, { kind: "serve", tick: 0, seed });
  while (world.tick < 600) {
    const before = cloneWorld(world);
    const ball = world.balls[0]!;
    for (const seat of [0, 1] as const) {
      const off = ball.y - world.paddles[seat]!.center;
      applyCommand(world, rules, { kind: "move", tick: world.tick, seat, move: off > 20 ? 1 : off < -20 ? -1 : 0 });
    }
    step(world, rules);
    if (!world.inPlay) break;
    pairs.push([before, cloneWorld(world)]);
  }
  return pairs;
}

/** The longest of sixteen parts of a tick as drawn, in parts of what the ball can fly; infinite when an end is not met. */
function roughness(from: World, to: World): number {
  const a = from.balls[0]!;
  const b = to.balls[0]!;
  const flight = Math.max(Math.hypot(a.vx, a.vy), Math.hypot(b.vx, b.vy)) / 16;
  let { x, y } = a;
  let worst = 0;
  for (let part = 0; part <= 16; part++) {
    ballAt(from, to, part / 16, 0, spot);
    const moved = Math.hypot(spot.x - x, spot.y - y);
    if (part === 0 && moved > 1e-6) return Infinity;
    worst = Math.max(worst, moved / flight);
    ({ x, y } = spot);
  }
  return Math.hypot(x - b.x, y - b.y) > 1e-6 ? Infinity : worst;
}

describe("between two ticks", () => {
  test("the drawn ball begins and ends where the worlds have it, without a gap", () => {
    fc.assert(
      fc.property(U32, fc.integer({ min: 50, max: 200 }), (seed, speed) => {
        let worst = 0;
        for (const [from, to] of ticksOf(seed, speed)) worst = Math.max(worst, roughness(from, to));
        // Two bounces in one tick are drawn as a bend on one axis only: a little too fast.
        expect(worst).toBeLessThan(Math.SQRT2);
      }),
      { numRuns: 60 },
    );
  });

  test("it touches the wall it bounces off: no corner is cut", () => {
    const wall = rulesOf(DEFAULT_SETTINGS).ballLimit;
    let bounces = 0;
    for (let seed = 0; seed < 200; seed++) {
      for (const [from, to] of ticksOf(seed * 7_654_321, 100)) {
        const turned = from.hits === to.hits && from.balls[0]!.vy !== to.balls[0]!.vy;
        if (!turned) continue;
        bounces++;
        let nearest = Infinity;
        for (let part = 0; part <= 200; part++) {
          nearest = Math.min(nearest, wall - Math.abs(ballAt(from, to, part / 200, 0, spot).y));
        }
        expect(nearest).toBeGreaterThan(-1e-6);
        expect(nearest).toBeLessThan(0.2);
      }
    }
    expect(bounces).toBeGreaterThan(20);
  });

  test("a serve starts from its place, not from the centre", () => {
    const rules = rulesOf(DEFAULT_SETTINGS);
    const from = createWorld(rules);
    const to = cloneWorld(from);
    applyCommand(to, rules, { kind: "serve", tick: 0, seed: 99 });
    const { x, y } = to.balls[0]!;
    step(to, rules);
    ballAt(from, to, 0, 0, spot);
    expect([spot.x, spot.y]).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6)]);
  });
});
