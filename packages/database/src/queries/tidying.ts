// What has had its time is taken away, some at a time, by one instance at a time.
import { and, eq, gt, inArray, lte, notExists, or, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import {
  apiTokens,
  loginChallenges,
  mailLinks,
  matches,
  matchSeats,
  rateLimits,
  sessions,
  users,
} from "../schema/index.ts";

/** Any number of our own; see pg_try_advisory_xact_lock. */
const LOCK = 7_213_001;

/** Does something that no other instance does at the same time; null: another one does. The lock goes with the transaction. */
export async function inTurn<T>(database: Database, work: (tx: Database) => Promise<T>): Promise<T | null> {
  return database.transaction(async (tx) => {
    const [turn] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as ours`);
    return turn?.ours === true ? work(tx) : null;
  });
}

/** Challenges, links, tokens, sessions and counts whose time is over: how many went. */
export async function removeExpired(tx: Database, now: Date, limit: number): Promise<number> {
  let removed = 0;
  for (const { table, key, over } of [
    { table: loginChallenges, key: loginChallenges.tokenHash, over: lte(loginChallenges.expiresAt, now) },
    { table: mailLinks, key: mailLinks.tokenHash, over: lte(mailLinks.expiresAt, now) },
    { table: apiTokens, key: apiTokens.id, over: lte(apiTokens.expiresAt, now) },
    { table: sessions, key: sessions.id, over: lte(sessions.expiresAt, now) },
    { table: rateLimits, key: rateLimits.key, over: lte(rateLimits.endsAt, now) },
  ]) {
    const some = tx.select({ key }).from(table).where(over).limit(limit).for("update", { skipLocked: true });
    removed += (await tx.delete(table).where(inArray(key, some)).returning({ key })).length;
  }
  return removed;
}

/**
 * Guests whom nobody can be any more: made before `madeBefore`, without a session, and in no match that was played or that somebody
 * may still be playing.
 */
export async function removeLostGuests(
  tx: Database,
  { madeBefore, openSince, limit }: { readonly madeBefore: Date; readonly openSince: Date; readonly limit: number },
): Promise<number> {
  const session = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, users.id));
  const seat = tx
    .select({ id: matchSeats.matchId })
    .from(matchSeats)
    .innerJoin(matches, eq(matches.id, matchSeats.matchId))
    .where(and(eq(matchSeats.userId, users.id), or(eq(matches.status, "finished"), gt(matches.createdAt, openSince))));
  const lost = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.kind, "guest"), lte(users.createdAt, madeBefore), notExists(session), notExists(seat)))
    .limit(limit)
    .for("update", { skipLocked: true });
  return (await tx.delete(users).where(inArray(users.id, lost)).returning({ id: users.id })).length;
}
