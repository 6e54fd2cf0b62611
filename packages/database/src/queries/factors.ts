// The second factor of a member: an authenticator, codes by mail, recovery codes. What counts once is taken in one statement.
import { and, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { accounts, recoveryCodes, totpSecrets } from "../schema/index.ts";

/** Until the end of the transaction nobody else changes this member's factors. */
export async function lockFactors(database: Database, userId: string): Promise<void> {
  await database.select({ userId: accounts.userId }).from(accounts).where(eq(accounts.userId, userId)).for("update");
}

export interface TotpRecord {
  readonly sealed: Uint8Array;
  readonly lastStep: number; // no code of this or an earlier time step counts again
}

export async function findTotp(database: Database, userId: string): Promise<TotpRecord | null> {
  const [found] = await database
    .select({ sealed: totpSecrets.sealed, lastStep: totpSecrets.lastStep })
    .from(totpSecrets)
    .where(and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt)));
  return found ?? null;
}

/** A confirmed authenticator, in place of another one if there was. Steps never go back, whichever secret they were of. */
export async function putTotp(
  database: Database,
  { userId, sealed, step, now }: { userId: string; sealed: Uint8Array; step: number; now: Date },
): Promise<void> {
  const row = { userId, sealed, createdAt: now, confirmedAt: now, lastStep: step };
  const lastStep = sql`greatest(${totpSecrets.lastStep}, excluded.last_step)`;
  await database
    .insert(totpSecrets)
    .values(row)
    .onConflictDoUpdate({ target: totpSecrets.userId, set: { sealed, createdAt: now, confirmedAt: now, lastStep } });
}

/**
 * Uses up a time step and all before it. False: somebody was there first. One that is more than `ahead` steps further on was used
 * up before the clock was set back, and stands in nobody's way.
 */
export async function takeTotpStep(database: Database, userId: string, step: number, ahead: number): Promise<boolean> {
  const isFree = or(lt(totpSecrets.lastStep, step), gt(totpSecrets.lastStep, step + ahead));
  const taken = await database
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(eq(totpSecrets.userId, userId), isFree))
    .returning({ userId: totpSecrets.userId });
  return taken.length > 0;
}

/** False: there was none. */
export async function removeTotp(database: Database, userId: string): Promise<boolean> {
  const removed = await database
    .delete(totpSecrets)
    .where(eq(totpSecrets.userId, userId))
    .returning({ userId: totpSecrets.userId });
  return removed.length > 0;
}

/** From when on codes by mail are asked; null: not any more. False: there is no proven address to send them to. */
export async function setEmailFactor(database: Database, userId: string, since: Date | null): Promise<boolean> {
  const own = eq(accounts.userId, userId);
  const changed = await database
    .update(accounts)
    .set({ emailFactorAt: since })
    .where(since === null ? own : and(own, isNotNull(accounts.emailVerifiedAt)))
    .returning({ userId: accounts.userId });
  return changed.length > 0;
}

export function countRecoveryCodes(database: Database, userId: string): Promise<number> {
  return database.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
}

/** New ones in place of the old; none: only takes the old away. */
export async function replaceRecoveryCodes(
  database: Database,
  userId: string,
  { hashes, now }: { readonly hashes: readonly Uint8Array[]; readonly now: Date },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    if (hashes.length === 0) return;
    await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ userId, hash, createdAt: now })));
  });
}

/** Uses up a recovery code. False: it is none, or was used before. */
export async function takeRecoveryCode(
  database: Database,
  userId: string,
  { hash, now }: { readonly hash: Uint8Array; readonly now: Date },
): Promise<boolean> {
  const taken = await database
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  return taken.length > 0;
}
