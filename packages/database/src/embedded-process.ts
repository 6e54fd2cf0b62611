// The server process: begun, watched, begun again after an unexpected end, and ended.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readPostmaster, settleEarlierLife } from "./embedded-cluster.ts";
import type { Home } from "./embedded-home.ts";

// The shell becomes Postgres (same pid). A watcher beside it, belonging to neither, waits for the end of our pipe: even when we
// are killed without a word, Postgres is told to shut down. `detached` keeps the terminal's Ctrl-C from reaching it before us.
const WATCHED =
  'exec 3<&0; ( ( read -r _ <&3; kill -INT $$ 2>/dev/null ) >/dev/null 2>&1 & ); exec "$@" 3<&- </dev/null';

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "log_timezone=UTC",
  "shared_buffers=64MB",
];
const FORGETFUL = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
];

export async function launch(home: Home, dataDir: string, port: number, durable: boolean): Promise<ChildProcess> {
  await settleEarlierLife(home.clusterDir, ""); // after a kill -9: a stale postmaster.pid
  const logFile = join(dataDir, "log");
  const logTo = openSync(logFile, "w");
  const settings = [...SETTINGS, ...(durable ? [] : FORGETFUL)].flatMap((setting) => ["-c", setting]);
  const command = [join(home.binDir, "postgres"), "-D", home.clusterDir, "-p", String(port), ...settings];
  const [program, args] =
    process.platform === "win32" ? [command[0]!, command.slice(1)] : ["/bin/sh", ["-c", WATCHED, "sh", ...command]];
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

/** Told of unexpected ends, and of starts that failed. */
export type EmbeddedLog = (
  event: "postgres.exited" | "postgres.start_failed",
  fields: Readonly<Record<string, unknown>>,
) => void;

export interface Kept {
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

/** Starts it, and again whenever it ends without having been told to, until `stop`. */
export async function keepRunning(start: () => Promise<ChildProcess>, log: EmbeddedLog): Promise<Kept> {
  const stopping = new AbortController();
  let child = await start();
  const watch = () => child.once("exit", () => void revive());
  async function revive(): Promise<void> {
    for (let delayMs = 100; !stopping.signal.aborted; delayMs = Math.min(delayMs * 2, 5000)) {
      log("postgres.exited", { delayMs });
      await sleep(delayMs);
      try {
        child = await start();
        if (stopping.signal.aborted) await end(child);
        else watch();
        return;
      } catch (error) {
        log("postgres.start_failed", { error });
      }
    }
  }
  watch();
  async function stop(): Promise<void> {
    stopping.abort();
    await end(child);
  }
  return { pid: () => child.pid, stop };
}
