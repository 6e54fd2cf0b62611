// A real Postgres from the npm registry, run as a child of this process: the default database of a self-hosted arena, and the
// one of the tests. It listens on the loopback only.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { ensureCluster, readPostmaster, settleEarlierLife, SUPERUSER } from "./embedded-cluster.ts";
import { findHome, type Home } from "./embedded-home.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly port?: number; // 0 or left out: any free one
  readonly durable?: boolean; // false: fast and forgetful, for tests
  readonly database?: string;
  readonly log?: (message: string) => void; // told of unexpected ends and restarts
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly shared: boolean; // another process of this machine had it running already, and stops it
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

// The shell becomes Postgres (same pid). A watcher beside it, belonging to neither, waits for the end of our pipe: even when we
// are killed without a word, Postgres is told to shut down. `detached` keeps the terminal's Ctrl-C from reaching it before us.
const WATCHED = 'exec 3<&0; ( ( read -r _ <&3; kill -INT $$ 2>/dev/null ) >/dev/null 2>&1 & ); exec "$@" 3<&- </dev/null';

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "log_timezone=UTC",
  "shared_buffers=64MB",
];
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"];

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, database = "transcendence", log = () => {} } = options;
  const home = findHome(dataDir);
  const password = ensureCluster(home, dataDir, durable);
  const ownerFile = join(dataDir, "owner");
  const urlAt = (port: number, name: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${name}`;

  const running = await settleEarlierLife(home.clusterDir, ownerFile);
  if (running !== null) {
    const url = urlAt(running.port, database);
    return { url, port: running.port, shared: true, pid: () => running.pid, stop: async () => {} };
  }
  writeFileSync(ownerFile, String(process.pid));

  const port = options.port || (await freePort());
  let child = await launch(home, dataDir, port, durable);
  let stopping = false;
  const watch = () => child.once("exit", () => void revive());
  async function revive(): Promise<void> {
    for (let delay = 100; !stopping; delay = Math.min(delay * 2, 5000)) {
      log("the embedded Postgres ended unexpectedly and is started again");
      await sleep(delay);
      try {
        if (stopping) return;
        await settleEarlierLife(home.clusterDir, "");
        child = await launch(home, dataDir, port, durable);
        if (stopping) await end(child);
        else watch();
        return;
      } catch (error) {
        log(String(error));
      }
    }
  }
  watch();
  await ensureDatabase(urlAt(port, "postgres"), database);

  async function stop(): Promise<void> {
    stopping = true;
    await end(child);
  }
  return { url: urlAt(port, database), port, shared: false, pid: () => child.pid, stop };
}

async function launch(home: Home, dataDir: string, port: number, durable: boolean): Promise<ChildProcess> {
  const logFile = join(dataDir, "log");
  const logTo = openSync(logFile, "w");
  const settings = [...SETTINGS, ...(durable ? [] : FORGETFUL)].flatMap((setting) => ["-c", setting]);
  const command = [join(home.binDir, "postgres"), "-D", home.clusterDir, "-p", String(port), ...settings];
  const [program, args] = process.platform === "win32" ? [command[0]!, command.slice(1)] : ["/bin/sh", ["-c", WATCHED, "sh", ...command]];
  const child = spawn(program, args, {
    ...home.account,
    cwd: "/", // where its user may be, whoever that is
    detached: true,
    stdio: ["pipe", logTo, logTo],
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
  });
  closeSync(logTo);
  child.stdin?.on("error", () => {}); // it ended first
  child.once("exit", () => child.stdin?.destroy()); // lets the watcher go before the pid can be anyone else's
  while (readPostmaster(home.clusterDir)?.ready !== true) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The embedded Postgres did not start:\n${readFileSync(logFile, "utf8").trim()}`);
    }
    await sleep(10);
  }
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const stubborn = setTimeout(() => child.kill("SIGQUIT"), 10_000);
  await ended;
  clearTimeout(stubborn);
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  probe.close();
  await once(probe, "close");
  return port;
}
