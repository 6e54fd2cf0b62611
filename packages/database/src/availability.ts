// Telling "Postgres is away, try again" from a mistake of ours.
import { DrizzleQueryError, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";

const AWAY = new Set(
  [
    "ABANDONED", // by ourselves: no answer in time
    "CONNECT_TIMEOUT CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED", // of postgres.js
    "ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ETIMEDOUT EPIPE",
    "57P01 57P02 57P03 53300 25P04", // shut down, crashed, still starting, too many clients, a transaction that took too long
    "58000", // Hyperdrive: no connection to be had
    "40001 40P01", // two transactions in each other's way: the second attempt finds it free
  ].flatMap((codes) => codes.split(" ")),
);
const CUT = /proxy request failed|network connection lost|cannot connect/i; // workerd's sockets have words, and no codes

/** Whether a failed query failed because Postgres could not be reached or could not answer now. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DrizzleQueryError) continue; // its message is the statement and the values
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" ? AWAY.has(code) || code.startsWith("08") : CUT.test(cause.message)) return true; // 08: connection
    if (cause instanceof AggregateError && cause.errors.some(isUnavailable)) return true; // several addresses, none of which answers
  }
  return false;
}

/** What to log of a failed query: the statement and the reason. The values stay out of logs, for they are people's. */
export function failureOf(error: Error): Readonly<Record<string, unknown>> {
  return error instanceof DrizzleQueryError ? { statement: error.query, error: error.cause } : { error };
}

export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
