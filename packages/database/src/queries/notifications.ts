import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import { accounts, blocks, notificationPreferences, notifications, users } from "../schema/index.ts";
import type { Cursor } from "./matches.ts";
import type { UserRecord } from "./users.ts";

type Row = typeof notifications.$inferSelect;

export interface NotificationRecord extends Pick<Row, "id" | "kind" | "data" | "createdAt" | "readAt"> {
  readonly from: UserRecord | null;
}

export type NewNotification = Row;

type Preference = Omit<typeof notificationPreferences.$inferSelect, "mailedAt">;

/** Of what goes on, such as a conversation: told anew once the person has marked it as read. */
const ONGOING: readonly Row["kind"][] = ["direct_message"];

/**
 * Keeps it, and of the person's others the newest, `most` in all. Null when there is nothing to tell: it is known already, or
 * one of the two is gone or a computer player. Within a transaction.
 */
export async function insertNotification(
  tx: Database,
  notification: NewNotification,
  most: number,
): Promise<NotificationRecord | null> {
  const { userId, fromId } = notification;
  const people = await lockPeople(tx, fromId === null ? [userId] : [userId, fromId]);
  const from = people.find(({ id }) => id === fromId) ?? null;
  if (people.find(({ id }) => id === userId)?.kind === "computer") return null;
  if (people.length < (fromId === null ? 1 : 2)) return null;
  const [made] = await tx
    .insert(notifications)
    .values(notification)
    .onConflictDoUpdate({
      target: notifications.id,
      set: notification,
      setWhere: sql`${inArray(notifications.kind, [...ONGOING])} and ${notifications.readAt} > ${notifications.createdAt}`, // not born as read
    })
    .returning();
  if (made === undefined) return null;
  const surplus = tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .offset(most);
  await tx.delete(notifications).where(inArray(notifications.id, surplus));
  return { ...made, from };
}

/** They stay until the transaction ends; always in the same order, so that two transactions never wait for each other. */
async function lockPeople(tx: Database, ids: readonly string[]): Promise<UserRecord[]> {
  const people = await tx
    .select({ id: users.id, kind: users.kind, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]))
    .orderBy(asc(users.id))
    .for("key share");
  const pictures = await tx
    .select({ userId: accounts.userId, avatar: accounts.avatar })
    .from(accounts)
    .where(inArray(accounts.userId, [...ids]));
  return people.map((user) => ({ ...user, avatar: pictures.find(({ userId }) => userId === user.id)?.avatar ?? null }));
}

/** Nothing from somebody who has been blocked since: it comes back with the end of the block. */
export const fromUnblocked = sql`not exists (select 1 from ${blocks}
  where ${blocks.blockerId} = ${notifications.userId} and ${blocks.blockedId} = ${notifications.fromId})`;

/** What somebody was told of this other person. */
export async function listNotificationIdsFrom(database: Database, userId: string, fromId: string): Promise<string[]> {
  const rows = await database
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), eq(notifications.fromId, fromId)));
  return rows.map(({ id }) => id); // nobody has more than are kept
}

interface Wanted {
  readonly before: Cursor | null;
  readonly limit: number;
  readonly now: Date;
}

/** Somebody's notifications, newest first. */
export async function listNotifications(
  database: Database,
  userId: string,
  { before, limit, now }: Wanted,
): Promise<NotificationRecord[]> {
  const sender = alias(users, "sender");
  const { createdAt, id } = notifications;
  const older = before && or(lt(createdAt, before.createdAt), and(eq(createdAt, before.createdAt), lt(id, before.id)));
  const avatar = sql<
    string | null
  >`(select ${accounts.avatar} from ${accounts} where ${accounts.userId} = ${sender.id})`;
  return database
    .select({
      id,
      kind: notifications.kind,
      data: notifications.data,
      createdAt,
      readAt: notifications.readAt,
      from: { id: sender.id, kind: sender.kind, name: sender.name, avatar },
    })
    .from(notifications)
    .leftJoin(sender, eq(sender.id, notifications.fromId))
    .where(and(eq(notifications.userId, userId), gt(notifications.expiresAt, now), fromUnblocked, older ?? undefined))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit)
    .then((rows) => rows.map((row) => ({ ...row, from: row.from?.id ? row.from : null })));
}

