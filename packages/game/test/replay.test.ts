import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Command,
  createWorld,
  decodeReplay,
  DEFAULT_SETTINGS,
  encodeReplay,
  hashWorld,
  MAX_MATCH_TICKS,
  MAX_REPLAY_BYTES,
  playReplay,
  type Replay,
  RULES_VERSION,
  rulesOf,
  SEATS,
} from "../src/index.ts";
import { arcade, move, settings, u32 } from "./arbitraries.ts";

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), tick: fc.nat(5000), seat: fc.constantFrom(...SEATS), move }),
  fc.record({ kind: fc.constant("serve" as const), tick: fc.nat(5000), seed: u32 }),
);

const replay: fc.Arbitrary<Replay> = fc.record({
  rules: fc.constant(RULES_VERSION),
  settings: fc.oneof(settings, arcade),
  commands: fc.array(command).map((commands) => commands.toSorted((one, other) => one.tick - other.tick)),
  ticks: fc.integer({ min: 5001, max: 6000 }),
  hash: u32,
});

const SERVE: Command = { kind: "serve", tick: 60, seed: 1972 };
const MOVES: readonly Command[] = [
  { kind: "move", tick: 70, seat: 0, move: 1 },
  { kind: "move", tick: 70, seat: 1, move: -1 },
  { kind: "move", tick: 99, seat: 0, move: 0 },
];
const SHORT: Replay = {
  rules: RULES_VERSION,
  settings: DEFAULT_SETTINGS,
  commands: [SERVE, ...MOVES],
  ticks: 200,
  hash: 0,
};

describe("[PLAY-10] a replay as bytes", () => {
  test("is read back as it was", () => {
    fc.assert(
      fc.property(replay, (written) => {
        expect(decodeReplay(encodeReplay(written))).toEqual(written);
      }),
    );
  });

  test("has two bytes or fewer for most moves", () => {
    expect(encodeReplay(SHORT).length).toBe(22 + 6 + 2 + 1 + 2);
  });

  test("is refused when anything is missing or left over", () => {
    const bytes = encodeReplay(SHORT);
    for (let length = 0; length < bytes.length; length++) expect(decodeReplay(bytes.subarray(0, length))).toBeNull();
    expect(decodeReplay(new Uint8Array([...bytes, 0]))).toBeNull();
  });

  test.each<[what: string, at: number, values: readonly number[]]>([
    ["another magic word", 0, [0x51]],
    ["an unknown map", 4, [9]],
    ["points to win out of bounds", 5, [0]],
    ["a margin out of bounds", 6, [3]],
    ["a ball speed out of bounds", 7, [49]],
    ["a paddle size out of bounds", 8, [201]],
    ["power-ups that do not exist", 9, [32]],
    ["more than four hours", 10, [0xff, 0xff, 0xff, 0xff]],
    ["a command at or after the last tick", 10, [99, 0, 0, 0]],
    ["more commands than bytes", 18, [0xff, 0xff, 0xff, 0xff]],
    ["more commands than there are", 18, [5]],
    ["fewer commands than there are", 18, [3]],
    ["a seat that does not exist", 28, [0xa7, 0x01]],
    ["a code that does not exist", 28, [0xae, 0x01]],
    ["a number without an end", 28, [0xff, 0xff, 0xff]],
    ["a number longer than need be", 29, [0x80, 0x80, 0x00]],
  ])("is refused with %s", (_, at, values) => {
    const bytes = encodeReplay(SHORT);
    bytes.set(values, at);
    expect(decodeReplay(bytes)).toBeNull();
  });

  test("of the first rules has no place for maps or power-ups: none is written, and what names one is refused", () => {
    for (const change of [{ map: "island" }, { powerUps: ["twin"] }] as const) {
      const unknown = { ...SHORT, rules: 1, settings: { ...DEFAULT_SETTINGS, ...change } };
      expect(() => encodeReplay(unknown)).toThrow(RangeError);
    }
    const bytes = encodeReplay({ ...SHORT, rules: 1 });
    expect(bytes.length).toBe(encodeReplay(SHORT).length - 1);
    bytes[4] = 1;
    expect(decodeReplay(bytes)).toBeNull();
  });

  test("is refused unread when it is too long", () => {
    expect(decodeReplay(new Uint8Array(MAX_REPLAY_BYTES + 1))).toBeNull();
  });

  test("of any content is refused or well-formed, without an error", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(replay, fc.nat(), fc.nat(255)).map(([written, at, value]) => {
        const spoilt = encodeReplay(written);
        spoilt[at % spoilt.length] = value;
        return spoilt;
      }),
    );
    fc.assert(
      fc.property(bytes, (read) => {
        const decoded = decodeReplay(read);
        if (decoded !== null) expect(encodeReplay(decoded)).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});

describe("[PLAY-10] playing a replay", () => {
  test("gives the world at its last tick, the same each time", () => {
    const world = playReplay(SHORT);
    expect(world).toMatchObject({
      tick: 200,
      paddles: [
        { center: 203, move: 0 },
        { center: -260, move: -1 },
      ],
    });
    expect(hashWorld(playReplay(SHORT)!)).toBe(hashWorld(world!));
  });

  test("without commands gives a match in which nothing has happened", () => {
    const untouched = playReplay({ ...SHORT, commands: [], ticks: 90 });
    expect(untouched).toEqual({ ...createWorld(rulesOf(DEFAULT_SETTINGS)), tick: 90 });
  });

  test("of the greatest length comes to an end", () => {
    expect(playReplay({ ...SHORT, ticks: MAX_MATCH_TICKS })?.tick).toBe(MAX_MATCH_TICKS);
  });

  test.each<[what: string, change: Partial<Replay>]>([
    ["other rules", { rules: RULES_VERSION + 1 }],
    ["rules that did not know its map", { rules: 1, settings: { ...DEFAULT_SETTINGS, map: "pillars" } }],
    ["rules that did not know its power-ups", { rules: 1, settings: { ...DEFAULT_SETTINGS, powerUps: ["long"] } }],
    ["rules before the first", { rules: 0 }],
    ["settings out of bounds", { settings: { ...DEFAULT_SETTINGS, paddleSize: 1 } }],
    ["more than four hours", { ticks: MAX_MATCH_TICKS + 1 }],
    ["half a tick", { ticks: 200.5 }],
    ["commands out of order", { commands: [...MOVES, SERVE] }],
    ["a command before the start", { commands: [{ ...SERVE, tick: -1 }] }],
    ["a command at the last tick", { commands: [{ ...SERVE, tick: 200 }] }],
    ["a seed that is no u32", { commands: [{ ...SERVE, seed: -1 }] }],
    ["a hash that is no u32", { hash: 0.5 }],
  ])("is refused with %s", (_, change) => {
    expect(playReplay({ ...SHORT, ...change })).toBeNull();
  });
});
