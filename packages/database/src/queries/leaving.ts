// Members who go: at once under another name, or for good after some days. Guests who go.
import { and, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, apiTokens, mails, users } from "../schema/index.ts";

/** When the account is to be gone; null: not any more. False: there is no such account. */
export async function setDeletionDue(database: Database, userId: string, dueAt: Date | null): Promise<boolean> {
  const changed = await database
    .update(accounts)
    .set({ deletionDueAt: dueAt })
    .where(eq(accounts.userId, userId))
    .returning({ userId: accounts.userId });
  return changed.length > 0;
}

export async function findDeletionDue(database: Database, userId: string): Promise<Date | null> {
  const [account] = await database
    .select({ dueAt: accounts.deletionDueAt })
    .from(accounts)
    .where(eq(accounts.userId, userId));
  return account?.dueAt ?? null;
}

/** Keys for programs end with the wish to go. */
export async function removeApiTokens(database: Database, userId: string): Promise<void> {
  await database.delete(apiTokens).where(eq(apiTokens.userId, userId));
}

export async function removeMailsTo(database: Database, recipients: readonly string[]): Promise<void> {
  if (recipients.length > 0) await database.delete(mails).where(inArray(mails.recipient, [...recipients]));
}

/** The person is gone, with all that hangs on them; in their matches nobody sits. False: they were no guest, or not there. */
export async function removeGuest(database: Database, userId: string): Promise<boolean> {
  const guest = and(eq(users.id, userId), eq(users.kind, "guest"));
  return (await database.delete(users).where(guest).returning({ id: users.id })).length > 0;
}

export interface Leaver {
  readonly userId: string;
  readonly email: string | null;
}

/** Members whose time has come, some of them. Within a transaction, until whose end nobody else changes them. */
export async function lockDueMembers(tx: Database, now: Date, limit: number): Promise<Leaver[]> {
  return tx
    .select({ userId: accounts.userId, email: accounts.email })
    .from(accounts)
    .where(lte(accounts.deletionDueAt, now))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** Removes them, with all that hangs on them. */
export async function removeMembers(tx: Database, leavers: readonly Leaver[]): Promise<void> {
  const ids = leavers.map(({ userId }) => userId);
  if (ids.length > 0) await tx.delete(users).where(inArray(users.id, ids));
}

/** Whether somebody who is in a room is still known: a result is kept without those who are gone. */
export async function findKnownUsers(tx: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = await tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]))
    .orderBy(users.id) // as everybody locks them
    .for("key share");
  return new Set(known.map(({ id }) => id));
}