export async function countUnreadNotifications(database: Database, userId: string, now: Date): Promise<number> {
  const unread = and(
    eq(notifications.userId, userId),
    isNull(notifications.readAt),
    gt(notifications.expiresAt, now),
    fromUnblocked,
  );
  return database.$count(notifications, unread);
}

/**
 * Claims the right to send somebody an email about a kind of notification: true when there was none after `since`. Kept apart from
 * the notifications, for those can be taken back. Of several transactions at once one gets it.
 */
export async function claimNotificationMail(
  tx: Database,
  { userId, kind, since, now }: Pick<Row, "userId" | "kind"> & { readonly since: Date; readonly now: Date },
): Promise<boolean> {
  const { mailedAt } = notificationPreferences;
  const claimed = await tx
    .update(notificationPreferences)
    .set({ mailedAt: now })
    .where(
      and(
        eq(notificationPreferences.userId, userId),
        eq(notificationPreferences.kind, kind),
        or(isNull(mailedAt), lte(mailedAt, since)),
      ),
    )
    .returning({ kind: notificationPreferences.kind });
  return claimed.length > 0;
}

/** Marks one as read, or all (`id` null): the ids of those that were not. Null: they have none of this id. */
export async function markNotificationsRead(
  database: Database,
  { userId, id, now }: { readonly userId: string; readonly id: string | null; readonly now: Date },
): Promise<string[] | null> {
  const which = and(eq(notifications.userId, userId), id === null ? undefined : eq(notifications.id, id));
  const marked = await database
    .update(notifications)
    .set({ readAt: now })
    .where(and(which, isNull(notifications.readAt)))
    .returning({ id: notifications.id });
  if (marked.length === 0 && id !== null && (await database.$count(notifications, which)) === 0) return null;
  return marked.map((row) => row.id);
}

/** Takes back what was told: the ids of those that were there. */
export async function removeNotifications(
  database: Database,
  userId: string,
  ids: readonly string[],
): Promise<string[]> {
  const removed = await database
    .delete(notifications)
    .where(and(eq(notifications.userId, userId), inArray(notifications.id, [...ids])))
    .returning({ id: notifications.id });
  return removed.map(({ id }) => id);
}

/** A message is deleted: what was told of it, and quotes it, goes, too. */
export async function removeNotificationsOfMessage(
  tx: Database,
  { channelId, id, authorId, excerpt }: Readonly<Record<"channelId" | "id" | "authorId" | "excerpt", string>>,
): Promise<{ readonly userId: string; readonly id: string }[]> {
  const { data, fromId, kind } = notifications;
  const isMention = and(eq(kind, "mention"), sql`${data}->>'message' = ${id}`);
  const isQuoted = sql`${data}->>'conversation' = ${channelId} and ${data}->>'excerpt' = ${excerpt}`;
  return tx
    .delete(notifications)
    .where(and(eq(fromId, authorId), or(isMention, and(eq(kind, "direct_message"), isQuoted))))
    .returning({ userId: notifications.userId, id: notifications.id });
}

/** What they chose: of one kind, or of all. */
export async function listNotificationPreferences(
  database: Database,
  userId: string,
  kind?: Preference["kind"],
): Promise<Preference[]> {
  const own = eq(notificationPreferences.userId, userId);
  return database
    .select()
    .from(notificationPreferences)
    .where(kind === undefined ? own : and(own, eq(notificationPreferences.kind, kind)));
}

export async function setNotificationPreference(database: Database, preference: Preference): Promise<void> {
  const { site, push, email } = preference;
  await database
    .insert(notificationPreferences)
    .values(preference)
    .onConflictDoUpdate({
      target: [notificationPreferences.userId, notificationPreferences.kind],
      set: { site, push, email },
    });
}
