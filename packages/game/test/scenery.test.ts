// Positions worked out on paper, with the numbers of docs/rules.md, on maps where something stands.
import { describe, expect, test } from "vitest";
import {
  applyCommand,
  blockY,
  createWorld,
  DEFAULT_SETTINGS,
  GHOST_BOUNCES,
  isGhost,
  type MapId,
  rulesOf,
  step,
  type World,
} from "../src/index.ts";
import { rally } from "./situations.ts";

type Place = readonly [x: number, y: number, vx: number, vy: number];

interface Case {
  readonly ticks?: number;
  readonly bounces?: number;
  readonly tick?: number;
  readonly version?: number;
}

function fly(map: MapId, [x, y, vx, vy]: Place, { ticks = 1, bounces = 0, tick = 0, version = 3 }: Case = {}): World {
  const rules = rulesOf({ ...DEFAULT_SETTINGS, map }, version);
  const world = rally(rules, { ball: { x, y, vx, vy } });
  Object.assign(world.extras!.flights[0]!, { bounces, hitter: 0 });
  world.tick = tick;
  for (let count = 0; count < ticks; count++) step(world, rules);
  return world;
}

// A pillar reaches from 35 to 65 beside the net and from 120 to 180 above or below the middle: with half a ball from 29 to 71
// and from 114 to 186. Balls at the speed of a serve or below keep it.
test.each<[what: string, map: MapId, from: Place, to: Place]>([
  ["off the side of a block, as off a wall", "pillars", [26.5, 150, 5, 2], [26.5, 152, -5, 2]], // touched after half the tick
  ["off the side that looks outwards", "pillars", [73.5, 150, -5, 2], [73.5, 152, 5, 2]],
  ["off the top of a block, at any speed", "pillars", [50, 110, 2, 8], [52, 110, 2, -8]],
  ["off the bottom of a block, at any speed", "pillars", [50, 190, 2, -8], [52, 190, 2, 8]],
  ["back from the very corner of a block", "pillars", [27, 112, 4, 4], [27, 116, -4, 4]],
  ["by a block that it only grazes", "pillars", [25, 114, 8, 0], [33, 114, 8, 0]],
  ["off the island", "island", [-39, 0, 6, 0], [-39, 0, -6, 0]],
  ["off the hourglass", "hourglass", [-39, 200, 6, 0], [-39, 200, -6, 0]],
  ["through a gate, which carries it down", "portals", [-4, -150, 8, 2], [4, 192, 8, 2]],
  ["through a gate, which carries it up", "portals", [4, 150, -8, 2], [-4, -188, -8, 2]],
  ["over the net beside a gate", "portals", [-4, 0, 8, 2], [4, 2, 8, 2]],
  ["by the very end of a gate", "portals", [-4, -115, 8, 0], [4, 225, 8, 0]],
])("a ball flies %s", (_, map, from, to) => {
  const { x, y, vx, vy } = fly(map, from).balls[0]!;
  for (const [index, value] of [x, y, vx, vy].entries()) expect(value).toBeCloseTo(to[index]!, 9);
});

test.each([[[25, 150, 8, 2]], [[75, -150, -16, 0]], [[25, -150, 6, 11]], [[-25, 150, -7, -1]]] as const)(
  "a block that sends a ball back, as one that comes like %j, calms it to the speed of a serve",
  ([x, y, vx, vy]) => {
    const [ball] = fly("pillars", [x, y, vx, vy]).balls;
    expect(Math.hypot(ball!.vx, ball!.vy)).toBeCloseTo(6, 9);
    expect(ball!.vy / ball!.vx).toBeCloseTo(-vy / vx, 9);
    expect(Math.sign(ball!.vx)).toBe(-Math.sign(vx));
  },
);

test("the next hit is as fast as it would have been", () => {
  const rules = rulesOf({ ...DEFAULT_SETTINGS, map: "island" });
  const world = rally(rules, { ball: { x: -39, y: 0, vx: 16, vy: 0 }, hits: 20 });
  Object.assign(world.extras!.flights[0]!, { bounces: 0, hitter: 0 });
  while (world.hits === 20) step(world, rules);
  expect(Math.hypot(world.balls[0]!.vx, world.balls[0]!.vy)).toBeCloseTo(16, 9);
});

