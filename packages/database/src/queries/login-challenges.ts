// Somebody whose first factor was right and whose second is awaited; or a member who was sent a code to prove who they are.
import { and, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { loginChallenges, users } from "../schema/index.ts";
import { isPerson, type PersonRecord, USER_COLUMNS } from "./users.ts";

const SWEEP_ROWS = 20;

export interface ChallengeRecord {
  readonly user: PersonRecord;
  readonly method: string; // how the first factor was given
}

export interface NewChallenge {
  readonly tokenHash: Uint8Array;
  readonly userId: string;
  readonly method: string;
  readonly expiresAt: Date;
}

/** Leaves one that still runs as it is: asking again gives no new attempts. */
export async function openChallenge(database: Database, challenge: NewChallenge, now: Date): Promise<void> {
  const fresh = { ...challenge, createdAt: now, failures: 0, codeHash: null, codesSent: 0 };
  const expired = database
    .select({ tokenHash: loginChallenges.tokenHash })
    .from(loginChallenges)
    .where(lte(loginChallenges.expiresAt, now));
  await database.transaction(async (tx) => {
    await tx
      .insert(loginChallenges)
      .values(fresh)
      .onConflictDoUpdate({
        target: loginChallenges.tokenHash,
        set: fresh,
        setWhere: lte(loginChallenges.expiresAt, now),
      });
    const some = expired.limit(SWEEP_ROWS).for("update", { skipLocked: true });
    await tx.delete(loginChallenges).where(inArray(loginChallenges.tokenHash, some));
  });
}

export async function findChallenge(
  database: Database,
  tokenHash: Uint8Array,
  now: Date,
): Promise<ChallengeRecord | null> {
  const [found] = await database
    .select({ user: USER_COLUMNS, method: loginChallenges.method })
    .from(loginChallenges)
    .innerJoin(users, eq(users.id, loginChallenges.userId))
    .where(running(tokenHash, now));
  return found !== undefined && isPerson(found.user) ? { ...found, user: found.user } : null;
}

/** Counts an attempt before it is looked at, so that many at once are no more than one after the other. Null: none is left. */
export async function countAttempt(
  database: Database,
  tokenHash: Uint8Array,
  { now, allowed }: { readonly now: Date; readonly allowed: number },
): Promise<number | null> {
  const [counted] = await database
    .update(loginChallenges)
    .set({ failures: sql`${loginChallenges.failures} + 1` })
    .where(and(running(tokenHash, now), lt(loginChallenges.failures, allowed)))
    .returning({ failures: loginChallenges.failures });
  return counted?.failures ?? null;
}

/** A code was made to be sent: it takes the place of the one before and begins the waiting anew. False: no more are sent. */
export async function putMailCode(
  database: Database,
  tokenHash: Uint8Array,
  { codeHash, expiresAt, now, allowed }: { codeHash: Uint8Array; expiresAt: Date; now: Date; allowed: number },
): Promise<boolean> {
  const put = await database
    .update(loginChallenges)
    .set({ codeHash, expiresAt, codesSent: sql`${loginChallenges.codesSent} + 1` })
    .where(and(running(tokenHash, now), lt(loginChallenges.codesSent, allowed)))
    .returning({ userId: loginChallenges.userId });
  return put.length > 0;
}

/** Uses up the code that was sent. False: it is another one, or was used. */
export async function takeMailCode(
  database: Database,
  tokenHash: Uint8Array,
  { codeHash, now }: { readonly codeHash: Uint8Array; readonly now: Date },
): Promise<boolean> {
  const taken = await database
    .update(loginChallenges)
    .set({ codeHash: null })
    .where(and(running(tokenHash, now), eq(loginChallenges.codeHash, codeHash)))
    .returning({ userId: loginChallenges.userId });
  return taken.length > 0;
}

/** False: another request ended it before. */
export async function endChallenge(database: Database, tokenHash: Uint8Array): Promise<boolean> {
  const ended = await database
    .delete(loginChallenges)
    .where(eq(loginChallenges.tokenHash, tokenHash))
    .returning({ userId: loginChallenges.userId });
  return ended.length > 0;
}

function running(tokenHash: Uint8Array, now: Date) {
  return and(eq(loginChallenges.tokenHash, tokenHash), gt(loginChallenges.expiresAt, now));
}
