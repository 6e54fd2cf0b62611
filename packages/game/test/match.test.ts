// Serves, commands, points and the end of a match.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyCommand,
  ballSpeed,
  cloneWorld,
  createWorld,
  DEFAULT_SETTINGS,
  type MatchSettings,
  type Rules,
  rulesOf,
  type Seat,
  step,
  type World,
} from "../src/index.ts";
import { settings, u32 } from "./arbitraries.ts";
import { rally } from "./situations.ts";

const rules = rulesOf(DEFAULT_SETTINGS);

describe("[PLAY-3] a match begins", () => {
  test("without a ball, without points, with the paddles in the middle", () => {
    expect(createWorld(rules)).toEqual({
      tick: 0,
      inPlay: false,
      balls: [{ x: 0, y: 0, vx: 0, vy: 0 }],
      paddles: [
        { center: 0, move: 0 },
        { center: 0, move: 0 },
      ],
      score: [0, 0],
      hits: 0,
      receiver: 0,
      lastHitter: -1,
      winner: -1,
      extras: null,
    });
  });

  test("and waits for a serve while ticks go by and paddles move", () => {
    const world = createWorld(rules);
    applyCommand(world, rules, { kind: "move", tick: 0, seat: 1, move: -1 });
    for (let tick = 0; tick < 100; tick++) step(world, rules);
    expect(world).toMatchObject({ tick: 100, inPlay: false, paddles: [{ center: 0 }, { center: -260, move: -1 }] });
  });
});

describe("[PLAY-3] a serve", () => {
  test("starts on the centre line, at the serve's speed, at a height and an angle within bounds", () => {
    fc.assert(
      fc.property(settings, u32, (chosen, seed) => {
        const own = rulesOf(chosen);
        const [ball] = served(own, seed).balls;
        expect(ball!.x).toBe(0);
        expect(Math.abs(ball!.y)).toBeLessThanOrEqual(200);
        expect(Math.hypot(ball!.vx, ball!.vy)).toBeCloseTo((6 * chosen.ballSpeed) / 100, 9);
        expect(Math.abs(ball!.vy / ball!.vx)).toBeLessThanOrEqual(0.6 / 0.91); // 33.4 degrees
      }),
    );
  });

  test("goes first to the side that the seed's highest bit names, then to whoever lost the point", () => {
    expect(served(rules, 0x0000_1234).balls[0]!.vx).toBeLessThan(0);
    expect(served(rules, 0x8000_1234).balls[0]!.vx).toBeGreaterThan(0);
    const world = createWorld(rules);
    Object.assign(world, { score: [1, 0], receiver: 1 });
    applyCommand(world, rules, { kind: "serve", tick: 0, seed: 0x0000_1234 });
    expect(world).toMatchObject({ inPlay: true, receiver: 1 });
    expect(world.balls[0]!.vx).toBeGreaterThan(0);
  });

  test("goes to both sides, heights and angles alike", () => {
    const balls = Array.from(
      { length: 4000 },
      (_, index) => served(rules, Math.imul(index, 0x9e37_79b9) >>> 0).balls[0]!,
    );
    const share = (picked: (ball: World["balls"][number]) => boolean) => balls.filter(picked).length / balls.length;
    expect(share(({ vx }) => vx > 0)).toBeCloseTo(0.5, 1);
    expect(share(({ y }) => y > 0)).toBeCloseTo(0.5, 1);
    expect(share(({ y }) => Math.abs(y) > 100)).toBeCloseTo(0.5, 1);
    expect(share(({ vy }) => vy > 0)).toBeCloseTo(0.5, 1);
    expect(share(({ y, vy }) => y > 0 === vy > 0)).toBeCloseTo(0.5, 1);
  });

  test("during a rally or after the end is ignored", () => {
    for (const state of [{ inPlay: true }, { winner: 0 as const }]) {
      const world = Object.assign(createWorld(rules), state);
      const before = cloneWorld(world);
      applyCommand(world, rules, { kind: "serve", tick: 0, seed: 7 });
      expect(world).toEqual(before);
    }
  });
});

test.each([
  [50, [3, 3.25, 7.75, 8, 8]],
  [100, [6, 6.5, 15.5, 16, 16]],
  [200, [12, 13, 31, 32, 32]],
])("at %i %% the ball gets faster with each hit, up to its greatest speed", (percent, speeds) => {
  const own = rulesOf({ ...DEFAULT_SETTINGS, ballSpeed: percent });
  expect([0, 1, 19, 20, 65_535].map((hits) => ballSpeed(own, hits))).toEqual(speeds);
});

test("hits are counted up to 65,535 and no further", () => {
  const world = rally(rules, { ball: { x: 355, y: 0, vx: 16, vy: 0 }, hits: 65_535 });
  step(world, rules);
  expect(world).toMatchObject({ hits: 65_535, lastHitter: 1 });
});

describe("[PLAY-3] a point", () => {
  test("goes to the other player; the ball is taken away and whoever lost it receives", () => {
    const world = conceded(rules, 0, [3, 4]);
    expect(world).toMatchObject({ inPlay: false, score: [3, 5], receiver: 0, winner: -1 });
    expect(world.balls).toEqual([{ x: 0, y: 0, vx: 0, vy: 0 }]);
  });

  test.each<[score: [number, number], change: Partial<MatchSettings>, winner: Seat | -1]>([
    [[9, 0], {}, -1],
    [[10, 0], {}, 0],
    [[10, 9], {}, 0],
    [[10, 10], {}, -1],
    [[11, 10], {}, 0],
    [[30, 30], {}, -1],
    [[31, 30], {}, 0],
    [[10, 10], { margin: 1 }, 0],
    [[0, 0], { pointsToWin: 1, margin: 1 }, 0],
    [[0, 0], { pointsToWin: 1, margin: 2 }, -1],
    [[1, 0], { pointsToWin: 1, margin: 2 }, 0],
    [[20, 3], { pointsToWin: 21 }, 0],
  ])("at %j, %j, for the left: winner %i", (score, change, winner) => {
    expect(conceded(rulesOf({ ...DEFAULT_SETTINGS, ...change }), 1, score).winner).toBe(winner);
  });
});

test("after the end nothing but time and paddles goes on", () => {
  const world = conceded(rules, 1, [10, 0]);
  applyCommand(world, rules, { kind: "move", tick: world.tick, seat: 0, move: 1 });
  step(world, rules);
  expect(world).toMatchObject({ tick: 2, inPlay: false, winner: 0, score: [11, 0], paddles: [{ center: 7 }, {}] });
});

function served(own: Rules, seed: number): World {
  const world = createWorld(own);
  applyCommand(world, own, { kind: "serve", tick: 0, seed });
  return world;
}

/** The world in which this seat has just missed the ball. */
function conceded(own: Rules, seat: Seat, score: [number, number]): World {
  const sign = seat === 0 ? -1 : 1;
  const world = rally(own, { ball: { x: sign * 405, y: 0, vx: sign * 3, vy: 0 } });
  world.score = [...score];
  step(world, own);
  return world;
}
