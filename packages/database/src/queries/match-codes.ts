// Short codes of open matches.
import { and, eq, gt, lte, or } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { matchCodes, matches } from "../schema/index.ts";

export interface MatchCodeRecord {
  readonly code: string;
  readonly expiresAt: Date;
}

/** The match's code while it lasts, else this one. Null: this code leads to another match. */
export async function keepMatchCode(
  database: Database,
  { matchId, code, expiresAt, now }: MatchCodeRecord & { readonly matchId: string; readonly now: Date },
): Promise<MatchCodeRecord | null> {
  const sameOrTaken = or(eq(matchCodes.matchId, matchId), eq(matchCodes.code, code));
  await database.delete(matchCodes).where(and(sameOrTaken, lte(matchCodes.expiresAt, now)));
  await database.insert(matchCodes).values({ code, matchId, expiresAt }).onConflictDoNothing();
  const [kept] = await database
    .select({ code: matchCodes.code, expiresAt: matchCodes.expiresAt })
    .from(matchCodes)
    .where(eq(matchCodes.matchId, matchId));
  return kept ?? null;
}

/** The open match that a code leads to. */
export async function findMatchByCode(database: Database, code: string, now: Date): Promise<string | null> {
  const [found] = await database
    .select({ id: matches.id })
    .from(matchCodes)
    .innerJoin(matches, eq(matches.id, matchCodes.matchId))
    .where(and(eq(matchCodes.code, code), gt(matchCodes.expiresAt, now), eq(matches.status, "open")));
  return found?.id ?? null;
}
