// A rooms' process, kept running. Miniflare starts a workerd that crashed once more; when that fails, too, it gives up for
// good: then it is replaced by another, with growing waits, for as long as it takes.
import { setTimeout as pause } from "node:timers/promises";
import { type Runtime, type RuntimeOptions, startRuntime } from "./rooms-runtime.ts";

/** One workerd that is kept running. */
export interface RoomsProcess {
  /** Where a worker listens now; rejects while the process does not run. After a crash perhaps on another port: ask each time. */
  readonly address: (worker: string) => Promise<URL>;
  readonly isAway: () => boolean;
  /** Whether it has been away for longer than a usual restart takes. */
  readonly isAwayLong: () => boolean;
  readonly stop: () => Promise<void>;
}

const USUAL_RESTART_MS = 4000; // whoever enters a room waits that long for it
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;

export async function keepRunning(options: RuntimeOptions): Promise<RoomsProcess> {
  const { log } = options;
  const stopping = new AbortController();
  let awaySinceMs: number | null = null;
  let givenUp = false; // by Miniflare, until the next one runs
  let revival: Promise<void> = Promise.resolve();
  let exits = 0;
  let current: Runtime | null = null;
  current = await startRuntime(options, onExit);

  /** A workerd has ended. Miniflare hears of it in the same moment, and starts another. */
  function onExit(): void {
    const exit = ++exits;
    awaySinceMs ??= performance.now();
    setImmediate(() => void check(current, exit));
  }
  async function check(checked: Runtime | null, exit: number): Promise<void> {
    if (checked === null || stopping.signal.aborted || givenUp) return; // a start fails by itself
    try {
      await checked.runs();
      if (exit === exits) awaySinceMs = null;
    } catch {
      if (stopping.signal.aborted || givenUp || checked !== current) return;
      givenUp = true;
      log.error("The rooms' process could not be restarted, and is replaced."); // Miniflare told why
      revival = revive(checked);
    }
  }
  async function revive(dead: Runtime): Promise<void> {
    await dead.stop();
    for (let waitMs = FIRST_WAIT_MS; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        current = await startRuntime(options, onExit);
        givenUp = false;
        awaySinceMs = null;
        log.warn("The rooms' process runs again.");
        return;
      } catch (error) {
        log.error(error instanceof Error ? error.message : String(error));
      }
    }
  }

  return {
    async address(worker) {
      if (givenUp || current === null) throw new Error("The rooms' process does not run.");
      return current.address(worker);
    },
    isAway: () => awaySinceMs !== null,
    isAwayLong: () => givenUp || (awaySinceMs !== null && performance.now() - awaySinceMs > USUAL_RESTART_MS),
    async stop() {
      stopping.abort();
      await revival;
      if (!givenUp) await current?.stop();
    },
  };
}
