import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aged,
  DEVIATION_MAX,
  DEVIATION_MIN,
  expectedScore,
  isProvisional,
  type PlayerRating,
  rateMatch,
  SETTLED_DEVIATION,
  settledUntil,
  UNRATED,
} from "../src/index.ts";

const DAY_MS = 86_400_000;
const player = fc.record({
  rating: fc.double({ min: 400, max: 3000, noNaN: true }),
  deviation: fc.double({ min: DEVIATION_MIN, max: DEVIATION_MAX, noNaN: true }),
  volatility: fc.double({ min: 0.04, max: 0.1, noNaN: true }),
  ratedMs: fc.option(fc.integer({ min: 0, max: 1000 * DAY_MS })),
});
const nowMs = fc.integer({ min: 0, max: 1200 * DAY_MS });

describe("[STAT-4] a rated match", () => {
  test("raises the winner and lowers the loser, within the bounds", () => {
    fc.assert(
      fc.property(player, player, nowMs, (one, other, now) => {
        const { winner, loser } = rateMatch(one, other, now);
        expect(winner.rating).toBeGreaterThan(one.rating);
        expect(loser.rating).toBeLessThan(other.rating);
        for (const { rating, deviation, volatility, ratedMs } of [winner, loser]) {
          expect(Number.isFinite(rating)).toBe(true);
          expect(deviation).toBeGreaterThanOrEqual(DEVIATION_MIN);
          expect(deviation).toBeLessThanOrEqual(DEVIATION_MAX);
          expect(volatility).toBeLessThanOrEqual(0.1);
          expect(ratedMs).toBeGreaterThanOrEqual(now);
        }
      }),
    );
  });

  test("between two alike is worth as much to both, and an upset more than what was expected", () => {
    const settled: PlayerRating = { rating: 1600, deviation: 60, volatility: 0.06, ratedMs: 0 };
    const { winner, loser } = rateMatch(settled, settled, 0);
    expect(winner.rating - 1600).toBeCloseTo(1600 - loser.rating, 9);
    const strong = { ...settled, rating: 2000 };
    const upset = rateMatch(settled, strong, 0).winner.rating - 1600;
    const usual = rateMatch(strong, settled, 0).winner.rating - 2000;
    expect(upset).toBeGreaterThan(4 * usual);
  });

  test("makes a newcomer less uncertain each time; after twenty the rating is not provisional any more", () => {
    let newcomer = UNRATED;
    const rival: PlayerRating = { rating: 1500, deviation: 60, volatility: 0.06, ratedMs: 0 };
    expect(isProvisional(newcomer)).toBe(true);
    for (let match = 0; match < 20; match++) {
      const { deviation } = newcomer;
      newcomer = match % 2 === 0 ? rateMatch(newcomer, rival, match).winner : rateMatch(rival, newcomer, match).loser;
      expect(newcomer.deviation).toBeLessThan(deviation);
    }
    expect(isProvisional(newcomer)).toBe(false);
    expect(newcomer.rating).toBeGreaterThan(1400);
    expect(newcomer.rating).toBeLessThan(1600);
  });
});

test("[STAT-4] a rating grows less certain while nobody plays: 60 becomes 110 in a year, and never more than a newcomer's", () => {
  const settled: PlayerRating = { rating: 1700, deviation: 60, volatility: 0.06, ratedMs: 0 };
  expect(aged(settled, 365 * DAY_MS).deviation).toBeCloseTo(110, 0);
  expect(aged(settled, 365 * DAY_MS).rating).toBe(1700);
  expect(aged(settled, 1e6 * DAY_MS).deviation).toBe(DEVIATION_MAX);
  expect(aged(settled, -DAY_MS).deviation).toBeCloseTo(60, 9); // a result that comes late
});

test("[STAT-4] many players of known strength are ordered by their ratings after forty matches", () => {
  const strengths = Array.from({ length: 60 }, (_, place) => 1000 + (1000 * place) / 59);
  const players = strengths.map(() => UNRATED);
  let dice = 1;
  const roll = () => (dice = (Math.imul(dice, 1_664_525) + 1_013_904_223) >>> 0) / 0x1_0000_0000;
  for (let round = 0; round < 40; round++) {
    const order = players
      .map((_, place) => place)
      .toSorted((a, b) => players[a]!.rating - players[b]!.rating + 300 * (roll() - 0.5));
    for (let index = 0; index + 1 < order.length; index += 2) {
      const [one, other] = [order[index]!, order[index + 1]!];
      const certain = { deviation: 0, volatility: 0.06 };
      const chance = expectedScore({ rating: strengths[one]!, ...certain }, { rating: strengths[other]!, ...certain });
      const [won, lost] = roll() < chance ? [one, other] : [other, one];
      const { winner, loser } = rateMatch(players[won]!, players[lost]!, round * DAY_MS);
      players[won] = winner;
      players[lost] = loser;
    }
  }
  const errors = players.map(({ rating }, place) => rating - strengths[place]!);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length);
  expect(Math.abs(mean)).toBeLessThan(60);
  expect(spread).toBeLessThan(130);
  expect(players.filter(({ deviation }) => deviation <= SETTLED_DEVIATION).length).toBeGreaterThan(30);
});

test("[STAT-4] a settled rating stays so until the moment that is told, and not longer", () => {
  const rated = player.map((one) => ({ ...one, ratedMs: one.ratedMs ?? 0 }));
  fc.assert(
    fc.property(rated, (one) => {
      const until = settledUntil(one);
      expect(until !== null).toBe(one.deviation <= SETTLED_DEVIATION);
      if (until === null) return;
      expect(aged(one, until).deviation).toBeLessThanOrEqual(SETTLED_DEVIATION + 1e-9);
      expect(aged(one, until + 60_000).deviation).toBeGreaterThan(SETTLED_DEVIATION);
    }),
  );
  expect(settledUntil({ ...UNRATED, deviation: 60 })).toBe(null);
});
