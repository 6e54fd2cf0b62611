// Ctrl-C and SIGTERM: everything is closed in order; a second Ctrl-C ends at once.
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "./log.ts";

export interface Step {
  readonly name: string;
  readonly run: () => unknown;
  readonly limitMs: number; // afterwards the next step begins anyway
}

// A terminal signals the whole process group, and npm and run.mjs pass the same signal on once more each.
const ECHO_MS = 400;

/** Runs the steps at the first signal, then exits with 0. */
export function stopOnSignal(
  steps: readonly Step[],
  log: Log,
  exit = (code: number): void => process.exit(code),
): void {
  let since: number | null = null;
  const onSignal = (signal: NodeJS.Signals) => {
    if (since !== null) {
      if (performance.now() - since > ECHO_MS) exit(130);
      return;
    }
    since = performance.now();
    log.info(signal === "SIGINT" ? "Stopping (Ctrl-C once more: at once) …" : "Stopping …");
    void stopAll(steps, log).then((clean) => {
      log.info("Stopped.");
      exit(clean ? 0 : 1);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
}

export async function stopAll(steps: readonly Step[], log: Log): Promise<boolean> {
  let clean = true;
  for (const { name, run, limitMs } of steps) {
    const late = Symbol(name);
    try {
      const outcome = await Promise.race([Promise.resolve().then(run), pause(limitMs, late)]);
      if (outcome !== late) continue;
      log.warn(`${name} took longer than ${limitMs} ms.`);
    } catch (error) {
      log.error(`${name} failed.`, { error });
    }
    clean = false;
  }
  return clean;
}
