// What the projects of tests have in common.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

/** The number of test files at a time: so many for each core. */
function workersPerCore(count: number): number {
  return Math.min(4 * count, count * availableParallelism());
}

const COMMON = {
  // Most tests wait longer than they work: for a countdown, a database, a process that starts. The same number everywhere, so
  // that Vitest runs the projects side by side.
  maxWorkers: workersPerCore(3),
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } }, // of itself it gives up after one second
} as const;

/** For projects with property tests. */
export const PROPERTY_SEED = fileURLToPath(new URL("property-seed.ts", import.meta.url));

/** Tests of pure code; never tried twice. */
export const PURE = { ...COMMON, setupFiles: [PROPERTY_SEED] };

/** Tests with real processes, sockets or databases: tried once more, and the end of the run names what passed only then. */
export const WITH_PROCESSES = { ...COMMON, retry: 1 };

/** Tests in a browser work more than they wait, so fewer at a time; they run when the others have ended. */
export const IN_BROWSERS = { ...COMMON, maxWorkers: workersPerCore(2) };
