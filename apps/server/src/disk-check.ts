// Whether the data folder can be written to: on a full disk rooms lose what they would store, and nobody would hear of it.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "@transcendence/api";

export interface DiskCheck {
  readonly isWritable: () => Promise<boolean>;
  /** As it was found last, without waiting: a slow disk is no full one, and nobody waits for it to enter a match. */
  readonly wasWritable: () => boolean;
  readonly stop: () => void;
}

const NAME = ".writable";
const BLOCK = new Uint8Array(4096); // nothing smaller needs a place of its own on every file system
const PATIENCE_MS = 1500; // a share of the network that hangs
const FRESH_MS = 3000; // whoever asks more often hears the same
const EVERY_MS = 30_000; // so that the log tells of it where nobody asks

export function checkDisk(folder: string, log: Log, freshMs = FRESH_MS): DiskCheck {
  let isWritable = true;
  let checkedMs = Number.NEGATIVE_INFINITY;
  let running: Promise<boolean> | null = null; // never two at once: one that hangs is enough
  const check = async () => {
    const problem = await tryWriting(folder);
    if (problem !== null && isWritable) log.error("disk.write_failed", { folder, problem });
    if (problem === null && !isWritable) log.warn("disk.recovered", { folder });
    isWritable = problem === null;
    checkedMs = performance.now();
    running = null;
    return isWritable;
  };
  const ask = async () => {
    if (performance.now() - checkedMs < freshMs) return isWritable;
    running ??= check();
    return Promise.race([running, pause(PATIENCE_MS, false, { ref: false })]);
  };
  const timer = setInterval(() => void ask(), EVERY_MS).unref();
  const wasWritable = () => {
    void ask();
    return isWritable;
  };
  return { isWritable: ask, wasWritable, stop: () => clearInterval(timer) };
}

/** What went wrong, in the system's words. */
async function tryWriting(folder: string): Promise<string | null> {
  const path = join(folder, NAME);
  try {
    await writeFile(path, BLOCK, { flush: true });
    await rm(path, { force: true });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
