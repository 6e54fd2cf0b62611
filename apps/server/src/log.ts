// One line per event: plain text for a person at a terminal, JSON for whatever else reads it.
import type { Log } from "@transcendence/api";
import { LOG_LEVELS, type LogLevel } from "@transcendence/env";
import type { LogEvent, LogFields } from "@transcendence/protocol/log";

interface Sink {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export function createLog(lowest: LogLevel, sink: Sink = process.stderr): Log {
  const format = sink.isTTY === true ? forPeople : forPrograms;
  const at = (level: LogLevel) => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(lowest)) return () => {};
    return (event: LogEvent, fields: LogFields = {}) => void sink.write(format(level, event, fields));
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function forPeople(level: LogLevel, event: LogEvent, fields: LogFields): string {
  const details = Object.entries(fields).map(([name, value]) => `${name}=${text(value)}`);
  return [level === "info" ? "" : `${level}:`, event, ...details].filter((part) => part !== "").join(" ") + "\n";
}

function forPrograms(level: LogLevel, event: LogEvent, fields: LogFields): string {
  const plain = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? text(value) : value]);
  return `${JSON.stringify({ time: new Date().toISOString(), level, event, ...Object.fromEntries(plain) })}\n`;
}

function text(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
