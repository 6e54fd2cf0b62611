// Positions worked out on paper, with the numbers of docs/rules.md. Classic settings: a paddle touches the ball up to
// 46 from its middle (its reach), the face is met at x = ±358, a wall at y = ±294, and the point is scored at x = ±406.
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, rulesOf, step, type World } from "../src/index.ts";
import { rally, type Situation } from "./situations.ts";

interface Trajectory {
  readonly name: string;
  readonly from: Situation;
  readonly ticks: number;
  readonly ball: readonly [x: number, y: number, vx: number, vy: number];
  readonly centers?: readonly [number, number];
  readonly hits?: number;
}

const rules = rulesOf(DEFAULT_SETTINGS);
// The steepest return: slope 0.55 makes a direction of (1 - 0.3025, 1.1) / 1.3025.
const STEEP_X = 0.6975 / 1.3025;
const STEEP_Y = 1.1 / 1.3025;

const TRAJECTORIES: readonly Trajectory[] = [
  {
    name: "flies straight on in the open",
    from: { ball: { x: 0, y: 10, vx: 6, vy: -2 } },
    ticks: 50,
    ball: [300, -90, 6, -2],
  },
  {
    name: "bounces off the top in the middle of a tick",
    from: { ball: { x: 0, y: -293, vx: 4, vy: -4 } }, // touches after a quarter of it
    ticks: 1,
    ball: [4, -291, 4, 4],
  },
  {
    name: "bounces off the bottom in the middle of a tick",
    from: { ball: { x: 0, y: 293, vx: -4, vy: 4 } },
    ticks: 1,
    ball: [-4, 291, -4, -4],
  },
  {
    name: "returns level and faster from the middle of a paddle",
    from: { ball: { x: 355, y: 0, vx: 6, vy: 0 } }, // meets it after half a tick; 6.5 after the first hit
    ticks: 1,
    ball: [354.75, 0, -6.5, 0],
    hits: 1,
  },
  {
    name: "forgets its angle when it meets the middle of a paddle",
    from: { ball: { x: -355, y: 6, vx: -6, vy: -12 } }, // at y = 0 when it meets
    ticks: 1,
    ball: [-354.75, 0, 6.5, 0],
    hits: 1,
  },
  {
    name: "returns at half the steepest slope from half of the reach",
    from: { ball: { x: 358, y: 23, vx: 6, vy: 0 }, hits: 19 }, // slope 0.275; 16 from the 20th hit on
    ticks: 1,
    ball: [
      358 - (16 * 0.924375) / 1.075625,
      23 + (16 * 0.55) / 1.075625,
      (-16 * 0.924375) / 1.075625,
      (16 * 0.55) / 1.075625,
    ],
    hits: 20,
  },
  {
    name: "returns as steeply as can be when its corner meets the paddle's corner",
    from: { ball: { x: 358, y: -46, vx: 6, vy: 0 }, hits: 99 },
    ticks: 1,
    ball: [358 - 16 * STEEP_X, -46 - 16 * STEEP_Y, -16 * STEEP_X, -16 * STEEP_Y],
    hits: 100,
  },
  {
    name: "misses a paddle by a hair and flies on",
    from: { ball: { x: 355, y: 46.001, vx: 6, vy: 0 } },
    ticks: 5,
    ball: [385, 46.001, 6, 0],
    hits: 0,
  },
  {
    name: "meets a paddle that arrives within the tick",
    from: { ball: { x: 355, y: 48, vx: 6, vy: 0 }, moves: [0, 1] }, // half-way through the paddle stands at 3.5
    ticks: 1,
    ball: returned(48, 44.5, 6.5, 1 / 2),
    centers: [0, 7],
    hits: 1,
  },
  {
    name: "is caught by a paddle's end while its middle is not past the front",
    from: { ball: { x: 360, y: 47, vx: 2, vy: -2 } }, // touches the end half-way, at x = 361
    ticks: 1,
    ball: [361 - 3.25 * STEEP_X, 46 + 3.25 * STEEP_Y, -6.5 * STEEP_X, 6.5 * STEEP_Y],
    hits: 1,
  },
  {
    name: "is turned aside by a paddle's end when its middle is past the front",
    from: { ball: { x: 366, y: 47, vx: 2, vy: -2 } },
    ticks: 1,
    ball: [368, 47, 2, 2],
    hits: 0,
  },
  {
    name: "is pushed aside at a paddle's speed by an end that moves into it",
    from: { ball: { x: 366, y: 49.5, vx: 2, vy: 0 }, moves: [0, 1] }, // touched half-way
    ticks: 1,
    ball: [368, 53, 2, 7],
    centers: [0, 7],
    hits: 0,
  },
  {
    name: "is left alone by an end that comes after it has left the paddle behind",
    from: { ball: { x: 381, y: 49.9, vx: 6, vy: 0 }, moves: [0, 1] }, // gone after a sixth of the tick
    ticks: 1,
    ball: [387, 49.9, 6, 0],
    centers: [0, 7],
  },
  {
    name: "is pushed aside on its way back, and that is no hit",
    from: { ball: { x: 360, y: 47.75, vx: -4, vy: 0 }, moves: [0, 1] }, // touched after a quarter of the tick
    ticks: 1,
    ball: [356, 53, -4, 7],
    centers: [0, 7],
  },
  {
    name: "is not crushed: the paddle gives way",
    from: { ball: { x: 366, y: 294, vx: 2, vy: 0 }, centers: [0, 245], moves: [0, 1] }, // 252 would leave 42 of 46
    ticks: 1,
    ball: [368, 294, 2, -7],
    centers: [0, 248],
    hits: 0,
  },
  {
    name: "bounces off a wall and a paddle in one tick",
    from: { ball: { x: 354, y: -290, vx: 8, vy: -16 }, centers: [0, -260] }, // wall at 1/4, face at 1/2, at y = -290
    ticks: 1,
    ball: returned(-290, -30, 6.5, 1 / 2),
    hits: 1,
  },
];

