// One line of JSON for each event; the server and the edge both collect these.
import type { LogLevel } from "@transcendence/env";
import type { LogEvent, LogFields } from "@transcendence/protocol/log";

export function report(level: LogLevel, event: LogEvent, fields: LogFields): void {
  console[level](JSON.stringify({ event, ...fields }));
}

export function reportError(event: LogEvent, room: string | null, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  report("error", event, { room, error: text });
}
