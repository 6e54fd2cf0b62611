// What rated matches do to ratings, and what ratings people have.
import type { RatedKind, Seat } from "@transcendence/game";
import { aged, type PlayerRating, rateMatch, settledUntil, UNRATED } from "@transcendence/rating";
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, ratingChanges, ratings } from "../schema/index.ts";

export interface RatingRecord extends PlayerRating {
  readonly kind: RatedKind;
  readonly ratedMs: number;
  readonly matches: number; // rated ones of this kind
}

/**
 * Whether these are different people who were all members at that moment; their accounts are locked until the transaction ends, which
 * makes changes of one person's ratings wait for each other. In order of id, and before anything of `users` is locked, as whoever
 * leaves or becomes anonymous does it: so no two transactions wait for each other.
 */
export async function lockMembers(tx: Database, ids: readonly string[], since: Date): Promise<boolean> {
  const members = await tx
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(inArray(accounts.userId, [...ids]), lte(accounts.createdAt, since)))
    .orderBy(asc(accounts.userId))
    .for("no key update");
  return members.length === ids.length;
}

/** Changes both ratings, in the transaction that stores the result. The players are locked, see `lockMembers`. */
export async function changeRatings(
  tx: Database,
  match: {
    readonly id: string;
    readonly kind: RatedKind;
    readonly players: readonly string[];
    readonly winner: Seat;
    readonly at: Date;
  },
): Promise<void> {
  const { id: matchId, kind, players, winner: seat, at } = match;
  const [winnerId = "", loserId = ""] = seat === 0 ? players : players.toReversed();
  const found = await tx
    .select()
    .from(ratings)
    .where(and(inArray(ratings.userId, [winnerId, loserId]), eq(ratings.kind, kind)));
  const before = (userId: string) => {
    const row = found.find((each) => each.userId === userId);
    return { matches: row?.matches ?? 0, was: row ? playerRatingOf(row) : UNRATED };
  };
  const [winner, loser] = [before(winnerId), before(loserId)];
  const after = rateMatch(winner.was, loser.was, at.getTime());
  const changes = [
    { userId: winnerId, ...winner, is: after.winner },
    { userId: loserId, ...loser, is: after.loser },
  ];
  for (const { userId, was, is, matches } of changes) {
    const { rating, deviation, volatility, ratedMs } = is;
    const until = settledUntil(is);
    const row = {
      rating,
      deviation,
      volatility,
      matches: matches + 1,
      ratedAt: new Date(ratedMs ?? at),
      settledUntil: until === null ? null : new Date(until),
    };
    const target = [ratings.userId, ratings.kind];
    await tx
      .insert(ratings)
      .values({ ...row, userId, kind })
      .onConflictDoUpdate({ target, set: row });
    const [ratingBefore, deviationBefore] = [was.rating, aged(was, at.getTime()).deviation];
    const change = { matchId, userId, kind, at, ratingBefore, deviationBefore };
    await tx.insert(ratingChanges).values({ ...change, ratingAfter: rating, deviationAfter: deviation });
  }
}

/** Whether these are different people and all of them members. */
export async function areMembers(database: Database, ids: readonly string[]): Promise<boolean> {
  return (await database.$count(accounts, inArray(accounts.userId, [...ids]))) === ids.length;
}

/** In no order; a kind that they were never rated in is missing. */
export async function findRatingsOf(database: Database, userId: string): Promise<RatingRecord[]> {
  const rows = await database.select().from(ratings).where(eq(ratings.userId, userId));
  return rows.map((row) => ({ ...playerRatingOf(row), kind: row.kind, matches: row.matches }));
}

function playerRatingOf(row: typeof ratings.$inferSelect): PlayerRating & { readonly ratedMs: number } {
  const { rating, deviation, volatility, ratedAt } = row;
  return { rating, deviation, volatility, ratedMs: ratedAt.getTime() };
}
