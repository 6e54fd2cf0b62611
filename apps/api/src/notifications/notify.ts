// How anything announces something to a person: `notify` in the transaction of what happened, and what it returns after it.
import { sha256 } from "@oslojs/crypto/sha2";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import {
  areBlocked,
  countUnreadNotifications,
  type Database,
  insertNotification,
  markNotificationsRead,
  type NotificationRecord,
  removeNotifications,
} from "@transcendence/database";
import {
  NOTIFICATION_KEPT_MS,
  type NotificationContent,
  type NotificationKind,
  NOTIFICATIONS_MAX,
  NotificationSummary,
} from "@transcendence/protocol";
import { safeParse } from "valibot";
import type { Deps, Live } from "../deps.ts";
import { playerOf } from "../matches/match-summary.ts";
import { type EmailDeps, sendEmail } from "./email.ts";
import { waysOf } from "./preferences.ts";
import { queuePush } from "./push-queue.ts";

export type NotifyDeps = Pick<Deps, "database" | "clock" | "log" | "push"> &
  EmailDeps & { readonly live: Pick<Live, "tell"> };

/** `about`: the id of what it tells of, so that telling twice makes one notification. `fromId`: the person behind it, if there is one. */
export type Announcement = NotificationContent & { readonly about: string; readonly fromId: string | null };

/** To be called once the transaction is committed: every open page of the person hears of it. Never rejects. */
export type AfterCommit = () => Promise<void>;

const NOTHING: AfterCommit = async () => {};

/**
 * Tells a person of something. In the caller's transaction, so that both happen or neither:
 *
 *     const announce = await deps.database.transaction(async (tx) => {
 *       await storeRequest(tx, request);
 *       return notify(deps, tx, request.toId, { kind: "friend_request", about: request.id, fromId: me.id, data: {} });
 *     });
 *     await announce();
 */
export async function notify(
  deps: NotifyDeps,
  tx: Database,
  userId: string,
  { kind, data, about, fromId }: Announcement,
): Promise<AfterCommit> {
  if (fromId === userId || (fromId !== null && (await areBlocked(tx, userId, fromId)))) return NOTHING;
  const createdAt = new Date(deps.clock());
  const expiresAt = new Date(createdAt.getTime() + NOTIFICATION_KEPT_MS);
  const { site, push, email } = await waysOf(tx, userId, kind);
  const readAt = site ? null : createdAt;
  const row = { id: notificationId(kind, about, userId), userId, fromId, kind, data, createdAt, expiresAt, readAt };
  const made = await insertNotification(tx, row, NOTIFICATIONS_MAX);
  const notification = made && summariseNotification(made);
  if (!notification) return NOTHING;
  if (email) await sendEmail(deps, tx, userId, notification);
  if (push) await queuePush(deps, tx, userId, notification);
  if (!site) return NOTHING;
  return () => tell(deps, userId, (unread) => ({ type: "notified", notification, unread }));
}

/** Takes a notification back whose reason is gone, such as a request that was cancelled. */
export async function withdraw(
  deps: NotifyDeps,
  tx: Database,
  userId: string,
  { kind, about }: { readonly kind: NotificationKind; readonly about: string },
): Promise<AfterCommit> {
  const ids = await removeNotifications(tx, userId, [notificationId(kind, about, userId)]);
  if (ids.length === 0) return NOTHING;
  return () => tell(deps, userId, (unread) => ({ type: "notices_removed", ids, unread }));
}

/** Marks as read what the person has dealt with, such as a challenge that they have answered. */
export async function settle(
  deps: NotifyDeps,
  tx: Database,
  userId: string,
  { kind, about }: { readonly kind: NotificationKind; readonly about: string },
): Promise<AfterCommit> {
  const id = notificationId(kind, about, userId);
  const ids = await markNotificationsRead(tx, { userId, id, now: new Date(deps.clock()) });
  if (ids === null || ids.length === 0) return NOTHING;
  return () => tell(deps, userId, (unread) => ({ type: "notices_read", ids, unread }));
}

/** Tells all open pages, with the number that is unread now. */
export async function tell(
  { database, clock, live, log }: NotifyDeps,
  userId: string,
  event: (unread: number) => Parameters<Deps["live"]["tell"]>[1],
): Promise<void> {
  try {
    const unread = await countUnreadNotifications(database, userId, new Date(clock()));
    await live.tell(userId, event(unread));
  } catch (error) {
    log.warn("notification.not_announced", { error }); // they find it when they load
  }
}

/** Null: of a kind, or with contents, that this version does not know. */
export function summariseNotification(record: NotificationRecord): NotificationSummary | null {
  const { id, kind, data, from, createdAt, readAt } = record;
  const parsed = safeParse(NotificationSummary, {
    id,
    kind,
    data,
    from: from && playerOf(from),
    at: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  });
  return parsed.success ? parsed.output : null;
}

/** 30 letters and digits, from a hash: the same for the same news. */
function notificationId(kind: NotificationKind, about: string, userId: string): string {
  const hash = encodeBase64urlNoPadding(sha256(new TextEncoder().encode(`${kind} ${about} ${userId}`)));
  return hash.replace(/[-_]/g, "").slice(0, 30);
}
