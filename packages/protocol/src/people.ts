// What there is between two people: friendship, requests, blocks.
import * as v from "valibot";
import { PageQuery } from "./api-bodies.ts";
import { Id, Player } from "./identity.ts";
import { NAME_MAX } from "./limits.ts";

/** What there is between me and somebody: I asked them, they ask me, we are friends. */
export const FRIENDSHIPS = ["none", "outgoing", "incoming", "friends"] as const;
export type Friendship = (typeof FRIENDSHIPS)[number];

export const PersonParams = v.object({ id: Id });

/** Which list of mine: friends, requests to me, requests of mine. */
export const FriendsQuery = v.object({
  ...PageQuery.entries,
  state: v.optional(v.picklist(["friends", "incoming", "outgoing"]), "friends"),
});

/** How many members a search by name finds at most. */
export const FOUND_MAX = 20;
export const PeopleQuery = v.object({ like: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2 * NAME_MAX)) });

/** A line of a list of mine. */
export interface Friend {
  readonly player: Player;
  readonly seenAt: string | null; // ISO 8601: when their last page closed; null: not known
  readonly since: string; // of a request: when it was asked
}

export interface FriendsPage {
  readonly friends: readonly Friend[];
  readonly next: string | null;
}

export interface BlockedPerson {
  readonly player: Player;
  readonly since: string;
}

export interface BlocksPage {
  readonly blocked: readonly BlockedPerson[];
  readonly next: string | null;
}

/** What there is between me and somebody, as far as I may know: whether they have blocked me is not told. */
export interface Relation {
  readonly friendship: Friendship;
  readonly isBlocked: boolean; // by me
}

export interface FoundPerson extends Relation {
  readonly player: Player;
}

/** A relation of mine has changed: in another tab, or by the other one. */
export const RelationNews = v.object({
  type: v.literal("relation"),
  player: Player,
  friendship: v.picklist(FRIENDSHIPS),
  isBlocked: v.boolean(), // by me
});

/** Where somebody is who has a page open. Whoever has none is away. */
export const Status = v.variant("state", [
  v.object({ state: v.literal("online") }),
  v.object({ state: v.literal("playing"), match: Id }), // it can be watched
]);
export type Status = v.InferOutput<typeof Status>;

export const OnlineFriend = v.object({ player: Player, status: Status });
export type OnlineFriend = v.InferOutput<typeof OnlineFriend>;

/** All friends who are online: said to a page when it opens. */
export const FriendsOnline = v.object({ type: v.literal("friends_online"), friends: v.array(OnlineFriend) });
/** One of them has come, begun or ended a match, or gone (`status` null). */
export const FriendStatus = v.object({ type: v.literal("friend_status"), player: Player, status: v.nullable(Status) });

/** From a user room to the API, when a person comes: whose presence it needs. */
export const AskFriends = v.strictObject({ user: Id });
export const FriendIds = v.object({ friends: v.array(Id) });
/** From the lobby to the API: between whom and this person there is a block, whoever made it. */
export const AskApart = v.strictObject({ user: Id });
export const ApartIds = v.object({ ids: v.array(Id) });
/** From a match's room to the API: which of its two players has blocked the other. */
export const AskBlocksBetween = v.strictObject({ users: v.tuple([Id, Id]) });
export const BlocksBetween = v.object({ blocks: v.tuple([v.boolean(), v.boolean()]) });
/** From a user room to the API: their last page has closed. */
export const StoreSeen = v.strictObject({
  user: Id,
  atMs: v.pipe(v.number(), v.minValue(0), v.maxValue(253_402_300_799_999)),
});

export const REPORT_REASONS = ["cheating", "insults", "spam", "name", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export const REPORT_WORDS_MAX = 1000;
/** So long a report is kept. */
export const REPORT_KEPT_MS = 180 * 86_400_000;

/** About somebody, to the staff. `id` is made by the page, so that sending it twice makes one report. */
export const CreateReport = v.strictObject({
  id: Id,
  reported: Id,
  reason: v.picklist(REPORT_REASONS),
  words: v.pipe(
    v.string(),
    v.maxLength(4 * REPORT_WORDS_MAX),
    v.trim(),
    v.check((text) => Array.from(text).length <= REPORT_WORDS_MAX, "too long"),
  ),
  context: v.nullable(v.pipe(v.string(), v.maxLength(200), v.regex(/^\/[^\s]*$/))), // the page they were on
  // What they wrote: kept with those around it. `match`: in that match's chat.
  message: v.optional(v.nullable(v.strictObject({ channel: Id, id: Id, match: v.exactOptional(Id) })), null),
});
export type CreateReport = v.InferInput<typeof CreateReport>;
/** So many messages before and after one that is reported are kept with it. */
export const REPORTED_BEFORE = 10;
export const REPORTED_AFTER = 5;
