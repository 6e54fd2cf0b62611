// What nobody caught. An error that belongs to one connection ends that connection; after any other the state of this process is
// unknown, so it is closed in order, and whoever started it starts it anew: `npm start` (run.mjs), or the container's restart policy.
import type { Log } from "@transcendence/api";
import { type Step, stopAll } from "./shutdown.ts";

/** EX_SOFTWARE of sysexits.h; apps/tools/src/run.mjs starts the server again after it. */
export const RESTART_CODE = 70;

const CONNECTION_ERRORS = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "ERR_STREAM_DESTROYED"]);

/** Listens for uncaught exceptions and unhandled rejections; `exit` is called when the steps are done. */
export function restartWhenUncaught(
  steps: readonly Step[],
  log: Log,
  exit = (code: number): void => process.exit(code),
): void {
  let restarting = false;
  const restart = async () => {
    await stopAll(steps, log);
    exit(RESTART_CODE);
  };
  process.on("uncaughtException", (error: unknown, origin) => {
    if (isOfOneConnection(error)) return log.warn("process.connection_failed", { error });
    log.error("process.uncaught_error", { error, origin });
    if (restarting) return;
    restarting = true;
    void restart();
  });
}

function isOfOneConnection(error: unknown): boolean {
  return error instanceof Error && "code" in error && CONNECTION_ERRORS.has(String(error.code));
}
