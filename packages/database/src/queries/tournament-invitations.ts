// Who may register for a tournament by invitation.
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, tournamentInvitations, tournaments, users } from "../schema/index.ts";
import { findKnownUsers } from "./leaving.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

interface Inviting {
  readonly tournamentId: string;
  readonly userIds: readonly string[];
  readonly now: Date;
}

/** Within a transaction: answers with those who were not invited before. Null: that would be more than `most`. */
export async function inviteToTournament(
  tx: Database,
  { tournamentId, userIds, now }: Inviting,
  most: number,
): Promise<readonly string[] | null> {
  await tx
    .select({ id: tournaments.id })
    .from(tournaments)
    .where(eq(tournaments.id, tournamentId))
    .for("no key update");
  const known = await findKnownUsers(tx, userIds);
  const rows = userIds.filter((id) => known.has(id)).map((userId) => ({ tournamentId, userId, createdAt: now }));
  if (rows.length === 0) return [];
  const added = await tx
    .insert(tournamentInvitations)
    .values(rows)
    .onConflictDoNothing()
    .returning({ userId: tournamentInvitations.userId });
  const all = await tx.$count(tournamentInvitations, eq(tournamentInvitations.tournamentId, tournamentId));
  return all > most ? null : added.map(({ userId }) => userId);
}

export async function withdrawInvitation(database: Database, tournamentId: string, userId: string): Promise<boolean> {
  const removed = await database
    .delete(tournamentInvitations)
    .where(and(eq(tournamentInvitations.tournamentId, tournamentId), eq(tournamentInvitations.userId, userId)))
    .returning({ userId: tournamentInvitations.userId });
  return removed.length > 0;
}

export async function listInvited(database: Database, tournamentId: string): Promise<UserRecord[]> {
  return database
    .select(USER_COLUMNS)
    .from(tournamentInvitations)
    .innerJoin(users, eq(users.id, tournamentInvitations.userId))
    .where(eq(tournamentInvitations.tournamentId, tournamentId))
    .orderBy(asc(users.name), asc(users.id));
}

export async function isInvited(database: Database, tournamentId: string, userId: string): Promise<boolean> {
  const own = and(eq(tournamentInvitations.tournamentId, tournamentId), eq(tournamentInvitations.userId, userId));
  return (await database.$count(tournamentInvitations, own)) > 0;
}

export async function setInviteKey(database: Database, tournamentId: string, inviteKey: string): Promise<void> {
  await database.update(tournaments).set({ inviteKey }).where(eq(tournaments.id, tournamentId));
}

/** Members by the keys of their names, whatever their number: who is not among them is not known here. */
export async function findMembersByKeys(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await database
    .select({ key: accounts.nameKey, id: accounts.userId })
    .from(accounts)
    .where(inArray(accounts.nameKey, [...keys]));
  return new Map(rows.map(({ key, id }) => [key, id]));
}
