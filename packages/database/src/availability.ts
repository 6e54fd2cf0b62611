// Telling "Postgres is away, try again" from a mistake of ours.
import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";

const AWAY = new Set(
  [
    "CONNECT_TIMEOUT CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED", // of postgres.js
    "ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ETIMEDOUT EPIPE",
    "57P01 57P02 57P03 53300", // shut down, crashed, still starting, too many clients
  ].flatMap((codes) => codes.split(" ")),
);

/** Whether a failed query failed because Postgres could not be reached or could not answer now. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && (AWAY.has(code) || code.startsWith("08"))) return true; // class 08: connection exceptions
    if (cause instanceof AggregateError && cause.errors.some(isUnavailable)) return true; // several addresses, none of which answers
  }
  return false;
}

export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
