// How Miniflare's workerd lives beside this server. Miniflare has no option for any of it, so its spawn is wrapped:
// a terminal's Ctrl-C must not reach workerd (the rooms have matches to store first), and should this server be killed
// without a word, workerd must not live on: two of them on the same files would be the end of both.
import childProcess, { type ChildProcess, type SpawnOptions } from "node:child_process";
import { basename } from "node:path";
import { Writable } from "node:stream";

// The shell becomes workerd (same pid). The watcher beside it waits on descriptor 4: a line means that workerd has ended and the
// pid is no longer its own, an end of file that this server has.
const WATCHED = '( ( read -r _ <&4 || kill -KILL $$ ) </dev/null >/dev/null 2>&1 3>&- & ); exec "$0" "$@" 4<&-';
const WATCHED_DESCRIPTOR = 4;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let wrapped = false;

/** From now on; once. */
export function keepWorkerdClose(): void {
  if (wrapped || process.platform === "win32") return;
  wrapped = true;
  const { spawn } = childProcess;
  const spawnWatched = (command: string, args: readonly string[], options: SpawnOptions): ChildProcess => {
    if (basename(command) !== "workerd" || !Array.isArray(options.stdio)) return spawn(command, args, options);
    const stdio = [...options.stdio.slice(0, WATCHED_DESCRIPTOR), "pipe" as const];
    const child = spawn("/bin/sh", ["-c", WATCHED, command, ...args], { ...options, stdio, detached: true });
    const leash = child.stdio[WATCHED_DESCRIPTOR];
    if (leash instanceof Writable) {
      leash.on("error", () => {}); // nobody is left to be told
      child.once("exit", () => leash.end("ended\n"));
    }
    return child;
  };
  Object.assign(childProcess, { spawn: spawnWatched });
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
