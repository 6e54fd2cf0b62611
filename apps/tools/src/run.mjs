// Runs every npm script. Plain JavaScript for whatever Node 20 or newer the machine has, with nothing installed:
// it installs what is missing, then goes on under the Node 24 that the lock file pins.
import { spawn } from "node:child_process";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");
const BIN = join(ROOT, "node_modules", ".bin");
const NODE = join(BIN, process.platform === "win32" ? "node.exe" : "node");

/** What each script runs, one after the other; further arguments go to the last. */
const COMMANDS = {
  start: [["apps/tools/src/build.ts", "--if-stale"], ["apps/server/src/main.ts"]],
  dev: [["apps/tools/src/build.ts", "--if-stale"], ["apps/tools/src/dev.ts"]],
  test: [["apps/tools/src/build.ts", "--if-stale"], ["apps/tools/src/test.ts"]],
  check: [["apps/tools/src/check.ts"]],
  build: [["apps/tools/src/build.ts"]],
  bench: [["apps/bench/src/main.ts"]],
  lint: [["apps/tools/src/lint.ts"]],
  format: [["apps/tools/src/format.ts"]],
  types: [["apps/tools/src/types.ts"]],
  "db:generate": [["apps/tools/src/db-generate.ts"]],
  "db:migrate": [["apps/tools/src/db-migrate.ts"]],
  "test:engines": [["apps/tools/src/determinism.ts"]],
  "test:compose": [["apps/tools/src/test-compose.ts"]],
  pictures: [["apps/tools/src/build.ts", "--if-stale"], ["apps/e2e/src/take-pictures.ts"]],
  requirements: [["apps/tools/src/requirements.ts"]],
};

const [command = "", ...rest] = process.argv.slice(2);
const steps = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (steps === undefined) {
  fail(`There is no command "${command}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
}
if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Node 20 or newer is needed; this is ${process.versions.node}.`);
}

const problem = await install(ROOT, NODE);
if (problem !== null) fail(problem);

for (const [index, [script, ...args]] of steps.entries()) {
  const code = await run(script, index === steps.length - 1 ? [...args, ...rest] : args);
  if (code !== 0) process.exit(code);
}

/** One step under Node 24, with the terminal as its own; signals sent to this process alone are passed on. */
function run(script, args) {
  const child = spawn(NODE, [join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: BIN + delimiter + (process.env.PATH ?? "") },
  });
  const forward = (signal) => child.kill(signal);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  // npm gives a SIGTERM to the shell between it and us, and that one dies of it without a word.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill("SIGTERM") && clearInterval(watch);
  const watch = setInterval(orphaned, 250);
  if (process.env.npm_lifecycle_event === undefined) clearInterval(watch);
  return new Promise((done) => {
    child.on("error", (error) => {
      console.error(`${script} did not start: ${error.message}`);
      done(1);
    });
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, forward);
      done(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
