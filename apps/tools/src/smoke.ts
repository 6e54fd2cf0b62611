// Starts the arena as a stranger would, looks at it, and stops it with Ctrl-C: exit 0 within 10 s.
import { match, strictEqual } from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "./root.ts";

const START_MS = 60_000; // with a first build; the address itself comes within 15 s of an install
const STOP_MS = 10_000;

const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
// A group of its own, so that Ctrl-C can be given to all of it, as a terminal does.
const npm = spawn("npm", ["start"], {
  cwd: inRoot(),
  detached: true,
  stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, DATA_DIR: dataDir, PORT: "", HOST: "", DATABASE_URL: "", PUBLIC_URL: "" },
});
let complaints = "";
npm.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
const started = performance.now();
const timer = setTimeout(() => fail("The arena did not say where it is."), START_MS);
const url = await announced();
clearTimeout(timer);
console.log(`Open after ${seconds(started)} s at ${url}`);

strictEqual(await statusOf("/"), 200, "the home page");
strictEqual(await statusOf("/api/health/ready"), 200, "the database");
strictEqual(await statusOf("/internal/matches/result"), 404, "the internal routes");

const asked = performance.now();
const exit = once(npm, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
process.kill(-npm.pid!, "SIGINT");
const late = setTimeout(() => fail(`It still runs ${STOP_MS / 1000} s after Ctrl-C.`), STOP_MS);
const [code, signal] = await exit;
clearTimeout(late);
console.log(`Stopped within ${seconds(asked)} s.`);
// The shell that npm puts between dies of the signal itself, once the server has exited; then npm reports the signal.
strictEqual(signal ?? code, signal === null ? 0 : "SIGINT");
match(complaints, /"event":"server\.stopped"/, "the server's own last word");
rmSync(dataDir, { recursive: true, force: true });

async function announced(): Promise<string> {
  let output = "";
  npm.stdout.setEncoding("utf8");
  for await (const text of npm.stdout as AsyncIterable<string>) {
    process.stdout.write(text);
    output += text;
    const found = /is open: (http:\S+)/.exec(output);
    if (found !== null) {
      npm.stdout.pipe(process.stdout);
      return found[1]!;
    }
  }
  return fail("It ended without saying where it is.");
}

async function statusOf(path: string): Promise<number> {
  const response = await fetch(url + path);
  await response.arrayBuffer();
  return response.status;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function fail(message: string): never {
  console.error(`${message}\n${complaints}`);
  process.kill(-npm.pid!, "SIGKILL");
  process.exit(1);
}
