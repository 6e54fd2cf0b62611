// What Miniflare and the worker say, in this server's own log.
import { Log as MiniflareLog, LogLevel } from "miniflare";
import type { Log } from "./log.ts";

export class RuntimeLog extends MiniflareLog {
  readonly #log: Log;

  constructor(log: Log) {
    super(LogLevel.WARN);
    this.#log = log;
  }

  override logWithLevel(level: LogLevel, message: string): void {
    const text = message.trim();
    if (level === LogLevel.ERROR) this.#log.error(text, { from: "rooms" });
    else if (level === LogLevel.WARN) this.#log.warn(text, { from: "rooms" });
    else this.#log.debug(text, { from: "rooms" });
  }
}

/** What one peer did wrong in the WebSocket protocol (its socket is closed with 1002, nobody else's), and workerd's own notes. */
const BENEATH_NOTICE = /WebSocket protocol error; protocolError|^NOSENTRY /;

/** The worker's console. */
export function logOutput(log: Log): (line: { readonly level: string; readonly message: string }) => void {
  return ({ level, message }) => {
    if (BENEATH_NOTICE.test(message)) return log.debug(message.trim(), { from: "rooms" });
    const known = level === "error" || level === "warn" || level === "info" ? level : "debug";
    log[known](message.trim(), { from: "rooms" });
  };
}
