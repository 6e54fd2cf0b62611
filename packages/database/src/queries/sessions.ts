import { and, eq, gt, inArray, lte, or } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { sessions, users } from "../schema/index.ts";
import { isPerson, type PersonRecord, USER_COLUMNS } from "./users.ts";

const SWEEP_ROWS = 20; // a few at each new session keep the table free of the expired

export interface SessionRecord {
  readonly id: string;
  readonly method: string; // how they came in: guest, password, or a provider's name
  readonly createdAt: Date;
  readonly authenticatedAt: Date | null; // when they last proved who they are
  readonly seenAt: Date;
  readonly user: PersonRecord;
}

const SESSION_COLUMNS = {
  id: sessions.id,
  method: sessions.method,
  createdAt: sessions.createdAt,
  authenticatedAt: sessions.authenticatedAt,
  seenAt: sessions.seenAt,
};

export interface NewGuest {
  readonly user: { readonly id: string; readonly name: string };
  readonly session: { readonly id: string; readonly tokenHash: Uint8Array; readonly expiresAt: Date };
  readonly now: Date;
}

export async function createGuest(database: Database, { user, session, now }: NewGuest): Promise<SessionRecord> {
  const guest: PersonRecord = { ...user, kind: "guest" };
  await database.transaction(async (tx) => {
    const expired = tx.select({ id: sessions.id }).from(sessions).where(lte(sessions.expiresAt, now));
    const some = expired.limit(SWEEP_ROWS).for("update", { skipLocked: true });
    // Sent together, run in this order.
    await Promise.all([
      tx.insert(users).values({ ...guest, createdAt: now }),
      tx.insert(sessions).values({ ...session, userId: user.id, createdAt: now, seenAt: now }),
      tx.delete(sessions).where(inArray(sessions.id, some)),
    ]);
  });
  return { id: session.id, method: "guest", createdAt: now, authenticatedAt: null, seenAt: now, user: guest };
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Uint8Array;
  readonly userId: string;
  readonly method: string;
  readonly agent: string;
  readonly expiresAt: Date;
}

/** A session for somebody who proved who they are; the one that the browser had before ends. */
export async function createSession(
  database: Database,
  { session, replaces, now }: { readonly session: NewSession; readonly replaces: string | null; readonly now: Date },
): Promise<void> {
  const expired = database.select({ id: sessions.id }).from(sessions).where(lte(sessions.expiresAt, now));
  const some = expired.limit(SWEEP_ROWS).for("update", { skipLocked: true });
  const ended = inArray(sessions.id, some);
  await database.transaction(async (tx) => {
    await tx.delete(sessions).where(replaces === null ? ended : or(ended, eq(sessions.id, replaces)));
    await tx.insert(sessions).values({ ...session, createdAt: now, authenticatedAt: now, seenAt: now });
  });
}

export async function endSession(database: Database, id: string): Promise<void> {
  await database.delete(sessions).where(eq(sessions.id, id));
}

export async function findSession(database: Database, tokenHash: Uint8Array, now: Date): Promise<SessionRecord | null> {
  const [session] = await database
    .select({ ...SESSION_COLUMNS, user: USER_COLUMNS })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now)));
  return session !== undefined && isPerson(session.user) ? { ...session, user: session.user } : null;
}

export async function renewSession(database: Database, id: string, seenAt: Date, expiresAt: Date): Promise<void> {
  await database.update(sessions).set({ seenAt, expiresAt }).where(eq(sessions.id, id));
}
