// Copies, hashes and bytes of a world.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cloneWorld,
  copyWorld,
  createWorld,
  decodeWorld,
  DEFAULT_SETTINGS,
  encodeWorld,
  hashWorld,
  rulesOf,
  step,
  type World,
} from "../src/index.ts";
import { player, settings, u32 } from "./arbitraries.ts";
import { playRally, rally } from "./situations.ts";

const rules = rulesOf(DEFAULT_SETTINGS);
const situation = () =>
  rally(rules, { ball: { x: 12.5, y: -3, vx: 6, vy: 0.1 }, centers: [7, -14], moves: [1, -1], hits: 3 });

/** Each changes one thing. */
const CHANGES: readonly ((world: World) => void)[] = [
  (world) => world.tick++,
  (world) => (world.inPlay = false),
  (world) => (world.balls[0]!.x += 1e-12),
  (world) => (world.balls[0]!.y -= 1e-12),
  (world) => (world.balls[0]!.vx += 1e-12),
  (world) => (world.balls[0]!.vy *= -1),
  (world) => world.balls.push({ x: 0, y: 0, vx: 0, vy: 0 }),
  (world) => (world.paddles[0]!.center = 7.000000001),
  (world) => (world.paddles[1]!.move = 0),
  (world) => world.score[0]!++,
  (world) => world.score[1]!++,
  (world) => world.hits++,
  (world) => (world.receiver = 1),
  (world) => (world.lastHitter = 1),
  (world) => (world.winner = 0),
];

test("a hash is a u32 that depends on everything", () => {
  const hashes = CHANGES.map((change) => {
    const world = situation();
    change(world);
    return hashWorld(world);
  });
  const all = [hashWorld(situation()), ...hashes];
  expect(new Set(all).size).toBe(all.length);
  for (const hash of all) expect(hash >>> 0).toBe(hash);
  expect(hashWorld(cloneWorld(situation()))).toBe(hashWorld(situation()));
});

test("a copy is equal and independent, whatever was there before", () => {
  for (const change of CHANGES) {
    const [from, into] = [situation(), situation()];
    change(into);
    expect(copyWorld(from, into)).toBe(into);
    expect(into).toEqual(from);
    change(into);
    expect(from).toEqual(situation());
  }
  const two = situation();
  two.balls.push({ x: 1, y: 2, vx: 3, vy: 4 });
  expect(copyWorld(two, situation())).toEqual(two);
});

describe("a world as bytes", () => {
  test("is read back to the last bit at any moment of any rally", () => {
    fc.assert(
      fc.property(settings, u32, player, player, (chosen, seed, left, right) => {
        const own = rulesOf(chosen);
        return playRally(own, seed, [left, right], 1000, (_, after) => {
          if (after.tick % 7 !== 0 && after.inPlay) return true;
          const decoded = decodeWorld(encodeWorld(after), own);
          return decoded !== null && hashWorld(decoded) === hashWorld(after);
        });
      }),
    );
  });

  test("takes 64 bytes, also in the middle of a larger frame", () => {
    const bytes = encodeWorld(situation());
    expect(bytes.length).toBe(64);
    const frame = new Uint8Array(100);
    frame.set(bytes, 13);
    expect(decodeWorld(frame.subarray(13, 77), rules)).toEqual(situation());
  });

  test("of a wrong length is refused", () => {
    const bytes = encodeWorld(situation());
    for (const length of [0, 9, 10, 63]) expect(decodeWorld(bytes.subarray(0, length), rules)).toBeNull();
    expect(decodeWorld(new Uint8Array([...bytes, 0]), rules)).toBeNull();
  });

  test.each<[what: string, change: (world: World) => void]>([
    ["a ball beyond a wall", (world) => (world.balls[0]!.y = 294.1)],
    ["a ball behind a goal", (world) => (world.balls[0]!.x = -406)],
    ["a ball that is nowhere", (world) => (world.balls[0]!.x = Number.NaN)],
    ["a ball too fast", (world) => (world.balls[0]!.vx = 16.1)],
    ["a ball that goes nowhere", (world) => (world.balls[0]!.vx = 0)],
    ["two balls", (world) => world.balls.push({ x: 0, y: 0, vx: 1, vy: 0 })],
    ["a ball that flies between points", (world) => (world.inPlay = false)],
    ["a paddle in a wall", (world) => (world.paddles[1]!.center = 260.5)],
    ["a paddle that is nowhere", (world) => (world.paddles[1]!.center = Number.NaN)],
    ["a paddle twice as fast", (world) => Object.assign(world.paddles[0]!, { move: 2 })],
    ["a winner in a rally", (world) => Object.assign(world, { winner: 0, score: [11, 0] })],
    ["a winner without points", (world) => Object.assign(ended(world), { score: [10, 0] })],
    ["points without a winner", (world) => Object.assign(ended(world), { winner: -1 })],
    ["a third player", (world) => Object.assign(world, { lastHitter: 2 })],
    ["a serve to nobody", (world) => Object.assign(world, { receiver: 3 })],
  ])("with %s is refused", (_, change) => {
    const world = situation();
    expect(decodeWorld(encodeWorld(world), rules)).not.toBeNull();
    change(world);
    expect(decodeWorld(encodeWorld(world), rules)).toBeNull();
  });

  test("of any kind is refused or can be played on, and nothing gets lost", () => {
    const base = encodeWorld(situation());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(63), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const bytes = base.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const world = decodeWorld(bytes, rules);
        if (world === null) return;
        for (let tick = 0; tick < 200; tick++) step(world, rules);
        expect(decodeWorld(encodeWorld(world), rules)).toEqual(world);
      }),
      { numRuns: 500 },
    );
  });

  test("of another match, with an ended score, depends on its rules", () => {
    const world = ended(createWorld(rules));
    expect(decodeWorld(encodeWorld(world), rules)).toEqual(world);
    expect(decodeWorld(encodeWorld(world), rulesOf({ ...DEFAULT_SETTINGS, pointsToWin: 21 }))).toBeNull();
  });
});

function ended(world: World): World {
  return Object.assign(world, createWorld(rules), { score: [11, 0], winner: 0 });
}
