// Queries of the clean-up job: deletes what has expired, in batches, by one instance at a time.
import { and, eq, gt, inArray, isNull, lte, ne, notExists, or, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { matches, matchSeats, sessions, tournamentEntries, tournaments, users } from "../schema/index.ts";

/** Any number of our own; see pg_try_advisory_xact_lock. */
const CLEAN_UP_LOCK = 7_213_001;

/** Runs `work` while this instance holds the lock, which ends with the transaction. Null: another instance holds it. */
export async function withAdvisoryLock<T>(database: Database, work: (tx: Database) => Promise<T>): Promise<T | null> {
  return database.transaction(async (tx) => {
    const [turn] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(${CLEAN_UP_LOCK}) as ours`);
    return turn?.ours === true ? work(tx) : null;
  });
}

/**
 * Guests whom nobody can be any more, some of them: made before `madeBefore`, without a session, in no match that was played or that
 * somebody may still be playing, and in no tournament that is not over. Until the end of the transaction nobody else changes them.
 */
export async function lockLostGuests(
  tx: Database,
  { madeBefore, openSince, limit }: { readonly madeBefore: Date; readonly openSince: Date; readonly limit: number },
): Promise<string[]> {
  const session = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, users.id));
  const seat = tx
    .select({ id: matchSeats.matchId })
    .from(matchSeats)
    .innerJoin(matches, eq(matches.id, matchSeats.matchId))
    .where(and(eq(matchSeats.userId, users.id), or(eq(matches.status, "finished"), gt(matches.createdAt, openSince))));
  const entry = tx
    .select({ id: tournamentEntries.tournamentId })
    .from(tournamentEntries)
    .innerJoin(tournaments, eq(tournaments.id, tournamentEntries.tournamentId))
    .where(and(eq(tournamentEntries.userId, users.id), inArray(tournaments.phase, ["registration", "running"])));
  const lost = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.kind, "guest"),
        lte(users.createdAt, madeBefore),
        notExists(session),
        notExists(seat),
        notExists(entry),
      ),
    )
    .limit(limit)
    .for("update", { skipLocked: true });
  return lost.map(({ id }) => id);
}

export async function removeLostGuests(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(users).where(inArray(users.id, [...ids]));
}

/**
 * Matches without a result that were created before then, and to which nobody got a ticket since: nobody ever began them, or nobody
 * came back to them. Should one be played after all, its result brings the row back.
 */
export async function removeUnfinishedMatches(tx: Database, before: Date, limit: number): Promise<number> {
  const isLeft = or(isNull(matches.lastTicketAt), lte(matches.lastTicketAt, before));
  const unfinished = tx
    .select({ id: matches.id })
    .from(matches)
    .where(and(ne(matches.status, "finished"), lte(matches.createdAt, before), isLeft))
    .orderBy(matches.createdAt)
    .limit(limit)
    .for("update", { skipLocked: true });
  return (await tx.delete(matches).where(inArray(matches.id, unfinished)).returning({ id: matches.id })).length;
}
