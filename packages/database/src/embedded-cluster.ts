// A cluster's beginning (initdb) and what an earlier life may have left behind in it.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Home, makePrivateDir } from "./embedded-home.ts";

export const SUPERUSER = "transcendence";

/** Creates the cluster when there is none yet, and returns its password. */
export function ensureCluster(home: Home, dataDir: string, durable: boolean): string {
  const passwordFile = join(dataDir, "password");
  if (existsSync(join(home.clusterDir, "PG_VERSION"))) return readFileSync(passwordFile, "utf8").trim();

  const password = randomBytes(24).toString("base64url");
  const fresh = `${home.clusterDir}.init`; // renamed when whole: an interrupted beginning leaves no half cluster
  const handed = `${home.clusterDir}.password`;
  makePrivateDir(fresh, home.account);
  try {
    writeFileSync(handed, password, { mode: 0o600 });
    if (home.account !== null) chownSync(handed, home.account.uid, home.account.gid);
    const flags = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    if (!durable) flags.push("--no-sync");
    const run = spawnSync(
      join(home.binDir, "initdb"),
      [`--pgdata=${fresh}`, `--username=${SUPERUSER}`, `--pwfile=${handed}`, "--no-instructions", ...flags],
      { ...home.account, cwd: "/", env: { PATH: process.env["PATH"], LC_ALL: "C" }, encoding: "utf8" },
    );
    const nameless = /could not look up effective user ID (\d+)/.exec(run.stderr ?? "")?.[1];
    if (nameless !== undefined)
      throw new Error(
        `The embedded Postgres cannot be set up by a user without a name (uid ${nameless}). ` +
          "Give that user a line in /etc/passwd, or set DATABASE_URL to a Postgres of your own.",
      );
    if (run.status !== 0)
      throw new Error(`The embedded Postgres could not be set up: ${run.stderr || run.error?.message}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    renameSync(fresh, home.clusterDir);
  } finally {
    rmSync(handed, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
  return password;
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** What `postmaster.pid` says: pid, data directory, start, port, socket folder, address, shared memory, state. */
export function readPostmaster(clusterDir: string): Postmaster | null {
  const file = join(clusterDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * Clears what an earlier life left: a stale `postmaster.pid` (its number may by now belong to a stranger, which Postgres itself
 * would take for a running server), or an orphan still running. Returns the postmaster when its owner is alive: it is shared.
 */
export async function settleEarlierLife(clusterDir: string, ownerFile: string): Promise<Postmaster | null> {
  const earlier = readPostmaster(clusterDir);
  if (earlier === null) return null;
  const lives = () => isAlive(earlier.pid) && isPostmasterOf(earlier.pid, clusterDir);
  if (!lives()) {
    rmSync(join(clusterDir, "postmaster.pid"), { force: true });
    return null;
  }
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, "utf8")) : 0;
  if (earlier.ready && owner > 0 && isAlive(owner)) return earlier;
  process.kill(earlier.pid, "SIGINT"); // "fast" shutdown: sessions are closed, everything is written
  for (let waited = 0; lives(); waited += 20) {
    if (waited === 10_000) process.kill(earlier.pid, "SIGQUIT");
    if (waited > 20_000) throw new Error(`An earlier Postgres (process ${earlier.pid}) does not stop.`);
    await sleep(20);
  }
  return null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // gone, or somebody else's: not ours in any case
  }
}

function isPostmasterOf(pid: number, clusterDir: string): boolean {
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self/cmdline")) return existsSync(proc) && readFileSync(proc, "utf8").includes(clusterDir);
  return (
    spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout?.includes(clusterDir) ?? true
  );
}
