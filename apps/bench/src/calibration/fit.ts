// Ratings from a round robin: all matches are one Glicko-2 rating period, played again from its own outcome until it
// changes nothing more. What stands then explains the results best; nobody's strength changes between matches.
import { NEWCOMER, rate, type Rating, type Result } from "@transcendence/rating";

/** won[i][j] of matches[i][j] between i and j were won by i. */
export interface RoundRobin {
  readonly won: readonly (readonly number[])[];
  readonly matches: readonly (readonly number[])[];
}

const ROUNDS_MAX = 500;
const CALM = 0.01;

export function fitRatings({ won, matches }: RoundRobin): Rating[] {
  let ratings: Rating[] = won.map(() => NEWCOMER);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = ratings.map(({ rating }, one): Rating => {
      const results: Result[] = [];
      for (let other = 0; other < ratings.length; other++) {
        const played = matches[one]?.[other] ?? 0;
        const score = won[one]?.[other] ?? 0;
        const rival = ratings[other]!;
        for (let match = 0; match < played; match++) results.push({ rival, score: match < score ? 1 : 0 });
      }
      const after = rate({ ...NEWCOMER, rating }, results);
      return { ...after, rating: (rating + after.rating) / 2 }; // half a step: rivals move at the same time
    });
    const moved = Math.max(...next.map(({ rating }, index) => Math.abs(rating - ratings[index]!.rating)));
    ratings = next;
    if (moved < CALM) break;
  }
  const mean = ratings.reduce((sum, { rating }) => sum + rating, 0) / ratings.length;
  return ratings.map((rating) => ({ ...rating, rating: rating.rating - mean + NEWCOMER.rating }));
}
