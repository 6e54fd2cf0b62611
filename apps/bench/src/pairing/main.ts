// npm run bench pairing [-- --write] [--people 1000]: how long people wait for an opponent and how far apart the two are in rating,
// beside first come, first served. In virtual time; the same figures each time.
import { parseArgs } from "node:util";
import { table, writeFigures } from "../figures.ts";
import { BY_RATING, IN_ORDER, simulate, type Waiting } from "./simulate.ts";

const PER_MINUTE = [1, 2, 6, 20, 60, 200];
const { values } = parseArgs({ options: { write: { type: "boolean" }, people: { type: "string", default: "1000" } } });
const people = Number(values.people);

const HEAD = ["come a minute", "paired", "wait p50 s", "wait p95 s", "gap p50", "gap p95", "left alone"];
const rows = PER_MINUTE.flatMap((perMinute) => {
  const crowd = { people, perMinute, seed: 1972 };
  return [rowOf(perMinute, "by rating", simulate(crowd, BY_RATING)), rowOf("", "in order", simulate(crowd, IN_ORDER))];
});
const figures = `${people} people come at random, each once:\n\n${table(HEAD, rows)}`;
console.log(figures);
if (values.write) writeFigures("pairing", figures);

function rowOf(perMinute: number | "", how: string, { waitedS, gap, alone }: Waiting): (string | number)[] {
  const seconds = [waitedS.p50, waitedS.p95].map((each) => each.toFixed(1));
  return [perMinute, how, ...seconds, Math.round(gap.p50), Math.round(gap.p95), alone];
}
