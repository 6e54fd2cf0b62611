import { expect, test } from "vitest";
import { BY_RATING, IN_ORDER, simulate } from "../src/pairing/simulate.ts";
import { simulate as simulateRatings } from "../src/ratings/simulate.ts";

const CROWD = { people: 300, perMinute: 20, seed: 7 };

test("[PLAY-4] the queue pairs everybody, nearer in rating than first come, first served", () => {
  const [byRating, inOrder] = [simulate(CROWD, BY_RATING), simulate(CROWD, IN_ORDER)];
  expect(byRating.alone).toBe(0);
  expect(byRating.waitedS.count).toBe(CROWD.people);
  expect(byRating.gap.p50).toBeLessThan(inOrder.gap.p50 / 2);
  expect(simulate(CROWD, BY_RATING)).toEqual(byRating);
});

test("[STAT-4] ratings come nearer to the truth with each match, nearer than Elo’s, and know how uncertain they are", () => {
  const field = { players: 600, matches: 20, opponents: "near", seed: 7 } as const;
  const [few, many] = simulateRatings(field, [5, 20]);
  expect(many?.error.p50).toBeLessThan(few?.error.p50 ?? 0);
  expect(many?.error.p50).toBeLessThan(many?.elo.p50 ?? 0);
  expect(many?.within).toBeGreaterThan(0.85);
});
