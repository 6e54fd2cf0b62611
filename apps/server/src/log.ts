// One line per event: words for a person at a terminal, JSON for whatever else reads it.
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type Fields = Readonly<Record<string, unknown>>;
export type Log = Readonly<Record<LogLevel, (message: string, fields?: Fields) => void>>;

interface Sink {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export function createLog(lowest: LogLevel, sink: Sink = process.stderr): Log {
  const format = sink.isTTY === true ? forPeople : forPrograms;
  const at = (level: LogLevel) => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(lowest)) return () => {};
    return (message: string, fields: Fields = {}) => void sink.write(format(level, message, fields));
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function forPeople(level: LogLevel, message: string, fields: Fields): string {
  const details = Object.entries(fields).map(([name, value]) => `${name}=${text(value)}`);
  return [level === "info" ? "" : `${level}:`, message, ...details].filter((part) => part !== "").join(" ") + "\n";
}

function forPrograms(level: LogLevel, message: string, fields: Fields): string {
  const plain = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? text(value) : value]);
  return `${JSON.stringify({ time: new Date().toISOString(), level, message, ...Object.fromEntries(plain) })}\n`;
}

function text(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
