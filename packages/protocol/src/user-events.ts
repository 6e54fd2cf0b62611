// What the API tells a person: their user room hears it first, then every room and page that they have open.
import * as v from "valibot";
import { ChallengeNews } from "./challenges.ts";
import { Id } from "./identity.ts";
import { NotificationSummary } from "./notifications.ts";
import { FriendsOnline, FriendStatus, RelationNews } from "./people.ts";

const Unread = v.pipe(v.number(), v.integer(), v.minValue(0)); // all notifications that they have not read

/** A new notification. */
const Notified = v.object({ type: v.literal("notified"), notification: NotificationSummary, unread: Unread });
/** Notifications were read, on this page or another one. */
const NoticesRead = v.object({
  type: v.literal("notices_read"),
  ids: v.union([v.literal("all"), v.array(Id)]),
  unread: Unread,
});
/** Notifications are there no more: what they told of was withdrawn. */
const NoticesRemoved = v.object({ type: v.literal("notices_removed"), ids: v.array(Id), unread: Unread });

export const UserEvent = v.variant("type", [
  /** These sessions ended: everything that they opened closes. */
  v.strictObject({ type: v.literal("revoked"), sessions: v.union([v.literal("all"), v.array(Id)]) }),
  v.strictObject({ type: v.literal("renamed"), name: v.string() }),
  Notified,
  NoticesRead,
  NoticesRemoved,
  ChallengeNews,
  /** Friends now, asked, not friends any more, blocked by this person, unblocked. */
  v.strictObject(RelationNews.entries),
  /** Somebody has blocked this person, or does not any more. For rooms: no page hears of it. */
  v.strictObject({ type: v.literal("blocked_by"), user: Id, isBlocked: v.boolean() }),
  /** Something happened in one of my channels: a message that I have not read, or I read on another device, or I am in or out. */
  v.strictObject({ type: v.literal("chat"), channel: Id }),
  /** Their next match in a tournament is due. `untilMs`: by the machine's clock; who is not there by then loses by walkover. */
  v.strictObject({
    type: v.literal("called"),
    tournament: Id,
    title: v.string(),
    opponent: v.string(),
    untilMs: v.number(),
  }),
  /** Nobody waits for them there any more. */
  v.strictObject({ type: v.literal("uncalled"), tournament: Id }),
]);
export type UserEvent = v.InferOutput<typeof UserEvent>;

/** What a page hears on its live connection. A revoked session has none any more: it was closed with `revoked`. */
export const LiveMessage = v.variant("type", [
  v.object({ type: v.literal("renamed"), name: v.string() }),
  Notified,
  NoticesRead,
  NoticesRemoved,
  ChallengeNews,
  RelationNews,
  v.object({ type: v.literal("chat"), channel: Id }),
  /** My next match in a tournament is due: so long I am waited for. */
  v.object({
    type: v.literal("called"),
    tournament: Id,
    title: v.string(),
    opponent: v.string(),
    leftMs: v.number(),
  }),
  v.object({ type: v.literal("uncalled"), tournament: Id }),
  FriendsOnline,
  FriendStatus,
]);
export type LiveMessage = v.InferOutput<typeof LiveMessage>;

/** What a page says to keep the connection open, and hears in return. */
export const LIVE_PING = "ping";
export const LIVE_PONG = "pong";
