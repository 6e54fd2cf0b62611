// What Miniflare and the rooms say, in this server's own log.
import type { Log } from "@transcendence/api";
import { LOG_LEVELS } from "@transcendence/env";
import { isLogEvent, type LogEvent, type LogFields } from "@transcendence/protocol/log";
import { Log as MiniflareLog, LogLevel } from "miniflare";

export class RuntimeLog extends MiniflareLog {
  readonly #log: Log;

  constructor(log: Log) {
    super(LogLevel.WARN);
    this.#log = log;
  }

  override logWithLevel(level: LogLevel, message: string): void {
    const fields = { text: message.trim() };
    if (level === LogLevel.ERROR) this.#log.error("rooms.runtime", fields);
    else if (level === LogLevel.WARN) this.#log.warn("rooms.runtime", fields);
    else this.#log.debug("rooms.runtime", fields);
  }
}

/** What one peer did wrong in the WebSocket protocol (its socket is closed with 1002, nobody else's), and workerd's own notes. */
const BENEATH_NOTICE = /WebSocket protocol error; protocolError|^NOSENTRY /;

/** The worker's console: events of the rooms (party/src/kit/report.ts), and whatever else is written there. */
export function logOutput(log: Log): (line: { readonly level: string; readonly message: string }) => void {
  return ({ level, message }) => {
    const text = message.trim();
    if (BENEATH_NOTICE.test(text)) return log.debug("rooms.runtime", { text });
    const [event, fields] = readEvent(text) ?? ["rooms.runtime", { text }];
    log[LOG_LEVELS.find((known) => known === level) ?? "debug"](event, fields);
  };
}

function readEvent(text: string): readonly [LogEvent, LogFields] | null {
  if (!text.startsWith("{")) return null;
  try {
    const { event, ...fields } = JSON.parse(text) as { event?: unknown };
    return isLogEvent(event) ? [event, fields] : null;
  } catch {
    return null; // something else in braces
  }
}
