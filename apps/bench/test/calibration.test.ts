// A small, seeded sample of the calibration: the characters are as strong as their ratings say.
import { CHARACTER_IDS, DEFAULT_SETTINGS, MAPS, POWER_UPS, RATINGS, rulesOf } from "@transcendence/game";
import { expectedScore, NEWCOMER, type Rating } from "@transcendence/rating";
import { describe, expect, test } from "vitest";
import { computerEntrant, duel, type Entrant } from "../src/calibration/duel.ts";
import { fitRatings } from "../src/calibration/fit.ts";
import { perfectPlayer, personPlayer, SKILLS } from "../src/calibration/rivals.ts";

const STEPS = CHARACTER_IDS.slice(1).map((id, index) => ({ id, below: CHARACTER_IDS[index]! }));

function ratingOf(id: (typeof CHARACTER_IDS)[number]): Rating {
  return { ...NEWCOMER, ...RATINGS[id] };
}

describe("[PLAY-6] the levels", () => {
  test("each wins 65 to 80 % against the one below: in a sample, and by the ratings' own count", () => {
    const matches = 40;
    let won = 0;
    let expected = 0;
    for (const { id, below } of STEPS) {
      const tally = duel(computerEntrant(id), computerEntrant(below), matches, 7);
      expect(tally.won / matches).toBeGreaterThan(0.55); // by chance below 65 % at times
      expect(tally.won / matches).toBeLessThan(0.95);
      won += tally.won / matches / STEPS.length;
      expected += expectedScore(ratingOf(id), ratingOf(below)) / STEPS.length;
    }
    expect(Math.abs(won - expected)).toBeLessThan(0.1);
    expect(won).toBeGreaterThan(0.65);
    expect(won).toBeLessThan(0.86);
  });

  test("[PLAY-6] nobody is out of reach: a regular player wins a good part of the matches against the strongest", () => {
    const person: Entrant = (seat, seed) => personPlayer(seat, seed, SKILLS.regular);
    const { won, matches } = duel(person, computerEntrant("zenith"), 40, 9);
    expect(won / matches).toBeGreaterThan(0.4);
    expect(won / matches).toBeLessThan(0.9);
  });

  test("the master beats the beginner in at least 95 of 100 matches", () => {
    expect(duel(computerEntrant("meridian"), computerEntrant("pebble"), 40, 3).won).toBeGreaterThanOrEqual(38);
  });

  test.each(MAPS)("the master beats the beginner on the map %s, with all power-ups", (map) => {
    const rules = rulesOf({ ...DEFAULT_SETTINGS, map, powerUps: [...POWER_UPS], pointsToWin: 7 });
    const tally = duel(computerEntrant("meridian"), computerEntrant("pebble"), 8, 11, rules);
    expect(tally.won).toBeGreaterThanOrEqual(6);
  });

  test.each(CHARACTER_IDS)("%s can be beaten by somebody at the same keys who foresees perfectly", (id) => {
    expect(duel(perfectPlayer, computerEntrant(id), 2, 5).won).toBeGreaterThan(0);
  });
});

describe("the fit", () => {
  test("finds the difference that explains the results, whatever the order they came in", () => {
    const [strong, weak] = fitRatings({
      won: [
        [0, 300],
        [100, 0],
      ],
      matches: [
        [0, 400],
        [400, 0],
      ],
    });
    expect(expectedScore({ ...strong!, deviation: 0 }, { ...weak!, deviation: 0 })).toBeCloseTo(0.75, 1);
    expect(strong!.rating + weak!.rating).toBeCloseTo(3000, 6);
  });
});
