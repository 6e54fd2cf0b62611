// All tests of the house. A workspace that needs a set-up of its own has its own vitest.config.ts; the rest run as "units".
import { existsSync, globSync } from "node:fs";
import { dirname } from "node:path";
import { defineConfig } from "vitest/config";

const workspaces = globSync(["apps/*/package.json", "packages/*/package.json", "party/package.json"]).map(dirname);
const configured = workspaces.filter((folder) => existsSync(`${folder}/vitest.config.ts`));
const plain = workspaces.filter((folder) => !configured.includes(folder));

export default defineConfig({
  test: {
    allowOnly: false, // a forgotten .only would hide every other test
    projects: [
      {
        test: {
          name: "units",
          maxWorkers: "100%", // a worker for each core; vitest would leave one idle, which of two is half
          testTimeout: 60_000, // properties take their time on a busy machine; no test asserts how long
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } }, // of itself it gives up after one second
          include: plain.flatMap((folder) => [`${folder}/test/**/*.test.{ts,tsx}`, `${folder}/src/**/*.test.{ts,tsx}`]),
        },
      },
      ...configured.map((folder) => `${folder}/vitest.config.ts`),
      "party/vitest.hosts.config.ts", // the rooms' tests once more, on the other carrier
    ],
  },
});
