// The same players off classic: on every map, with every power-up about. Are they still in their order?
import { CHARACTER_IDS, DEFAULT_SETTINGS, MAPS, POWER_UPS, RATINGS, rulesOf } from "@transcendence/game";
import { table } from "../figures.ts";
import { percent, type Plan, ratingsOf, roundRobin, type Tallies } from "./round-robin.ts";

export const GROUND_PLAN: Plan = { neighbours: 100, others: 15 };
const SEED = 2026;
const LAST = CHARACTER_IDS.length - 1;

export function strengthsByGround(plan: Plan): string {
  const played = MAPS.map((map, index) =>
    roundRobin(plan, SEED + 100_000 * index, rulesOf({ ...DEFAULT_SETTINGS, map, powerUps: [...POWER_UPS] })),
  );
  const pairs = (LAST * (LAST + 1)) / 2;
  const matches = MAPS.length * (LAST * plan.neighbours + (pairs - LAST) * plan.others);
  return [
    `${matches} matches of 11 points with every power-up: on each map ${plan.neighbours} of each against the one below, ` +
      `and ${plan.others} of every other pair.`,
    wins(played),
    ratings(played),
  ].join("\n\n");
}

function wins(played: readonly Tallies[]): string {
  const line = (row: number, column: number): string[] => [
    `${CHARACTER_IDS[row]!} against ${CHARACTER_IDS[column]!}`,
    ...played.map((tallies) => {
      const { won, matches } = tallies[row]![column]!; // no diagonal is asked for
      return percent(won / matches);
    }),
  ];
  const steps = CHARACTER_IDS.slice(1).map((_, index) => line(index + 1, index));
  return table(["matches won, every power-up", ...MAPS], [...steps, line(LAST, 0)]);
}

function ratings(played: readonly Tallies[]): string {
  const fitted = played.map(ratingsOf);
  const rows = CHARACTER_IDS.map((id, row) => [
    id,
    RATINGS[id].rating,
    ...fitted.map((all) => `${all[row]!.rating.toFixed(0)} ± ${(2 * all[row]!.deviation).toFixed(0)}`),
  ]);
  return table(["rating, every power-up", "classic, none", ...MAPS], rows);
}
