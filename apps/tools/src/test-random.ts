// npm run test:random [-- MINUTES [filters]]: the property tests again and again, each round with a seed of its own, until one falls.
import { randomInt } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { startVitest } from "vitest/node";
import { inRoot } from "./root.ts";

const [minutes = "5", ...filters] = process.argv.slice(2);
const untilMs = Date.now() + Number(minutes) * 60_000;
if (!Number.isFinite(untilMs)) throw new Error(`How many minutes is "${minutes}"?`);

const files = globSync("{apps,packages}/*/test/**/*.test.{ts,tsx}", { cwd: inRoot() })
  .filter((path) => readFileSync(inRoot(path), "utf8").includes('"fast-check"'))
  .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)));

for (let round = 1; process.exitCode === undefined && Date.now() < untilMs; round++) {
  const seed = String(randomInt(2 ** 31));
  process.env["PROPERTY_SEED"] = seed; // for the workers that the tests run in
  console.log(`Round ${round}: PROPERTY_SEED=${seed}`);
  const vitest = await startVitest("test", files, { watch: false, reporters: ["dot"] });
  await vitest.close();
  if (process.exitCode) console.log(`\nTo see it again: PROPERTY_SEED=${seed} npm test -- FILE`);
}
