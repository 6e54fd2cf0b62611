// How strong the computer players are: npm run bench calibration [-- --write] [-- --matches 200]; `calibration maps` plays
// off classic; `calibration rebounds` says how points end on each map, and how long they take. --write puts the ratings beside the characters and the tables into docs/computer-players.md.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CHARACTER_IDS } from "@transcendence/game";
import { expectedScore, type Rating } from "@transcendence/rating";
import { table, writeFigures } from "../figures.ts";
import { costOfLooks } from "./cost.ts";
import { computerEntrant, duel, type Entrant } from "./duel.ts";
import { GROUND_PLAN, strengthsByGround } from "./grounds.ts";
import { reboundTables } from "./rebounds.ts";
import { followingPlayer, perfectPlayer, personPlayer, SKILLS } from "./rivals.ts";
import { percent, ratingsOf, roundRobin, type Tallies } from "./round-robin.ts";

const MATCHES = 1000; // of each pair
const SEED = 1972;
const OUTSIDE_MATCHES = 60; // against each of those outside the round robin
const PERFECT_MATCHES = 20; // they are long
const PAGE = fileURLToPath(new URL("../../../../docs/computer-players.md", import.meta.url));
const COMPUTERS = new URL("../../../../packages/game/src/computer/", import.meta.url);
const RATINGS = fileURLToPath(new URL("ratings.ts", COMPUTERS));
const MAP_RATINGS = fileURLToPath(new URL("map-ratings.ts", COMPUTERS));

const OUTSIDE: Readonly<Record<string, { readonly entrant: Entrant; readonly matches: number }>> = {
  "perfect sight": { entrant: perfectPlayer, matches: PERFECT_MATCHES },
  "follows the ball": { entrant: followingPlayer, matches: OUTSIDE_MATCHES },
  "person, novice": { entrant: person("novice"), matches: OUTSIDE_MATCHES },
  "person, regular": { entrant: person("regular"), matches: OUTSIDE_MATCHES },
  "person, expert": { entrant: person("expert"), matches: OUTSIDE_MATCHES },
};

function main(args: readonly string[]): void {
  const startMs = performance.now();
  const writes = args.includes("--write");
  if (args.includes("maps")) {
    const { text, ratings } = strengthsByGround(GROUND_PLAN);
    console.log(text);
    if (writes) {
      writeFigures("calibration-maps", text, PAGE);
      writeFileSync(MAP_RATINGS, ratings);
    }
  } else if (args.includes("rebounds")) {
    const text = reboundTables();
    console.log(text);
    if (writes) writeFigures("calibration-rebounds", text, PAGE);
  } else calibrate(args, writes);
  console.log(`\n${((performance.now() - startMs) / 1000).toFixed(0)} s`);
}

function calibrate(args: readonly string[], writes: boolean): void {
  const asked = Number(args[args.indexOf("--matches") + 1]);
  const matches = args.includes("--matches") && asked > 0 ? asked : MATCHES;
  const tallies = roundRobin({ neighbours: matches, others: matches }, SEED);
  const ratings = ratingsOf(tallies);
  const text = [strengths(tallies, ratings), outsiders(), costOfLooks()].join("\n\n");
  console.log(text);
  if (!writes) return;
  writeFigures("calibration", text, PAGE);
  writeFileSync(RATINGS, ratingsFile(ratings));
}

function strengths(tallies: Tallies, ratings: readonly Rating[]): string {
  const played = tallies.flat().reduce((sum, tally) => sum + (tally?.matches ?? 0), 0) / 2;
  const head = ["matches won, row against column", "rating", ...CHARACTER_IDS];
  const rows = CHARACTER_IDS.map((id, row) => [
    id,
    `${ratings[row]!.rating.toFixed(0)} ± ${(2 * ratings[row]!.deviation).toFixed(0)}`,
    ...tallies[row]!.map((tally) => (tally === null ? "" : percent(tally.won / tally.matches))),
  ]);
  const steps = CHARACTER_IDS.slice(1).map((id, index) => {
    const tally = tallies[index + 1]![index]!;
    const expected = expectedScore(ratings[index + 1]!, ratings[index]!);
    return [
      `${id} against ${CHARACTER_IDS[index]!}`,
      percent(tally.won / tally.matches),
      percent(expected),
      percent(tally.points),
      `${(tally.secondsPerMatch / 60).toFixed(1)} min`,
    ];
  });
  const stepHead = ["each against the one below", "matches won", "by the ratings", "points won", "a match lasts"];
  return `${played} matches of 11 points.\n\n${table(head, rows)}\n\n${table(stepHead, steps)}`;
}

function outsiders(): string {
  const rows = Object.entries(OUTSIDE).map(([name, { entrant, matches }], index) => {
    const tallies = CHARACTER_IDS.map((id, column) =>
      duel(entrant, computerEntrant(id), matches, 42_000 + 100 * index + column),
    );
    return [name, ...tallies.map((tally) => `${percent(tally.won / matches)} (${percent(tally.points)})`)];
  });
  return table(["matches (points) won against", ...CHARACTER_IDS], rows);
}

function person(name: keyof typeof SKILLS): Entrant {
  return (seat, seed) => personPlayer(seat, seed, SKILLS[name]);
}

function ratingsFile(ratings: readonly Rating[]): string {
  const lines = CHARACTER_IDS.map((id, index) => {
    const { rating, deviation } = ratings[index]!;
    return `  ${id}: { rating: ${Math.round(rating)}, deviation: ${Math.ceil(deviation)} },`;
  });
  return `// Written by \`npm run bench calibration -- --write\`. Glicko-2, on a scale of their own: the average of all is 1500.
import type { CharacterId } from "./characters.ts";

export const RATINGS: Readonly<Record<CharacterId, { readonly rating: number; readonly deviation: number }>> = {
${lines.join("\n")}
};
`;
}

main(process.argv.slice(2));
