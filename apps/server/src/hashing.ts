// Hashing of passwords in a process of its own that gives way to every other: a match is never late for a login.
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism, constants, setPriority } from "node:os";
import { extname } from "node:path";
import { type DeriveKey, HashingBusy, type ScryptCost } from "@transcendence/api";

export interface Derivation {
  readonly id: number;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly cost: ScryptCost;
  readonly bytes: number;
}

export interface Derived {
  readonly id: number;
  readonly key: Uint8Array | null;
}

const PROGRAM = new URL(`./hash-process${extname(import.meta.url)}`, import.meta.url); // .ts, or .js in the container
const WAITING = 30; // at most
const WAIT_MS = 2500; // whoever would wait longer is asked to come back
const PATIENCE_MS = 5000; // and so is whoever has waited so long after all: a request ends a little later
const USUAL_MS = 250; // a hash, until it is known better
const NICENESS = constants.priority.PRIORITY_BELOW_NORMAL; // a tenth of what a match gets where both want a core; the lowest would be a hundredth
const AT_ONCE = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2))); // each takes 32 MiB while it lasts

/** scrypt fills 32 MiB and reads them in no order: in pages of 2 MiB it takes two thirds of the time. Where the C library is not glibc it means nothing. */
const HUGE_PAGES = "glibc.malloc.hugetlb=1";

interface Waiting extends Derivation {
  readonly resolve: (key: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly sinceMs: number;
  begunMs: number;
}

export interface Hashing {
  readonly derive: DeriveKey;
  readonly stop: () => void;
  readonly pid: () => number | undefined; // none before the first password
}

/** The process is started by the first password, and again by the next one should it have ended. */
export function startHashing(program: URL = PROGRAM): Hashing {
  const queue: Waiting[] = [];
  const running = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let lastId = 0;
  let hashMs = USUAL_MS; // what one took lately; on a machine that is busy with matches, much longer
  let stopped = false;

  const next = () => {
    while (running.size < AT_ONCE) {
      const waiting = queue.shift();
      if (waiting === undefined) return;
      if (performance.now() - waiting.sinceMs > PATIENCE_MS) {
        waiting.reject(new HashingBusy());
        continue;
      }
      waiting.begunMs = performance.now();
      running.set(waiting.id, waiting);
      const { id, password, salt, cost, bytes } = waiting;
      (child ??= start()).send({ id, password, salt, cost, bytes } satisfies Derivation, (error) => {
        if (error) settle({ id, key: null });
      });
    }
  };
  const settle = ({ id, key }: Derived) => {
    const waiting = running.get(id);
    running.delete(id);
    if (waiting) hashMs += (performance.now() - waiting.begunMs - hashMs) / 4;
    if (key === null) waiting?.reject(new Error("The hashing process ended."));
    else waiting?.resolve(new Uint8Array(key));
    next();
  };
  const start = () => {
    const tunables = [process.env["GLIBC_TUNABLES"], HUGE_PAGES].filter(Boolean).join(":"); // beside what the host has set
    const env = { ...process.env, GLIBC_TUNABLES: tunables };
    const started = fork(program, { env, serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    giveWay(started);
    started.on("message", (derived) => settle(derived as Derived)); // from our own program
    started.on("error", () => {}); // an exit follows, or the next message fails
    started.on("exit", () => {
      if (child === started) child = null;
      const lost = Array.from(running.keys()); // settling begins others
      for (const id of lost) settle({ id, key: null });
    });
    return started;
  };

  return {
    derive: (password, salt, cost, bytes) =>
      new Promise((resolve, reject) => {
        const aheadMs = ((queue.length + running.size) * hashMs) / AT_ONCE;
        if (stopped || queue.length >= WAITING || aheadMs > WAIT_MS) return reject(new HashingBusy());
        const sinceMs = performance.now();
        queue.push({ id: ++lastId, password, salt, cost, bytes, resolve, reject, sinceMs, begunMs: sinceMs });
        next();
      }),
    stop() {
      stopped = true;
      for (const { reject } of queue.splice(0)) reject(new HashingBusy());
      child?.disconnect(); // it then ends by itself
      child = null;
    },
    pid: () => child?.pid,
  };
}

/** Where the system refuses, passwords compete with matches: worse, and no reason to let nobody in. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS); // its threads, started later, have it from its first
  } catch {
    // as above
  }
}
