// The matches of a guest who turned out to be a member.
import { and, countDistinct, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { matches, matchSeats, users } from "../schema/index.ts";

export interface Adoption {
  readonly guestId: string;
  readonly userId: string; // of the account
}

/**
 * The guest's seats that the account may have: of finished matches, since a room still holds the seats of a running one by their
 * ids; and not of those in which the account sits, too, for nobody plays themselves.
 */
function adoptable(database: Database, { guestId, userId }: Adoption) {
  const own = alias(matchSeats, "own");
  const ownSeat = database
    .select({ seat: own.seat })
    .from(own)
    .where(and(eq(own.matchId, matchSeats.matchId), eq(own.userId, userId)));
  const finished = sql`exists (select 1 from ${matches} where ${matches.id} = ${matchSeats.matchId} and ${matches.status} = 'finished')`;
  return and(eq(matchSeats.userId, guestId), finished, notExists(ownSeat));
}

export async function countGuestMatches(database: Database, adoption: Adoption): Promise<number> {
  const [counted] = await database
    .select({ matches: countDistinct(matchSeats.matchId) })
    .from(matchSeats)
    .innerJoin(users, eq(users.id, matchSeats.userId))
    .where(and(eq(users.kind, "guest"), adoptable(database, adoption)));
  return counted?.matches ?? 0;
}

/** Gives the guest's matches to the account: how many. A guest who has nothing left is gone. */
export async function adoptGuest(database: Database, adoption: Adoption): Promise<number> {
  return database.transaction(async (tx) => {
    const guest = and(eq(users.id, adoption.guestId), eq(users.kind, "guest"));
    const [found] = await tx.select({ id: users.id }).from(users).where(guest).for("update");
    if (found === undefined) return 0;
    const moved = await tx
      .update(matchSeats)
      .set({ userId: adoption.userId })
      .where(adoptable(tx, adoption))
      .returning({ matchId: matchSeats.matchId });
    const left = tx.select({ seat: matchSeats.seat }).from(matchSeats).where(eq(matchSeats.userId, adoption.guestId));
    await tx.delete(users).where(and(guest, notExists(left)));
    return new Set(moved.map(({ matchId }) => matchId)).size;
  });
}
