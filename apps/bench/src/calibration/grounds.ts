// The same players off classic: on every map, and with every power-up about. Are they still in their order?
import { CHARACTER_IDS, DEFAULT_SETTINGS, MAPS, type MatchSettings, POWER_UPS, rulesOf } from "@transcendence/game";
import type { Rating } from "@transcendence/rating";
import { table } from "../figures.ts";
import { percent, type Plan, ratingsOf, roundRobin, type Tallies } from "./round-robin.ts";

export const GROUND_PLAN: Plan = { neighbours: 120, others: 20 };
const SEED = 2026;
const LAST = CHARACTER_IDS.length - 1;
const OTHER_MAPS = MAPS.filter((map) => map !== "classic");
const GROUNDS: Readonly<Record<string, MatchSettings>> = {
  ...Object.fromEntries(OTHER_MAPS.map((map) => [map, { ...DEFAULT_SETTINGS, map }])),
  "classic, every power-up": { ...DEFAULT_SETTINGS, powerUps: [...POWER_UPS] },
};

export interface Grounds {
  readonly text: string;
  readonly ratings: string; // packages/game/src/computer/map-ratings.ts
}

export function strengthsByGround(plan: Plan): Grounds {
  const played = Object.values(GROUNDS).map((settings, index) =>
    roundRobin(plan, SEED + 100_000 * index, rulesOf(settings)),
  );
  const fitted = played.map(ratingsOf);
  const pairs = (LAST * (LAST + 1)) / 2;
  const matches = played.length * (LAST * plan.neighbours + (pairs - LAST) * plan.others);
  const text = [
    `${matches} matches of 11 points: on each ground ${plan.neighbours} of each against the one below, ` +
      `and ${plan.others} of every other pair.`,
    wins(played),
    ratingTable(fitted),
  ].join("\n\n");
  return { text, ratings: ratingsFile(fitted) };
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
  return table(["matches won", ...Object.keys(GROUNDS)], [...steps, line(LAST, 0)]);
}

function ratingTable(fitted: readonly Rating[][]): string {
  const rows = CHARACTER_IDS.map((id, row) => [
    id,
    ...fitted.map((all) => `${all[row]!.rating.toFixed(0)} ± ${(2 * all[row]!.deviation).toFixed(0)}`),
  ]);
  return table(["rating", ...Object.keys(GROUNDS)], rows);
}

function ratingsFile(fitted: readonly Rating[][]): string {
  const lines = OTHER_MAPS.map((map, ground) => {
    const ratings = CHARACTER_IDS.map((id, row) => `${id}: ${Math.round(fitted[ground]![row]!.rating)}`);
    return `  ${map}: { ${ratings.join(", ")} },`;
  });
  return `// Written by \`npm run bench calibration maps -- --write\`: as ratings.ts, but on each of the other maps, apart.
import type { MapId } from "../settings.ts";
import type { CharacterId } from "./characters.ts";

export const MAP_RATINGS: Readonly<Record<Exclude<MapId, "classic">, Readonly<Record<CharacterId, number>>>> = {
${lines.join("\n")}
};
`;
}
