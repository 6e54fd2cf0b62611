// How Miniflare's workerd lives beside this server. Miniflare has no option for any of it, so its spawn is wrapped:
// a terminal's Ctrl-C must not reach workerd (the rooms have matches to store first), and should this server be killed
// without a word, workerd must not live on: two of them on the same files would be the end of both.
import childProcess, { type ChildProcess, type SpawnOptions } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { basename } from "node:path";
import { Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

// The shell becomes workerd (same pid). The watcher beside it waits on descriptor 4: a line means that workerd has ended and the
// pid is no longer its own, an end of file that this server has.
const WATCHED = '( ( read -r _ <&4 || kill -KILL $$ ) </dev/null >/dev/null 2>&1 3>&- & ); exec "$0" "$@" 4<&-';
const WATCHED_DESCRIPTOR = 4;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const OWNER = "TRANSCENDENCE_ROOMS"; // in workerd's environment: which Miniflare it belongs to
const LAST_WORDS = 2000; // characters
const WORDS_MS = 2000; // a busy machine reads them a while after the process has ended

/** The processes of one Miniflare, which starts another when one ends. */
export interface Workerds {
  readonly environment: Readonly<Record<string, string>>; // to be handed to Miniflare
  readonly lastWords: () => Promise<string>; // what the latest one wrote on its standard error, once it has ended
  readonly end: () => Promise<void>; // of all that still run
}

interface Owner {
  readonly children: Set<ChildProcess>;
  readonly onExit: () => void;
  words: string;
  closed: Promise<unknown>; // of the latest one, when all that it wrote has been read
}

const owners = new Map<string, Owner>();
let wrapped = false;

/** Whatever a Miniflare with this environment starts; `onExit` is told of each that ends. */
export function watchWorkerds(onExit: () => void): Workerds {
  wrapSpawn();
  const id = randomUUID();
  const owner: Owner = { children: new Set(), onExit, words: "", closed: Promise.resolve() };
  owners.set(id, owner);
  return {
    environment: { [OWNER]: id },
    async lastWords() {
      await Promise.race([owner.closed, pause(WORDS_MS, undefined, { ref: false })]);
      return owner.words;
    },
    async end() {
      owners.delete(id);
      await Promise.all(Array.from(owner.children, endChild));
    },
  };
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function wrapSpawn(): void {
  if (wrapped) return;
  wrapped = true;
  const { spawn } = childProcess;
  const spawnWatched = (command: string, args: readonly string[], options: SpawnOptions): ChildProcess => {
    if (basename(command, ".exe") !== "workerd" || !Array.isArray(options.stdio)) return spawn(command, args, options);
    const child = process.platform === "win32" ? spawn(command, args, options) : spawnLeashed(command, args, options);
    const owner = owners.get(String(options.env?.[OWNER]));
    if (owner !== undefined) adopt(child, owner);
    return child;
  };
  const spawnLeashed = (command: string, args: readonly string[], options: SpawnOptions): ChildProcess => {
    const stdio = [...(options.stdio as string[]).slice(0, WATCHED_DESCRIPTOR), "pipe" as const]; // an array: looked at before
    const child = spawn("/bin/sh", ["-c", WATCHED, command, ...args], {
      ...options,
      stdio: stdio as SpawnOptions["stdio"],
      detached: true,
    });
    const leash = child.stdio[WATCHED_DESCRIPTOR];
    if (leash instanceof Writable) {
      leash.on("error", () => {}); // nobody is left to be told
      child.once("exit", () => leash.end("ended\n"));
    }
    return child;
  };
  Object.assign(childProcess, { spawn: spawnWatched });
}

function adopt(child: ChildProcess, owner: Owner): void {
  owner.words = "";
  owner.closed = once(child, "close");
  owner.children.add(child);
  child.stderr?.on("data", (chunk: Buffer) => (owner.words = (owner.words + chunk.toString()).slice(-LAST_WORDS)));
  child.once("exit", () => {
    owner.children.delete(child);
    owner.onExit();
  });
}

/** Miniflare ends this process at a signal, by listeners that it adds when it is made; shutdown.ts knows a better order. */
export function withoutSignalListeners<Made>(make: () => Made): Made {
  const before = SIGNALS.map((signal) => process.listeners(signal));
  const made = make();
  SIGNALS.forEach((signal, i) => {
    for (const listener of process.listeners(signal)) {
      if (before[i]?.includes(listener) === false) process.off(signal, listener);
    }
  });
  return made;
}
