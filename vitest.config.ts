// All tests of the house. A workspace that needs a set-up of its own has its own vitest.config.ts; the rest run as "units".
import { existsSync, globSync } from "node:fs";
import { dirname } from "node:path";
import { LongestFirst } from "@transcendence/tools/longest-first";
import { PURE } from "@transcendence/tools/test-projects";
import { defineConfig } from "vitest/config";

const workspaces = globSync(["apps/*/package.json", "packages/*/package.json", "party/package.json"]).map(dirname);
const configured = workspaces.filter((folder) => existsSync(`${folder}/vitest.config.ts`));
const plain = workspaces.filter((folder) => !configured.includes(folder));

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    allowOnly: false, // a forgotten .only would hide every other test
    projects: [
      {
        test: {
          ...PURE,
          name: "units",
          isolate: false, // loading the modules anew for each file takes longer than most tests
          testTimeout: 60_000, // properties take their time on a busy machine; no test asserts how long
          include: plain.flatMap((folder) => [`${folder}/test/**/*.test.{ts,tsx}`, `${folder}/src/**/*.test.{ts,tsx}`]),
        },
      },
      ...configured.map((folder) => `${folder}/vitest.config.ts`),
      "party/vitest.hosts.config.ts", // the rooms' tests once more, on the other carrier
    ],
  },
});
