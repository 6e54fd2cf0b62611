// Who stands where: members whose rating is settled, the strongest first.
import type { RatedKind } from "@transcendence/game";
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { accounts, friendships, ratings, users } from "../schema/index.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

export interface Leaderboard {
  readonly kind: RatedKind;
  readonly playedSince: Date | null; // only those who have played a rated match since; null: everybody
  readonly friendsOf: string | null; // only this member and their friends; null: everybody
  readonly now: Date;
}

/** A place in a leaderboard: of equals, whoever has the smaller id comes first. */
export interface Place {
  readonly rating: number;
  readonly userId: string;
}

export interface LeaderboardRecord extends Place {
  readonly user: UserRecord;
  readonly country: string | null;
  readonly matches: number;
}

/** The next members below a place; from the top without one. */
export async function listBelow(
  database: Database,
  board: Leaderboard,
  { from, limit }: { readonly from: Place | null; readonly limit: number },
): Promise<LeaderboardRecord[]> {
  return selectMembers(database, and(isListed(database, board), from ? isBelow(from) : undefined))
    .orderBy(desc(ratings.rating), asc(ratings.userId))
    .limit(limit);
}

/** The next members above a place, the strongest first. */
export async function listAbove(
  database: Database,
  board: Leaderboard,
  { from, limit }: { readonly from: Place; readonly limit: number },
): Promise<LeaderboardRecord[]> {
  const nearest = await selectMembers(database, and(isListed(database, board), isAbove(from)))
    .orderBy(asc(ratings.rating), desc(ratings.userId))
    .limit(limit);
  return nearest.toReversed();
}

/** A member's line; null: they are not listed. */
export async function findListed(
  database: Database,
  board: Leaderboard,
  userId: string,
): Promise<LeaderboardRecord | null> {
  const [found] = await selectMembers(database, and(isListed(database, board), eq(ratings.userId, userId)));
  return found ?? null;
}

export async function countAbove(database: Database, board: Leaderboard, place: Place): Promise<number> {
  const [counted] = await database
    .select({ above: count() })
    .from(ratings)
    .innerJoin(accounts, eq(accounts.userId, ratings.userId))
    .where(and(isListed(database, board), isAbove(place)));
  return counted?.above ?? 0;
}

function selectMembers(database: Database, which: SQL | undefined) {
  return database
    .select({
      userId: ratings.userId,
      user: USER_COLUMNS,
      country: accounts.country,
      rating: ratings.rating,
      matches: ratings.matches,
    })
    .from(ratings)
    .innerJoin(users, eq(users.id, ratings.userId))
    .innerJoin(accounts, eq(accounts.userId, ratings.userId))
    .where(which)
    .$dynamic();
}

/** Whoever has asked to be deleted is not shown any more. */
function isListed(database: Database, { kind, playedSince, friendsOf, now }: Leaderboard): SQL | undefined {
  return and(
    eq(ratings.kind, kind),
    gt(ratings.settledUntil, now),
    isNull(accounts.deletionDueAt),
    playedSince ? gte(ratings.ratedAt, playedSince) : undefined,
    friendsOf === null
      ? undefined
      : or(eq(ratings.userId, friendsOf), inArray(ratings.userId, friends(database, friendsOf))),
  );
}

/** Whoever asked, the friendship is one row. */
function friends(database: Database, userId: string) {
  const { fromId, toId, acceptedAt } = friendships;
  const asked = database
    .select({ id: toId })
    .from(friendships)
    .where(and(eq(fromId, userId), isNotNull(acceptedAt)));
  const answered = database
    .select({ id: fromId })
    .from(friendships)
    .where(and(eq(toId, userId), isNotNull(acceptedAt)));
  return union(asked, answered);
}

function isBelow({ rating, userId }: Place): SQL | undefined {
  return or(lt(ratings.rating, rating), and(eq(ratings.rating, rating), gt(ratings.userId, userId)));
}

function isAbove({ rating, userId }: Place): SQL | undefined {
  return or(gt(ratings.rating, rating), and(eq(ratings.rating, rating), lt(ratings.userId, userId)));
}
