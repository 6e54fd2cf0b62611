// How the computer players look and press: seldom, only from what they saw, and like a person.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CHARACTER_IDS,
  cloneWorld,
  type Command,
  type Computer,
  computerRating,
  createComputer,
  createWorld,
  DEFAULT_SETTINGS,
  forget,
  hashWorld,
  HOLD_TICKS_MIN,
  look,
  LOOK_TICKS,
  LOOK_TICKS_MAX,
  MAPS,
  type Move,
  moveNow,
  playFriendly,
  playReplay,
  REACTION_TICKS,
  RULES_VERSION,
  rulesOf,
  type Seat,
  step,
  type World,
} from "../src/index.ts";
import { arcade, u32 } from "./arbitraries.ts";
import { friendly, worldOf } from "./friendlies.ts";

const rules = rulesOf(DEFAULT_SETTINGS);
const character = fc.constantFrom(...CHARACTER_IDS);

function movesOf(commands: readonly Command[], seat: Seat): { tick: number; move: Move }[] {
  return commands.flatMap((command) =>
    command.kind === "move" && command.seat === seat ? [{ tick: command.tick, move: command.move }] : [],
  );
}

describe("[PLAY-7] the rating that is shown", () => {
  test.each(MAPS)("is the one measured on %s, and rises from level to level", (map) => {
    const ratings = CHARACTER_IDS.map((id) => computerRating(id, { ...DEFAULT_SETTINGS, map })!);
    expect(ratings).toEqual(ratings.toSorted((one, other) => one - other));
    expect(ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length).toBeCloseTo(1500, -1);
  });

  test("is none with power-ups: it was not measured", () => {
    expect(computerRating("heron", { ...DEFAULT_SETTINGS, powerUps: ["twin"] })).toBeNull();
  });
});

describe("a computer player is pure", () => {
  test("the same seed plays the same match, on any map with any power-ups, and its replay is that match", () => {
    fc.assert(
      fc.property(character, character, arcade, u32, (left, right, chosen, seed) => {
        const own = rulesOf(chosen);
        const { world, commands } = friendly(left, right, seed, own, 3000);
        expect(friendly(left, right, seed, own, 3000).commands).toEqual(commands);
        const hash = hashWorld(world);
        const replay = { rules: RULES_VERSION, settings: own.settings, commands, ticks: world.tick, hash };
        expect(hashWorld(playReplay(replay)!)).toBe(hash);
      }),
      { numRuns: 15 },
    );
  });

  test("kept as JSON and read again, it goes on as it was", () => {
    const world = worldOf(3, 400);
    const one = createComputer("ledger", 1, 5);
    look(one, rules, world);
    const other = JSON.parse(JSON.stringify(one)) as Computer; // what was just written
    for (let tick = 0; tick < 200; tick++) step(world, rules);
    expect(look(other, rules, world)).toEqual(look(one, rules, world));
    expect(other).toEqual(one);
  });

  test("it leaves the world as it is", () => {
    const world = worldOf(4, 300);
    const before = cloneWorld(world);
    look(createComputer("meridian", 0, 1), rules, world);
    expect(world).toEqual(before);
  });
});

describe("[PLAY-6] a computer player looks once a second", () => {
  test("whatever happens between two looks, it presses the same", () => {
    fc.assert(
      fc.property(character, u32, fc.integer({ min: 0, max: 900 }), u32, (id, seed, ticks, noise) => {
        const computer = createComputer(id, 1, seed);
        const world = worldOf(seed % 20, ticks);
        const { presses, nextLook } = look(computer, rules, world);
        const held: Move[] = [];
        const strange = worldOf(noise % 20, 700); // another match altogether
        for (let tick = world.tick; tick < nextLook; tick++) {
          const moved: World = { ...cloneWorld(tick % 2 === 0 ? strange : world), tick };
          moved.paddles[1]!.move = held.at(-1) ?? world.paddles[1]!.move; // its own fingers it feels
          held.push(moveNow(computer, rules, moved));
        }
        const expected = held.map((_, index) => {
          const last = presses.findLast((press) => press.tick <= world.tick + index);
          return last?.move ?? world.paddles[1]!.move;
        });
        expect(held).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("a look before its time shows it nothing and changes nothing", () => {
    const world = worldOf(7, 500);
    const computer = createComputer("flint", 1, 5);
    const { nextLook } = look(computer, rules, world);
    const before: unknown = JSON.parse(JSON.stringify(computer));
    for (let tick = 1; tick < LOOK_TICKS; tick++) {
      step(world, rules);
      expect(look(computer, rules, world)).toEqual({ presses: [], nextLook });
    }
    expect(computer).toEqual(before);
  });

  test("looks are one to two and a half seconds apart, for every character", () => {
    fc.assert(
      fc.property(character, u32, fc.integer({ min: 0, max: 2000 }), (id, seed, ticks) => {
        const world = worldOf(seed % 20, ticks);
        const { nextLook } = look(createComputer(id, 0, seed), rules, world);
        expect(nextLook - world.tick).toBeGreaterThanOrEqual(LOOK_TICKS);
        expect(nextLook - world.tick).toBeLessThanOrEqual(LOOK_TICKS_MAX);
      }),
    );
  });

  test("what was learnt outlives a let, plans do not", () => {
    const world = worldOf(2, 800);
    const computer = createComputer("ledger", 1, 5);
    look(computer, rules, world);
    computer.habits.met[2] = 3;
    forget(computer);
    expect(computer).toMatchObject({ seen: null, thought: null, presses: [], habits: { met: [0, 0, 3, 0, 0] } });
    look(computer, rules, world);
    expect(look(computer, rules, createWorld(rules)).nextLook).toBeLessThanOrEqual(LOOK_TICKS_MAX); // back in time
  });
});

describe("[PLAY-6] a computer player has a person's hands", () => {
  test.each(CHARACTER_IDS)("%s reacts late, holds each key for 50 ms and presses at most six times a second", (id) => {
    for (let seed = 0; seed < 4; seed++) {
      const computer = createComputer(id, 1, seed);
      const ticks: number[] = [];
      const record = (world: World): Move => {
        if (world.tick >= computer.nextLook || computer.seen === null) {
          for (const press of look(computer, rules, world).presses) {
            expect(press.tick).toBeGreaterThanOrEqual(world.tick + REACTION_TICKS);
            ticks.push(press.tick);
          }
        }
        return moveNow(computer, rules, world);
      };
      const rival = createComputer("ledger", 0, seed + 9);
      const players = {
        0: (_: unknown, world: World) => moveNow(rival, rules, world),
        1: (_: unknown, world: World) => record(world),
      };
      const { commands } = playFriendly(rules, players, seed);
      ticks.forEach((tick, index) => {
        if (index > 0) expect(tick - ticks[index - 1]!).toBeGreaterThanOrEqual(HOLD_TICKS_MIN);
        if (index > 5) expect(tick - ticks[index - 6]!).toBeGreaterThan(LOOK_TICKS);
      });
      expect(movesOf(commands, 1).length).toBeLessThanOrEqual(ticks.length);
    }
  });
});
