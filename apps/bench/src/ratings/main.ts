// npm run bench ratings [-- --write] [--players 10000]: how far ratings are from the truth after so many matches, with players whose
// strength is known. In virtual time; the same figures each time.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { table, writeFigures } from "../figures.ts";
import { simulate } from "./simulate.ts";

const LOOKS = [5, 10, 20, 30, 50];
const PAGE = fileURLToPath(new URL("../../../../docs/ratings.md", import.meta.url));
const { values } = parseArgs({
  options: { write: { type: "boolean" }, players: { type: "string", default: "10000" } },
});
const players = Number(values.players);

const HEAD = [
  "opponents",
  "matches of each",
  "error p50",
  "error p95",
  "by Elo p50",
  "by Elo p95",
  "within two deviations",
  "settled",
];
const rows = (["near", "anybody"] as const).flatMap((opponents) =>
  simulate({ players, matches: Math.max(...LOOKS), opponents, seed: 1972 }, LOOKS).map(
    ({ matches, error, elo, within, settled }) => [
      opponents === "near" ? "of about the same rating" : "anybody",
      matches,
      ...[error.p50, error.p95, elo.p50, elo.p95].map(Math.round),
      percent(within),
      percent(settled),
    ],
  ),
);
const figures = `${players} players:\n\n${table(HEAD, rows)}`;
console.log(figures);
if (values.write) writeFigures("ratings", figures, PAGE);

function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}
