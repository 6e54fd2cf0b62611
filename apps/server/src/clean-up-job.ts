// The clean-up job: purges what has expired every few minutes, see apps/api/src/privacy/purge-expired.ts.
import type { Log } from "@transcendence/api";

const FIRST_MS = 30_000; // after the start, when everybody comes back at once
const EVERY_MS = 600_000;

export interface CleanUpJob {
  readonly stop: () => Promise<void>;
}

export function startCleanUpJob(
  purge: () => Promise<number>,
  log: Log,
  firstMs = FIRST_MS,
  everyMs = EVERY_MS,
): CleanUpJob {
  let running: Promise<unknown> = Promise.resolve();
  let timer = setTimeout(run, firstMs);
  let stopped = false;
  function run(): void {
    running = purge()
      .catch((error: unknown) => log.warn("cleanup.failed", { error }))
      .finally(() => {
        if (!stopped) timer = setTimeout(run, everyMs).unref();
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
