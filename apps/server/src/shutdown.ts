// Ctrl-C, SIGTERM, or the end of our terminal (SIGHUP): everything is closed in order; a second Ctrl-C ends at once. Under nohup
// there is no terminal of ours, and its end changes nothing.
import { setTimeout as pause } from "node:timers/promises";
import { isatty } from "node:tty";
import type { Log } from "@transcendence/api";

export interface Step {
  readonly name: string;
  readonly run: () => unknown;
  readonly limitMs: number; // afterwards the next step begins anyway
}

// A terminal signals the whole process group, and npm and run.mjs pass the same signal on once more each.
const ECHO_MS = 400;

/**
 * Whether a terminal is where we read or write. Node sets a SIGHUP that nohup told it to ignore back to what it was, so that nohup
 * is known by this: it takes the terminal away from all three.
 */
export function hasTerminal(): boolean {
  return [0, 1, 2].some((descriptor) => isatty(descriptor));
}

/** Runs the steps at the first signal, then exits with 0. */
export function stopOnSignal(
  steps: readonly Step[],
  log: Log,
  exit = (code: number): void => process.exit(code),
  endsWithTerminal = hasTerminal(),
): void {
  let since: number | null = null;
  const onSignal = (signal: NodeJS.Signals) => {
    if (since !== null) {
      if (performance.now() - since > ECHO_MS) exit(130);
      return;
    }
    since = performance.now();
    log.info("server.stopping", { signal, ...(signal === "SIGINT" && { hint: "press Ctrl-C again to stop at once" }) });
    void stopAll(steps, log).then((clean) => {
      log.info("server.stopped", { clean });
      exit(clean ? 0 : 1);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
  process.on("SIGHUP", endsWithTerminal ? onSignal : () => log.info("server.terminal_closed"));
}

export async function stopAll(steps: readonly Step[], log: Log): Promise<boolean> {
  let clean = true;
  for (const { name, run, limitMs } of steps) {
    const late = Symbol(name);
    try {
      const outcome = await Promise.race([Promise.resolve().then(run), pause(limitMs, late)]);
      if (outcome !== late) continue;
      log.warn("server.stop_step_slow", { step: name, limitMs });
    } catch (error) {
      log.error("server.stop_step_failed", { step: name, error });
    }
    clean = false;
  }
  return clean;
}
