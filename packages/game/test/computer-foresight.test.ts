// What the computer players foresee, learn and want, on every map and with every power-up.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { glance } from "../src/computer/foresee.ts";
import { createHabits } from "../src/computer/habits.ts";
import {
  applyCommand,
  CHARACTER_IDS,
  type CharacterId,
  CHARACTERS,
  cloneWorld,
  type Computer,
  createComputer,
  createWorld,
  DEFAULT_SETTINGS,
  explain,
  flyToMeeting,
  look,
  type MatchSettings,
  meetAt,
  type Player,
  playFriendly,
  POWER_UPS,
  type Rules,
  rulesOf,
  step,
  type World,
} from "../src/index.ts";
import { arcade, u32 } from "./arbitraries.ts";
import { computerPlayer, worldOf } from "./friendlies.ts";

const classic = rulesOf(DEFAULT_SETTINGS);
const character = fc.constantFrom(...CHARACTER_IDS);
const ARCADE: MatchSettings = { ...DEFAULT_SETTINGS, map: "sluice", powerUps: [...POWER_UPS] };

/** Some moment of some match on some map. */
const moment = fc
  .record({ settings: arcade, seed: fc.nat(30), ticks: fc.integer({ min: 60, max: 1500 }) })
  .map(({ settings, seed, ticks }) => {
    const rules = rulesOf({ ...settings, pointsToWin: 21 });
    return { rules, world: worldOf(seed, ticks, rules) };
  });

