// Web Push: keys, the devices of people, and what is on its way to them.
import { and, asc, desc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import {
  accounts,
  notifications,
  pushKeys,
  pushMessages,
  pushSubscriptions,
  sessions,
  users,
} from "../schema/index.ts";
import { fromUnblocked, type NotificationRecord } from "./notifications.ts";

export type PushKeyRecord = typeof pushKeys.$inferSelect;
export type PushSubscriptionRecord = typeof pushSubscriptions.$inferSelect;

export async function findPushKey(database: Database): Promise<PushKeyRecord | null> {
  const [key] = await database
    .select()
    .from(pushKeys)
    .orderBy(desc(pushKeys.createdAt), asc(pushKeys.publicKey))
    .limit(1);
  return key ?? null;
}

/** Keeps a new key in place of `instead`, unless another instance was first: the key that counts from now on. */
export async function keepPushKey(
  database: Database,
  key: PushKeyRecord,
  instead: PushKeyRecord | null,
): Promise<PushKeyRecord> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`lock table ${pushKeys} in share row exclusive mode`);
    const kept = await findPushKey(tx);
    if (kept !== null && kept.publicKey !== instead?.publicKey) return kept;
    await tx.insert(pushKeys).values(key);
    if (instead !== null) await tx.delete(pushKeys).where(eq(pushKeys.publicKey, instead.publicKey));
    return key;
  });
}

export async function findPushSubscription(
  database: Database,
  sessionId: string,
): Promise<PushSubscriptionRecord | null> {
  const own = eq(pushSubscriptions.sessionId, sessionId);
  const [subscription] = await database.select().from(pushSubscriptions).where(own);
  return subscription ?? null;
}

/** Of this session from now on, and of no other; of the person's devices the newest stay, `most` in all. */
export async function setPushSubscription(
  database: Database,
  { userId, most, ...subscription }: PushSubscriptionRecord & { readonly userId: string; readonly most: number },
): Promise<void> {
  const { sessionId, endpoint } = subscription;
  await database.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update"); // one change at a time
    const earlier = or(eq(pushSubscriptions.sessionId, sessionId), eq(pushSubscriptions.endpoint, endpoint));
    await tx.delete(pushSubscriptions).where(earlier);
    await tx.insert(pushSubscriptions).values(subscription);
    const surplus = tx
      .select({ id: pushSubscriptions.sessionId })
      .from(pushSubscriptions)
      .innerJoin(sessions, eq(sessions.id, pushSubscriptions.sessionId))
      .where(eq(sessions.userId, userId))
      .orderBy(desc(pushSubscriptions.createdAt), desc(pushSubscriptions.sessionId))
      .offset(most);
    await tx.delete(pushSubscriptions).where(inArray(pushSubscriptions.sessionId, surplus));
  });
}

/** `endpoint`: only if it still is this one. */
export async function removePushSubscription(database: Database, sessionId: string, endpoint?: string): Promise<void> {
  const own = eq(pushSubscriptions.sessionId, sessionId);
  const which = endpoint === undefined ? own : and(own, eq(pushSubscriptions.endpoint, endpoint));
  await database.delete(pushSubscriptions).where(which);
}

interface QueuedPush {
  readonly userId: string;
  readonly notificationId: string;
  readonly newId: () => string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** In the transaction of the notification: a message for each device of the person. How many there are. */
export async function queuePushMessages(
  tx: Database,
  { userId, notificationId, newId, now, expiresAt }: QueuedPush,
): Promise<number> {
  const devices = await tx
    .select({ sessionId: pushSubscriptions.sessionId })
    .from(pushSubscriptions)
    .innerJoin(sessions, eq(sessions.id, pushSubscriptions.sessionId))
    .where(and(eq(sessions.userId, userId), sql`${sessions.expiresAt} > ${now.toISOString()}::timestamptz`))
    .for("key share", { of: pushSubscriptions });
  if (devices.length === 0) return 0;
  const common = { notificationId, createdAt: now, dueAt: now, expiresAt };
  await tx.insert(pushMessages).values(devices.map(({ sessionId }) => ({ id: newId(), sessionId, ...common })));
  return devices.length;
}

export interface DuePush {
  readonly id: string;
  readonly attempts: number; // this one included
  readonly expiresAt: Date;
  readonly subscription: PushSubscriptionRecord;
  readonly notification: NotificationRecord;
}

/**
 * Takes messages whose time has come, for as long as `leaseMs`: another instance leaves them alone, and has them again should this
 * one die. `useless`: those that nobody needs to see any more, for they are read, too late, or from somebody blocked since.
 */
export async function takeDuePushMessages(
  database: Database,
  { now, leaseMs, limit }: { readonly now: Date; readonly leaseMs: number; readonly limit: number },
): Promise<{ readonly due: readonly DuePush[]; readonly useless: readonly string[] }> {
  const isDue = lte(pushMessages.dueAt, now);
  const some = database
    .select({ id: pushMessages.id })
    .from(pushMessages)
    .where(isDue)
    .orderBy(asc(pushMessages.dueAt));
  const taken = await database
    .update(pushMessages)
    .set({ attempts: sql`${pushMessages.attempts} + 1`, dueAt: new Date(now.getTime() + leaseMs) })
    .where(inArray(pushMessages.id, some.limit(limit).for("update", { skipLocked: true })))
    .returning({ id: pushMessages.id });
  if (taken.length === 0) return { due: [], useless: [] };
  const ids = taken.map(({ id }) => id);
  const sender = alias(users, "sender");
  // What was never shown on the site is read from the start: see `notify`.
  const isUnread = or(isNull(notifications.readAt), eq(notifications.readAt, notifications.createdAt));
  const rows = await database
    .select({
      id: pushMessages.id,
      attempts: pushMessages.attempts,
      expiresAt: pushMessages.expiresAt,
      subscription: pushSubscriptions,
      notification: {
        id: notifications.id,
        kind: notifications.kind,
        data: notifications.data,
        createdAt: notifications.createdAt,
        readAt: notifications.readAt,
      },
      from: { id: sender.id, kind: sender.kind, name: sender.name, avatar: accounts.avatar },
    })
    .from(pushMessages)
    .innerJoin(pushSubscriptions, eq(pushSubscriptions.sessionId, pushMessages.sessionId))
    .innerJoin(sessions, eq(sessions.id, pushMessages.sessionId))
    .innerJoin(notifications, eq(notifications.id, pushMessages.notificationId))
    .leftJoin(sender, eq(sender.id, notifications.fromId))
    .leftJoin(accounts, eq(accounts.userId, sender.id))
    .where(and(inArray(pushMessages.id, ids), eq(sessions.userId, notifications.userId), isUnread, fromUnblocked));
  const due = rows
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ notification, from, ...row }) => {
      const { id, kind, name, avatar } = from; // drizzle gives an object without a person, too
      const person = id !== null && kind !== null && name !== null ? { id, kind, name, avatar } : null;
      return { ...row, notification: { ...notification, from: person } };
    });
  return { due, useless: ids.filter((id) => !due.some((row) => row.id === id)) };
}

export async function removePushMessages(database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await database.delete(pushMessages).where(inArray(pushMessages.id, [...ids]));
}

export async function postponePushMessage(database: Database, id: string, dueAt: Date): Promise<void> {
  await database.update(pushMessages).set({ dueAt }).where(eq(pushMessages.id, id));
}