/** A ball returned by the right paddle, met at y so far from its middle, with so much of the tick left. */
function returned(y: number, distance: number, speed: number, left: number): Trajectory["ball"] {
  const slope = (0.55 * distance) / 46;
  const vx = (-speed * (1 - slope * slope)) / (1 + slope * slope);
  const vy = (speed * 2 * slope) / (1 + slope * slope);
  return [358 + vx * left, y + vy * left, vx, vy];
}

describe("a ball", () => {
  test.each(TRAJECTORIES)("$name", ({ from, ticks, ball, centers = from.centers ?? [0, 0], hits }) => {
    const world = rally(rules, from);
    for (let tick = 0; tick < ticks; tick++) step(world, rules);
    expectBall(world, ball);
    expect(world.paddles.map(({ center }) => center)).toEqual(centers);
    expect(world.hits).toBe(hits ?? 0);
  });

  test("goes by a paddle and scores once it is out altogether", () => {
    const world = rally(rules, { ball: { x: 355, y: 100, vx: 6, vy: 0 }, hits: 3 });
    for (let tick = 0; tick < 8; tick++) step(world, rules); // at 403
    expect(world).toMatchObject({ inPlay: true, score: [0, 0] });
    step(world, rules);
    expect(world).toMatchObject({ inPlay: false, score: [1, 0], receiver: 1, winner: -1, hits: 3 });
    expectBall(world, [0, 0, 0, 0]);
  });
});

function expectBall(world: World, [x, y, vx, vy]: Trajectory["ball"]): void {
  const ball = world.balls[0]!;
  expect(ball.x).toBeCloseTo(x, 9);
  expect(ball.y).toBeCloseTo(y, 9);
  expect(ball.vx).toBeCloseTo(vx, 9);
  expect(ball.vy).toBeCloseTo(vy, 9);
}
