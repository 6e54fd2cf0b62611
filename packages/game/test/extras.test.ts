// Copies, hashes and bytes of a world with extras.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cloneWorld,
  copyWorld,
  createWorld,
  decodeWorld,
  DEFAULT_SETTINGS,
  encodeWorld,
  type Extras,
  hashWorld,
  POWER_UPS,
  rulesOf,
  step,
  type World,
} from "../src/index.ts";
import { arcade, player, u32 } from "./arbitraries.ts";
import { playRally, rally } from "./situations.ts";

const rules = rulesOf({ ...DEFAULT_SETTINGS, map: "pillars", powerUps: POWER_UPS });
const plain = rulesOf(DEFAULT_SETTINGS);

function situation(): World & { extras: Extras } {
  const world = rally(rules, { ball: { x: 12.5, y: -3, vx: 6, vy: 0.1 }, centers: [7, -14], moves: [1, -1], hits: 3 });
  world.balls[1] = { x: -40, y: 20, vx: -4.8, vy: 3.6 };
  const extras = world.extras!;
  Object.assign(extras, { seed: 1972, draws: 4, wait: 33 });
  extras.flights[0] = { hitter: 1, owner: -1, contacts: 9, bounces: 2, bend: 0.01, slow: false };
  extras.flights[1] = { hitter: 0, owner: 0, contacts: 3, bounces: 8, bend: 0, slow: true };
  extras.effects[0] = { long: 100, slow: 0, curve: 12, shield: 0 };
  extras.effects[1] = { long: 0, slow: 300, curve: 0, shield: 900 };
  extras.items[1] = { kind: 3, spot: 4 };
  return world as World & { extras: Extras }; // these rules are not plain
}

/** Each changes one thing. */
const CHANGES: readonly ((extras: Extras) => void)[] = [
  (extras) => extras.seed++,
  (extras) => extras.draws++,
  (extras) => extras.wait--,
  (extras) => (extras.flights[0]!.hitter = 0),
  (extras) => (extras.flights[1]!.owner = 1),
  (extras) => extras.flights[0]!.contacts++,
  (extras) => extras.flights[1]!.bounces--,
  (extras) => (extras.flights[0]!.bend += 1e-12),
  (extras) => (extras.flights[1]!.slow = false),
  (extras) => extras.effects[0]!.long--,
  (extras) => extras.effects[1]!.slow--,
  (extras) => extras.effects[0]!.curve--,
  (extras) => extras.effects[1]!.shield--,
  (extras) => (extras.items[1]!.kind = 2),
  (extras) => (extras.items[1]!.spot = 3),
];

test("a hash depends on everything", () => {
  const hashes = CHANGES.map((change) => {
    const world = situation();
    change(world.extras);
    return hashWorld(world);
  });
  expect(new Set([hashWorld(situation()), ...hashes]).size).toBe(CHANGES.length + 1);
});

test("a copy is equal and independent, whatever was there before", () => {
  for (const change of CHANGES) {
    const [from, into] = [situation(), situation()];
    change(into.extras);
    expect(copyWorld(from, into)).toBe(into);
    expect(into).toEqual(from);
    change(into.extras);
    expect(from).toEqual(situation());
    expect(cloneWorld(from)).toEqual(from);
  }
});

test("a copy onto a world of other rules has its shape, both ways", () => {
  expect(copyWorld(situation(), createWorld(plain))).toEqual(situation());
  expect(copyWorld(createWorld(plain), situation())).toEqual(createWorld(plain));
  const oneBall = createWorld(rulesOf({ ...DEFAULT_SETTINGS, map: "island" }));
  expect(copyWorld(situation(), cloneWorld(oneBall))).toEqual(situation());
  expect(copyWorld(oneBall, situation())).toEqual(oneBall);
});

describe("a world with extras as bytes", () => {
  test("is read back to the last bit at any moment of any rally", () => {
    fc.assert(
      fc.property(arcade, u32, player, player, (chosen, seed, left, right) => {
        const own = rulesOf(chosen);
        return playRally(own, seed, [left, right], 1500, (_, after) => {
          if (after.tick % 7 !== 0 && after.inPlay) return true;
          const decoded = decodeWorld(encodeWorld(after), own);
          return decoded !== null && hashWorld(decoded) === hashWorld(after);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("takes at most 154", () => {
    expect(encodeWorld(situation()).length).toBe(154);
    expect(decodeWorld(encodeWorld(situation()), rules)).toEqual(situation());
  });

  test("is nothing to plain rules, nor a plain world to others", () => {
    expect(decodeWorld(encodeWorld(situation()), plain)).toBeNull();
    expect(decodeWorld(encodeWorld(createWorld(plain)), rules)).toBeNull();
  });

  test.each<[what: string, change: (world: World & { extras: Extras }) => void]>([
    ["no main ball", (world) => (world.balls[0] = { x: 0, y: 0, vx: 0, vy: 0 })],
    ["a second ball of nobody", ({ extras }) => (extras.flights[1]!.owner = -1)],
    ["a main ball of somebody", ({ extras }) => (extras.flights[0]!.owner = 0)],
    ["a second ball that is not there but was hit", (world) => (world.balls[1] = { x: 0, y: 0, vx: 0, vy: 0 })],
    ["a ball that bounced too often", ({ extras }) => (extras.flights[0]!.bounces = 9)],
    ["a slow ball too fast", (world) => (world.balls[1]!.vx = -8.1)],
    ["a bend too sharp", ({ extras }) => (extras.flights[0]!.bend = 0.3)],
    ["a bend without end", ({ extras }) => (extras.flights[0]!.bend = Number.NaN)],
    ["a bend of a ball that nobody hit", ({ extras }) => (extras.flights[0]!.hitter = -1)],
    ["a paddle long for too long", ({ extras }) => (extras.effects[0]!.long = 601)],
    ["a shield for too long", ({ extras }) => (extras.effects[0]!.shield = 901)],
    ["an unknown item", ({ extras }) => (extras.items[0]!.kind = 5)],
    ["an item at no place", ({ extras }) => (extras.items[1]!.spot = 5)],
    ["an item that is nowhere, somewhere", ({ extras }) => (extras.items[0]!.spot = 1)],
    ["a seed for both sides", ({ extras }) => (extras.seed = 0x8000_0000)],
    ["too long a wait", ({ extras }) => (extras.wait = 151)],
    ["effects between points", (world) => Object.assign(world, createWorld(rules), { extras: world.extras })],
  ])("with %s is refused", (_, change) => {
    const world = situation();
    change(world);
    expect(decodeWorld(encodeWorld(world), rules)).toBeNull();
  });

  test("of any kind is refused or can be played on, and nothing gets lost", () => {
    const base = encodeWorld(situation());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const bytes = base.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const world = decodeWorld(bytes, rules);
        if (world === null) return;
        for (let tick = 0; tick < 300; tick++) step(world, rules);
        expect(decodeWorld(encodeWorld(world), rules)).toEqual(world);
      }),
      { numRuns: 1000 },
    );
  });
});
