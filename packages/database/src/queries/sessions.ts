import { and, desc, eq, gt, inArray, lte, ne, or } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { loginChallenges, sessions, users } from "../schema/index.ts";
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

/** The session that a browser showed a token of. */
export interface ShownSession {
  readonly id: string;
  readonly tokenHash: Uint8Array;
}

/**
 * A session for somebody who proved who they are; the one that the browser had before ends, or goes on under the new token when it
 * has the same id. False: of several requests that showed the same token another was first, and the browser has its token.
 */
export async function createSession(
  database: Database,
  {
    session,
    replaces,
    now,
  }: { readonly session: NewSession; readonly replaces: ShownSession | null; readonly now: Date },
): Promise<boolean> {
  const expired = database.select({ id: sessions.id }).from(sessions).where(lte(sessions.expiresAt, now));
  const some = expired.limit(SWEEP_ROWS).for("update", { skipLocked: true });
  const ended = inArray(sessions.id, some);
  const row = { ...session, createdAt: now, authenticatedAt: now, seenAt: now };
  return database.transaction(async (tx) => {
    const isSame = replaces?.id === session.id;
    await tx.delete(sessions).where(replaces === null || isSame ? ended : or(ended, eq(sessions.id, replaces.id)));
    const returning = { id: sessions.id };
    const goesOn =
      isSame && (await tx.update(sessions).set(row).where(shown(replaces)).returning(returning)).length > 0;
    if (goesOn) return true;
    const made = await tx
      .insert(sessions)
      .values(row)
      .onConflictDoNothing({ target: sessions.id })
      .returning(returning);
    return made.length > 0;
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

export interface ListedSession {
  readonly id: string;
  readonly method: string;
  readonly agent: string; // the browser's own words for itself
  readonly createdAt: Date;
  readonly seenAt: Date; // to the hour
}

/** Last used first. */
export async function listSessions(database: Database, userId: string, now: Date): Promise<ListedSession[]> {
  const { id, method, agent, createdAt, seenAt } = sessions;
  return database
    .select({ id, method, agent, createdAt, seenAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(seenAt), desc(createdAt));
}

/** Whether this person's session of this id goes on. */
export async function hasSession(database: Database, userId: string, id: string): Promise<boolean> {
  const own = and(eq(sessions.userId, userId), eq(sessions.id, id));
  return (await database.select({ id: sessions.id }).from(sessions).where(own)).length > 0;
}

/** Ends all of this person's. */
export async function endSessions(database: Database, userId: string): Promise<void> {
  await endPendingLogins(database, userId);
  await database.delete(sessions).where(eq(sessions.userId, userId));
}

/** Ends one of this person's. False: they have none of this id. */
export async function endSessionOf(database: Database, userId: string, id: string): Promise<boolean> {
  const own = and(eq(sessions.userId, userId), eq(sessions.id, id));
  return (await database.delete(sessions).where(own).returning({ id: sessions.id })).length > 0;
}

/** Ends all of this person's but one. The ids of the ended, for whoever closes their sockets. */
export async function endOtherSessions(database: Database, userId: string, keptId: string): Promise<string[]> {
  await endPendingLogins(database, userId);
  const others = and(eq(sessions.userId, userId), ne(sessions.id, keptId));
  const ended = await database.delete(sessions).where(others).returning({ id: sessions.id });
  return ended.map(({ id }) => id);
}

/** Whoever has given the first factor already gives it again: it may be another one by now. */
async function endPendingLogins(database: Database, userId: string): Promise<void> {
  await database.delete(loginChallenges).where(eq(loginChallenges.userId, userId));
}

export interface Rotation {
  readonly tokenHash: Uint8Array;
  readonly authenticatedAt: Date | null; // null: nobody proved anything
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/**
 * The same session under another token. Of several requests that showed the same token one is first: to the others it is "rotated",
 * for the browser has the first one's answer.
 */
export async function rotateSession(
  database: Database,
  session: ShownSession,
  rotation: Rotation,
): Promise<"done" | "rotated" | "ended"> {
  const rotated = await database.update(sessions).set(rotation).where(shown(session)).returning({ id: sessions.id });
  if (rotated.length > 0) return "done";
  const left = await database.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, session.id));
  return left.length > 0 ? "rotated" : "ended";
}

/** False: it has another token by now, or has ended. */
export async function renewSession(
  database: Database,
  session: ShownSession,
  times: Pick<Rotation, "seenAt" | "expiresAt">,
): Promise<boolean> {
  const renewed = await database.update(sessions).set(times).where(shown(session)).returning({ id: sessions.id });
  return renewed.length > 0;
}

function shown({ id, tokenHash }: ShownSession) {
  return and(eq(sessions.id, id), eq(sessions.tokenHash, tokenHash));
}
