// A rooms' process, kept running. Miniflare starts a workerd that crashed once more. When that fails, or that one crashes soon, too,
// it is replaced by another, with waits that grow until one has run for a while; for as long as it takes.
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
/** One that ran for this long is no worse than another: at worst a start every so often, which costs little. */
export const STEADY_MS = 20_000;

/** `waitedMs`: before the start that was of no use; 0: it was the first. */
export function nextWait(waitedMs: number): number {
  return waitedMs === 0 ? FIRST_WAIT_MS : Math.min(waitedMs * 2, LONGEST_WAIT_MS);
}

export async function keepRunning(options: RuntimeOptions): Promise<RoomsProcess> {
  const { log } = options;
  const stopping = new AbortController();
  let awaySinceMs: number | null = null;
  let givenUp = false; // the current one, until another runs
  let revival: Promise<void> = Promise.resolve();
  let exits = 0;
  let waitedMs = 0; // before the latest start that we made
  let ranSinceMs = performance.now();
  let restarted = false; // by Miniflare, not long ago
  let current: Runtime | null = null;
  current = await startNext();

  function startNext(): Promise<Runtime> {
    const started: Promise<Runtime> = startRuntime(options, () => void started.then(onExit).catch(() => {})); // a start fails by itself
    return started;
  }
  /** A workerd has ended. Miniflare hears of it in the same moment, and starts another: once, it may, and then only after a while. */
  function onExit(exited: Runtime): void {
    if (exited !== current || givenUp || stopping.signal.aborted) return;
    const exit = ++exits;
    const ranMs = performance.now() - ranSinceMs;
    awaySinceMs ??= performance.now();
    if (ranMs >= STEADY_MS) waitedMs = 0;
    else if (restarted) return giveUp(exited, "exited_early");
    restarted = true;
    ranSinceMs = performance.now();
    setImmediate(() => void check(exited, exit));
  }
  async function check(checked: Runtime, exit: number): Promise<void> {
    if (stopping.signal.aborted || givenUp) return;
    try {
      await checked.runs();
      if (exit === exits && !givenUp) awaySinceMs = null;
    } catch {
      if (stopping.signal.aborted || givenUp || checked !== current) return;
      giveUp(checked, "restart_failed"); // Miniflare told why
    }
  }
  function giveUp(dead: Runtime, reason: "exited_early" | "restart_failed"): void {
    givenUp = true;
    waitedMs = nextWait(waitedMs);
    log.error("rooms.process_replaced", { reason, waitMs: waitedMs });
    revival = revive(dead);
  }
  async function revive(dead: Runtime): Promise<void> {
    await dead.stop();
    for (; !stopping.signal.aborted; waitedMs = nextWait(waitedMs)) {
      await pause(waitedMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        current = await startNext();
        ranSinceMs = performance.now();
        givenUp = false;
        awaySinceMs = null;
        log.warn("rooms.process_restarted");
        return;
      } catch (error) {
        log.error("rooms.process_start_failed", { error });
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