// Until rules 2 a pillar reached from 115 to 145 and from 105 to 195, and blocks did not calm balls.
test.each<[what: string, map: MapId, from: Place, to: Place]>([
  ["off the side of a block, as off a wall", "pillars", [105, 150, 8, 2], [105, 152, -8, 2]], // touched after half the tick
  ["off the side that looks outwards", "pillars", [155, 150, -8, 2], [155, 152, 8, 2]],
  ["off the top of a block", "pillars", [130, 95, 2, 8], [132, 95, 2, -8]],
  ["off the bottom of a block", "pillars", [130, 205, 2, -8], [132, 205, 2, 8]],
  ["back from the very corner of a block", "pillars", [105, 95, 8, 8], [105, 103, -8, 8]],
  ["by a block that it only grazes", "pillars", [105, 99, 8, 0], [113, 99, 8, 0]],
  ["through a whole block in one tick? No", "pillars", [100, 150, 32, 0], [86, 150, -32, 0]],
  ["off a wall and a block in one tick", "hourglass", [-180, 282, 8, 16], [-180, 290, -8, -16]],
  ["off the island", "island", [-45, 0, 8, 0], [-45, 0, -8, 0]],
  ["through a gate, which carries it down", "portals", [-4, -150, 8, 2], [4, 192, 8, 2]],
  ["through a gate, which carries it up", "portals", [4, 150, -8, 2], [-4, -188, -8, 2]],
  ["over the net beside a gate", "portals", [-4, 0, 8, 2], [4, 2, 8, 2]],
  ["by the very end of a gate", "portals", [-4, -115, 8, 0], [4, 225, 8, 0]],
])("under the rules of 2 a ball flew %s", (_, map, from, to) => {
  const { x, y, vx, vy } = fly(map, from, { version: 2 }).balls[0]!;
  for (const [index, value] of [x, y, vx, vy].entries()) expect(value).toBeCloseTo(to[index]!, 9);
});

describe("a block that glides", () => {
  const [upper, lower] = rulesOf({ ...DEFAULT_SETTINGS, map: "sluice" }).blocks;

  test("goes up and down in four seconds, opposite to the other", () => {
    expect([0, 60, 120, 180, 240].map((tick) => blockY(upper!, tick))).toEqual([-195, -140, -85, -140, -195]);
    for (let tick = 0; tick < 500; tick += 0.5) expect(blockY(lower!, tick)).toBe(-blockY(upper!, tick));
  });

  test("sends the ball away from where it comes, at least twice as fast as it comes itself", () => {
    // At tick 30 the upper block's lower edge is at -167.5 + 35 = -132.5; with half a ball -126.5; it sinks by 11 / 12 a tick.
    const pushed = fly("sluice", [0, -126.2, 0.5, 0.1], { tick: 30 }).balls[0]!;
    expect(pushed.vy).toBeCloseTo(22 / 12, 9);
    const bounced = fly("sluice", [0, -124, 0.5, -5], { tick: 30 }).balls[0]!;
    expect(bounced.vy).toBe(5);
  });
});

describe("a ghost", () => {
  test("is what a served ball is, until its first hit", () => {
    const rules = rulesOf({ ...DEFAULT_SETTINGS, map: "island" });
    const world = createWorld(rules);
    applyCommand(world, rules, { kind: "serve", tick: 0, seed: 0 });
    expect(isGhost(world.extras!.flights[0]!)).toBe(true);
    Object.assign(world.balls[0]!, { x: -358, y: 0, vx: -6, vy: 0 });
    step(world, rules);
    expect(world.extras!.flights[0]).toMatchObject({ hitter: 0, bounces: 0 });
  });

  test("is what a ball becomes after eight bounces", () => {
    // Level between two pillars: for ever, if it were not for this rule.
    const world = fly("pillars", [0, 150, 8, 0], { ticks: 110 });
    expect(world.extras!.flights[0]!.bounces).toBe(GHOST_BOUNCES);
    expect(Math.abs(world.balls[0]!.x)).toBeGreaterThan(71);
  });

  test("flies through blocks and past gates", () => {
    expect(fly("pillars", [25, 150, 8, 0], { bounces: GHOST_BOUNCES }).balls[0]).toMatchObject({ x: 33, y: 150 });
    expect(fly("portals", [-4, -150, 8, 2], { bounces: GHOST_BOUNCES }).balls[0]).toMatchObject({ x: 4, y: -148 });
  });

  test("bounces off walls like any ball", () => {
    expect(fly("island", [0, 293, 4, 4], { bounces: GHOST_BOUNCES }).balls[0]).toMatchObject({ y: 291, vy: -4 });
  });
});
