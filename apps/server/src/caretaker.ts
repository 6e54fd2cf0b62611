// Every some minutes what has had its time is taken away, see apps/api/src/privacy/tidy.ts.
import type { Log } from "@transcendence/api";

const FIRST_MS = 30_000; // after the start, when everybody comes back at once
const EVERY_MS = 600_000;

export interface Caretaker {
  readonly stop: () => Promise<void>;
}

export function startCaretaker(
  tidy: () => Promise<number>,
  log: Log,
  firstMs = FIRST_MS,
  everyMs = EVERY_MS,
): Caretaker {
  let running: Promise<unknown> = Promise.resolve();
  let timer = setTimeout(round, firstMs);
  let stopped = false;
  function round(): void {
    running = tidy()
      .catch((error: unknown) => log.warn("what has had its time could not be taken away", { error }))
      .finally(() => {
        if (!stopped) timer = setTimeout(round, everyMs).unref();
      });
  }
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
