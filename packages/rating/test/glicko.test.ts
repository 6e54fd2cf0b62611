import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, ln } from "../src/exact.ts";
import { expectedScore, NEWCOMER, rate, type Rating, type Result } from "../src/index.ts";

const RATING = fc.record({
  rating: fc.double({ min: 400, max: 3000, noNaN: true }),
  deviation: fc.double({ min: 20, max: 350, noNaN: true }),
  volatility: fc.double({ min: 0.03, max: 0.12, noNaN: true }),
});
const RESULTS = fc.array(fc.record({ rival: RATING, score: fc.constantFrom(0, 0.5, 1) }), {
  minLength: 1,
  maxLength: 30,
});

function rival(rating: number, deviation: number): Rating {
  return { rating, deviation, volatility: 0.06 };
}

describe("[STAT-4] Glicko-2", () => {
  test("agrees with the paper's worked example", () => {
    const results: Result[] = [
      { rival: rival(1400, 30), score: 1 },
      { rival: rival(1550, 100), score: 0 },
      { rival: rival(1700, 300), score: 0 },
    ];
    const { rating, deviation, volatility } = rate({ rating: 1500, deviation: 200, volatility: 0.06 }, results, 0.5);
    expect(rating).toBeCloseTo(1464.06, 1); // the paper rounds on its way
    expect(deviation).toBeCloseTo(151.52, 2);
    expect(Math.abs(volatility - 0.05999)).toBeLessThan(1e-5); // the paper cuts off
  });

  test("who does not play keeps the rating, and becomes less certain up to a newcomer's uncertainty", () => {
    const player = { rating: 1700, deviation: 60, volatility: 0.06 };
    const after = rate(player, []);
    expect(after).toMatchObject({ rating: 1700, volatility: 0.06 });
    expect(after.deviation).toBeCloseTo(Math.sqrt(60 ** 2 + (0.06 * 173.7178) ** 2), 9);
    let idle: Rating = player;
    for (let period = 0; period < 5000; period++) idle = rate(idle, []);
    expect(idle.deviation).toBe(NEWCOMER.deviation);
  });

  test("winning never lowers a rating, losing never raises it, and every number stays a number", () => {
    fc.assert(
      fc.property(RATING, RESULTS, (player, results) => {
        const won = rate(
          player,
          results.map((result) => ({ ...result, score: 1 })),
        );
        const lost = rate(
          player,
          results.map((result) => ({ ...result, score: 0 })),
        );
        const mixed = rate(player, results);
        expect(won.rating).toBeGreaterThanOrEqual(player.rating);
        expect(lost.rating).toBeLessThanOrEqual(player.rating);
        for (const { rating, deviation, volatility } of [won, lost, mixed]) {
          expect([rating, deviation, volatility].every(Number.isFinite)).toBe(true);
          expect(deviation).toBeGreaterThan(0);
          expect(volatility).toBeGreaterThan(0);
        }
        expect(mixed.rating).toBeLessThanOrEqual(won.rating + 40); // volatility may differ, the order hardly
        expect(mixed.rating).toBeGreaterThanOrEqual(lost.rating - 40);
      }),
    );
  });

  test("the chances of two rivals make one, and doubt brings both nearer to a half", () => {
    fc.assert(
      fc.property(RATING, RATING, (one, other) => {
        const chance = expectedScore(one, other);
        expect(chance + expectedScore(other, one)).toBeCloseTo(1, 12);
        const surer = expectedScore({ ...one, deviation: 1 }, { ...other, deviation: 1 });
        expect(Math.abs(surer - 0.5)).toBeGreaterThanOrEqual(Math.abs(chance - 0.5) - 1e-12);
      }),
    );
    expect(expectedScore(rival(1700, 0), rival(1500, 0))).toBeCloseTo(1 / (1 + 10 ** (-200 / 400)), 4);
  });

  test("strengths that were there are found again", () => {
    const strengths = [1300, 1450, 1550, 1700];
    let ratings: Rating[] = strengths.map(() => NEWCOMER);
    let seed = 1;
    const chance = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    for (let period = 0; period < 60; period++) {
      const results: Result[][] = strengths.map(() => []);
      for (let game = 0; game < 30; game++) {
        for (let one = 0; one < 4; one++) {
          for (let other = one + 1; other < 4; other++) {
            const won = chance() < expectedScore(rival(strengths[one]!, 0), rival(strengths[other]!, 0));
            results[one]!.push({ rival: ratings[other]!, score: won ? 1 : 0 });
            results[other]!.push({ rival: ratings[one]!, score: won ? 0 : 1 });
          }
        }
      }
      ratings = ratings.map((rating, index) => rate(rating, results[index]!));
    }
    ratings.forEach(({ rating }, index) => expect(Math.abs(rating - strengths[index]!)).toBeLessThan(50));
  });
});

describe("exponential and logarithm", () => {
  test("agree with the engine's to twelve digits", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (value) => {
        expect(exp(value) / Math.exp(value)).toBeCloseTo(1, 12);
        expect(ln(Math.exp(value))).toBeCloseTo(value, 11);
      }),
    );
    expect([exp(0), ln(1)]).toEqual([1, 0]);
  });
});
