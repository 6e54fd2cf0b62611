// Runs every npm script. Plain JavaScript for whatever Node 20 or newer the machine has, with nothing installed:
// it installs what is missing, then goes on under the Node 24 that the lock file pins.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");
const BIN = join(ROOT, "node_modules", ".bin");
const NODE = join(BIN, process.platform === "win32" ? "node.exe" : "node");

/** Where Node keeps what it has compiled: a server starts in two thirds of the time with it, and the tests start many. */
const NODE_COMPILE_CACHE = join(ROOT, "node_modules", ".cache", "node");

const HAS_TERMINAL = [0, 1, 2].some((descriptor) => isatty(descriptor)); // not under nohup, see apps/server/src/shutdown.ts
const SIGNALS = ["SIGINT", "SIGTERM", ...(HAS_TERMINAL ? ["SIGHUP"] : [])];
const RESTART_CODE = 70; // apps/server/src/uncaught.ts
const KILLED_CODE = 137; // ended by a signal that nobody here sent
const PARENT = process.ppid;
const LONG_RUN_MS = 60_000; // after this the waits before a restart begin anew
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
  "reset-password": [["apps/server/src/reset-password.ts"]],
  moderator: [["apps/server/src/moderator.ts"]],
  "test:random": [["apps/tools/src/test-random.ts"]],
  "test:engines": [
    ["apps/tools/src/determinism.ts"],
    ["apps/tools/src/build.ts", "--if-stale"],
    ["apps/e2e/src/try-engines.ts"],
  ],
  "test:compose": [["apps/tools/src/test-compose.ts"]],
  pictures: [["apps/tools/src/build.ts", "--if-stale"], ["apps/e2e/src/take-pictures.ts"]],
  strings: [["apps/tools/src/strings.ts"]],
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

// Vite takes what follows for a query, esbuild for a pattern.
const unreadable = /[#?*]/.exec(ROOT)?.[0];
if (unreadable !== undefined) {
  fail(
    `The path of this folder has a ${unreadable} in it, which the build cannot read: ${ROOT}\nRename that folder, or move this one.`,
  );
}

let hungUp = false; // the terminal that we do not have was closed: npm ends of it, and we go on
if (!HAS_TERMINAL) process.on("SIGHUP", () => (hungUp = true));

const problem = await install(ROOT, NODE);
if (problem !== null) fail(problem);

let signalled = false; // by whoever wants this to end

for (const [index, [script, ...args]] of steps.entries()) {
  const isLast = index === steps.length - 1;
  const start = () => run(script, isLast ? [...args, ...rest] : args);
  const code = await (isLast && command === "start" ? keepRunning(start) : start());
  if (code !== 0) process.exit(code);
}

/**
 * A server that crashed is started again, as a container's restart policy does it: after 1 s, 2 s, 4 s … half a minute. One that
 * never came up, for a wrong setting say, is not.
 */
async function keepRunning(start) {
  for (let crashes = 1; ; crashes += 1) {
    const startedAt = performance.now();
    const code = await start();
    const hasCrashed = code === RESTART_CODE || code === KILLED_CODE || (crashes > 1 && code !== 0);
    if (!hasCrashed || signalled) return code;
    if (performance.now() - startedAt > LONG_RUN_MS) crashes = 1;
    const waitMs = Math.min(30_000, 1000 * 2 ** (crashes - 1));
    console.error(`The server ended unexpectedly; it starts again in ${waitMs / 1000} s.`);
    if (await isSignalledWithin(waitMs)) return 0;
  }
}

function isSignalledWithin(ms) {
  return new Promise((done) => {
    const timer = setTimeout(() => finish(false), ms);
    const stop = () => finish(true);
    for (const signal of SIGNALS) process.on(signal, stop);
    const finish = (value) => {
      clearTimeout(timer);
      for (const signal of SIGNALS) process.off(signal, stop);
      done(value);
    };
  });
}

/** How the server's Node is started; see docs/decisions/032-young-collections-on-one-thread.md. The container's image says the same. */
function serverProcess() {
  return JSON.parse(readFileSync(join(ROOT, "apps/server/node-process.json"), "utf8"));
}

/** One step under Node 24, with the terminal as its own; signals sent to this process alone are passed on. */
function run(script, args) {
  const { flags, environment } = script.startsWith("apps/server/") ? serverProcess() : { flags: [], environment: {} };
  const child = spawn(NODE, [...flags, join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { NODE_COMPILE_CACHE, ...environment, ...process.env, PATH: BIN + delimiter + (process.env.PATH ?? "") },
  });
  const forward = (signal) => {
    signalled = true;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  // npm gives a SIGTERM to the shell between it and us, and that one dies of it without a word.
  const orphaned = () => {
    if (process.ppid === PARENT) return;
    clearInterval(watch);
    setTimeout(() => hungUp || forward("SIGTERM"), 50); // what ended npm may reach us a moment later
  };
  const watch = setInterval(orphaned, 250);
  if (process.env.npm_lifecycle_event === undefined) clearInterval(watch);
  return new Promise((done) => {
    child.on("error", (error) => {
      console.error(`${script} did not start: ${error.message}`);
      done(1);
    });
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of SIGNALS) process.off(name, forward);
      done(code ?? (signal === "SIGINT" ? 130 : KILLED_CODE));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