describe("[PLAY-6] foresight", () => {
  test("is what happens: the ball comes when and where it was foreseen, on every map", () => {
    fc.assert(
      fc.property(moment, ({ rules, world }) => {
        const start = glance(world, createWorld(rules));
        const foreseen = flyToMeeting(cloneWorld(start), rules, world.tick + 300);
        const real = cloneWorld(start);
        for (const paddle of real.paddles) paddle.move = 0;
        while (real.inPlay && real.tick < (foreseen?.tick ?? world.tick + 300)) step(real, rules);
        if (foreseen === null) return;
        const goal = rules.goals[foreseen.seat]!;
        const ball = real.balls[foreseen.ball]!;
        const gap = goal.face - goal.sign * ball.x;
        expect(gap).toBeGreaterThanOrEqual(-1e-6);
        expect(gap).toBeLessThanOrEqual(goal.sign * ball.vx + 1e-6);
        expect(Math.abs(ball.y - foreseen.along)).toBeLessThanOrEqual(Math.abs(ball.vy) + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  test("a ball met in thought is a hit", () => {
    fc.assert(
      fc.property(moment, fc.double({ min: -0.9, max: 0.9, noNaN: true }), ({ rules, world }, offset) => {
        const ahead = glance(world, createWorld(rules));
        const meeting = flyToMeeting(ahead, rules, world.tick + 300);
        if (meeting === null) return;
        const { hits } = ahead;
        meetAt(ahead, rules, meeting, offset);
        expect(ahead.inPlay).toBe(true);
        expect(ahead.hits).toBeGreaterThan(hits);
        // A second ball may be met at the other end within the same tick.
        if (ahead.hits > hits + 1) expect([ahead.hits, ahead.balls.length]).toEqual([hits + 2, 2]);
        else expect(ahead.lastHitter).toBe(meeting.seat);
      }),
      { numRuns: 100 },
    );
  });

  test("does not read in the rally's seed what will lie on the field", () => {
    fc.assert(
      fc.property(character, u32, u32, fc.integer({ min: 60, max: 1500 }), (id, seed, other, ticks) => {
        const rules = rulesOf(ARCADE);
        const world = worldOf(seed % 20, ticks, rules);
        const strange = cloneWorld(world);
        Object.assign(strange.extras!, { seed: other, draws: other % 7, wait: 1 + (other % 300) });
        const [one, two] = [createComputer(id, 0, seed), createComputer(id, 0, seed)];
        expect(look(one, rules, strange)).toEqual(look(two, rules, world));
        expect(one).toEqual(two);
      }),
      { numRuns: 40 },
    );
  });
});

describe("[PLAY-6] power-ups", () => {
  test("who wants one aims so that the ball takes it, more often than the same player without the wish", () => {
    const rules = rulesOf({ ...ARCADE, map: "classic", pointsToWin: 21 });
    const temper = CHARACTERS.skitter as { greed: number }; // readonly for everybody else
    const { greed } = temper;
    const worlds = Array.from({ length: 8 }, (_, seed) => secondsOf(rules, seed)).flat();
    const taken = [greed, 0].map((wish) => {
      temper.greed = wish;
      return worlds.reduce((sum, world, seed) => sum + itemsAimedAt(world, rules, seed), 0);
    });
    temper.greed = greed;
    expect(taken[0]).toBeGreaterThan(2 * taken[1]!);
  });

  test("items that lie there draw eyes off the ball: Skitter's, and nobody else's", () => {
    const rules = rulesOf({ ...ARCADE, map: "classic" });
    const world = createWorld(rules);
    Object.assign(world, { inPlay: true, hits: 1, lastHitter: 1 });
    Object.assign(world.balls[0]!, { x: 200, vx: -8, y: 50, vy: 1 });
    const doubtOf = (id: CharacterId, kind: number): number => {
      const seen = cloneWorld(world);
      Object.assign(seen.extras!.items[0]!, { kind, spot: 0 }); // far from the ball's way
      const computer = createComputer(id, 0, 1);
      look(computer, rules, seen);
      return computer.thought!.doubt;
    };
    for (const id of CHARACTER_IDS) {
      expect(doubtOf(id, 0) / doubtOf(id, -1)).toBeCloseTo(id === "skitter" ? 1.5 : 1, 9);
    }
  });
});

describe("[PLAY-6] adapting", () => {
  test("a rival's weak side costs it more points when it is remembered", () => {
    const points = [true, false].map((remembers) => {
      let own = 0;
      let all = 0;
      for (let seed = 0; seed < 12; seed++) {
        const computer = createComputer("ledger", 1, seed);
        const player: Player = (rules, world) => {
          if (!remembers) Object.assign(computer.habits, createHabits());
          return computerPlayer(computer)(rules, world);
        };
        const { world } = playFriendly(classic, { 0: lazyAtTheTop(), 1: player }, seed);
        own += world.score[1]!;
        all += world.score[0]! + world.score[1]!;
      }
      return own / all;
    });
    expect(points[0]! - points[1]!).toBeGreaterThan(0.03);
  });

  test("what is remembered does not grow", () => {
    const sizes = [2_000, 40_000].map((ticks) => {
      const computer: Computer = createComputer("meridian", 1, 3);
      playFriendly(
        rulesOf({ ...DEFAULT_SETTINGS, pointsToWin: 21 }),
        { 0: lazyAtTheTop(), 1: computerPlayer(computer) },
        5,
        ticks,
      );
      const { returns, met, missed } = computer.habits;
      return [...returns.flat(), ...met, ...missed].length;
    });
    expect(sizes[0]).toBe(sizes[1]);
  });
});

describe("an explanation", () => {
  test("tells what was seen, what is expected and what is wanted, as far as the look knew", () => {
    fc.assert(
      fc.property(moment, character, ({ rules, world }, id) => {
        const computer = createComputer(id, 1, 7);
        expect(explain(computer, rules)).toBeNull();
        const { presses, nextLook } = look(computer, rules, world);
        const told = explain(computer, rules)!;
        expect(told).toMatchObject({ tick: world.tick, nextLook });
        expect(told.presses).toEqual(presses);
        expect(told.saw.balls).toEqual(world.balls);
        expect(told.saw.paddles).toEqual(world.paddles);
        if (!world.inPlay) {
          expect(told).toMatchObject({ expects: [], wants: { kind: "serve" } });
          return;
        }
        expect(told.expects.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const { points } of told.expects) {
          expect(points[0]!.tick).toBe(world.tick);
          points.forEach((point, index) => {
            expect(point.tick).toBeGreaterThanOrEqual(points[index - 1]?.tick ?? 0);
            expect(Math.abs(point.x) <= 406 && Math.abs(point.y) <= 294 + 1e-6).toBe(true);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test("costs the player nothing: it plays on as if nobody had asked", () => {
    const world = createWorld(classic);
    applyCommand(world, classic, { kind: "serve", tick: 0, seed: 4 });
    const [asked, unasked] = [createComputer("meridian", 0, 1), createComputer("meridian", 0, 1)];
    for (const computer of [asked, unasked]) look(computer, classic, world);
    explain(asked, classic);
    expect(asked).toEqual(unasked);
  });
});

/** The worlds of a match, one a second for half a minute. */
function secondsOf(rules: Rules, seed: number): World[] {
  const worlds: World[] = [];
  const left = computerPlayer(createComputer("heron", 0, seed));
  const watched: Player = (own, world) => {
    if (world.tick % 60 === 0) worlds.push(cloneWorld(world));
    return left(own, world);
  };
  playFriendly(rules, { 0: watched, 1: computerPlayer(createComputer("heron", 1, seed)) }, seed, 1800);
  return worlds;
}

/** That the shot a skitter has in mind would take. */
function itemsAimedAt(world: World, rules: Rules, seed: number): number {
  const skitter = createComputer("skitter", 0, seed);
  look(skitter, rules, world);
  if (skitter.thought?.kind !== "meet") return 0;
  const ahead = glance(world, createWorld(rules));
  const meeting = flyToMeeting(ahead, rules, world.tick + 300);
  if (meeting === null) return 0;
  meetAt(ahead, rules, meeting, skitter.thought.aim);
  const before = itemsOn(ahead);
  flyToMeeting(ahead, rules, meeting.tick + 300);
  return before - itemsOn(ahead);
}

function itemsOn({ extras }: World): number {
  return extras?.items.filter(({ kind }) => kind !== -1).length ?? 0;
}

/** Sees every tick and is always in time, but does not care for balls that come high up. */
function lazyAtTheTop(): Player {
  let rally = "";
  let center = 0;
  return (rules: Rules, world) => {
    const now = `${world.inPlay} ${world.hits} ${world.score.join(":")}`;
    if (now !== rally) {
      rally = now;
      const meeting = flyToMeeting(cloneWorld(world), rules, world.tick + 400);
      center = meeting?.seat === 0 && meeting.along > -120 ? meeting.along - 0.3 * rules.reach : 0;
    }
    const distance = center - world.paddles[0]!.center;
    return Math.abs(distance) <= 3.5 ? 0 : distance > 0 ? 1 : -1;
  };
}
