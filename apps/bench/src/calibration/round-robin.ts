// Everybody against everybody, on one ground.
import { CHARACTER_IDS, type Rules } from "@transcendence/game";
import type { Rating } from "@transcendence/rating";
import { computerEntrant, duel, type Tally } from "./duel.ts";
import { fitRatings } from "./fit.ts";

/** Row against column, in the order of CHARACTER_IDS; null on the diagonal. */
export type Tallies = readonly (readonly (Tally | null)[])[];

/** How many matches: of those who stand next to each other, and of every other pair. */
export interface Plan {
  readonly neighbours: number;
  readonly others: number;
}

export function roundRobin({ neighbours, others }: Plan, seed: number, rules?: Rules): Tallies {
  const entrants = CHARACTER_IDS.map(computerEntrant);
  const tallies = entrants.map((): (Tally | null)[] => entrants.map(() => null));
  entrants.forEach((one, row) => {
    for (let column = 0; column < row; column++) {
      const matches = row - column === 1 ? neighbours : others;
      const tally = duel(one, entrants[column]!, matches, seed + 1000 * row + column, rules);
      tallies[row]![column] = tally;
      tallies[column]![row] = { ...tally, won: matches - tally.won, points: 1 - tally.points };
    }
  });
  return tallies;
}

export function ratingsOf(tallies: Tallies): Rating[] {
  return fitRatings({
    won: tallies.map((row) => row.map((tally) => tally?.won ?? 0)),
    matches: tallies.map((row) => row.map((tally) => tally?.matches ?? 0)),
  });
}

export function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}
