// npm run types: every workspace by its own tsconfig, two at a time; prints only what is wrong.
// What it found out about files is kept for the next time, when it looks only at what has changed and what that touches.
import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { inRoot } from "./root.ts";

const waiting = globSync(
  [
    "apps/*/tsconfig.json",
    "apps/*/*/tsconfig.json",
    "packages/*/tsconfig.json",
    "party/**/tsconfig.json",
    "tsconfig.json",
  ],
  {
    cwd: inRoot(),
    exclude: ["**/node_modules/**"],
  },
).toSorted();
const total = waiting.length;
let failed = 0;

async function work(): Promise<void> {
  for (let config = waiting.shift(); config !== undefined; config = waiting.shift()) {
    const output = await check(config);
    if (output === null) continue;
    failed += 1;
    console.log(`${dirname(config)}:\n${output}`);
  }
}

/** What the compiler says, with paths from the root; null when it has nothing to say. */
function check(config: string): Promise<string | null> {
  return new Promise((done) => {
    const tsc = inRoot("node_modules/.bin/tsc");
    if (!existsSync(tsc)) throw new Error("There is no TypeScript in node_modules: run npm ci.");
    const known = inRoot("node_modules/.cache/types", `${dirname(config).replaceAll("/", "-")}.tsbuildinfo`);
    const options = ["--noEmit", "--incremental", "--tsBuildInfoFile", known, "--pretty", "false"];
    execFile(tsc, ["-p", config, ...options], { cwd: inRoot() }, (error, stdout, stderr) => {
      done(error === null ? null : `${stdout}${stderr}`.trim());
    });
  });
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
console.log(failed === 0 ? `Types: ${total} projects, nothing wrong.` : `Types: ${failed} of ${total} projects fail.`);
process.exitCode = failed === 0 ? 0 : 1;
