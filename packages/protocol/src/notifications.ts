// Notifications: what a person is told of wherever they are, and finds later in a list.
import * as v from "valibot";
import { DECLINE_REASONS } from "./challenges.ts";
import { Id, Player } from "./identity.ts";
import { MatchSettings } from "./settings.ts";

/** The longest quotation of somebody's message, in UTF-16 units. */
export const EXCERPT_MAX = 140;
const Excerpt = v.pipe(v.string(), v.maxLength(EXCERPT_MAX));
const Title = v.pipe(v.string(), v.maxLength(100)); // of a channel or a tournament
const Place = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `from`: who it came from; null: nobody in particular, or somebody who is gone. */
function notification<const Kind extends string, Data extends v.GenericSchema>(kind: Kind, data: Data) {
  return v.object({
    id: Id,
    kind: v.literal(kind),
    from: v.nullable(Player),
    data,
    at: v.string(), // ISO 8601
    readAt: v.nullable(v.string()),
  });
}

export const NotificationSummary = v.variant("kind", [
  notification("friend_request", v.object({})),
  notification("friend_accepted", v.object({})),
  notification("challenge", v.object({ challenge: Id, settings: MatchSettings, rated: v.boolean() })),
  notification("challenge_declined", v.object({ challenge: Id, reason: v.nullable(v.picklist(DECLINE_REASONS)) })),
  /** In a tournament's chat: with the tournament, on whose page it is. */
  notification(
    "mention",
    v.object({ channel: Id, channelName: Title, message: Id, excerpt: Excerpt, tournament: v.optional(Id) }),
  ),
  notification("direct_message", v.object({ conversation: Id, excerpt: Excerpt })),
  /** They are waited for at their match in a tournament. Earlier ones, which came with the match itself, name it. */
  notification("tournament_call", v.object({ tournament: Id, name: Title, match: v.optional(Id) })),
  notification("tournament_result", v.object({ tournament: Id, name: Title, place: Place, players: Place })),
  notification("tournament_invitation", v.object({ tournament: Id, name: Title })),
  /** A match is waiting for them; `from` is the opponent. */
  notification("pairing", v.object({ match: Id })),
]);
export type NotificationSummary = v.InferOutput<typeof NotificationSummary>;

export type NotificationKind = NotificationSummary["kind"];
export const NOTIFICATION_KINDS: readonly NotificationKind[] = NotificationSummary.options.map(
  ({ entries }) => entries.kind.literal,
);

/** How a person may be told of a kind: on the site (badge, note, sound), by their browser's push service, by email. */
export interface NotificationWays {
  readonly site: boolean;
  readonly push: boolean;
  readonly email: boolean;
}

const SOON = { site: true, push: true, email: false } as const;
const LATER = { site: true, push: false, email: false } as const;

/** What holds for whoever has chosen nothing. */
export const DEFAULT_WAYS: Readonly<Record<NotificationKind, NotificationWays>> = {
  friend_request: SOON,
  friend_accepted: LATER,
  challenge: SOON,
  challenge_declined: LATER,
  mention: SOON,
  direct_message: SOON,
  tournament_call: SOON,
  tournament_result: LATER,
  tournament_invitation: SOON,
  pairing: SOON,
};

/** Of these an email is of use: they can wait until it is read. */
export const EMAIL_KINDS: readonly NotificationKind[] = [
  "friend_request",
  "friend_accepted",
  "mention",
  "direct_message",
  "tournament_result",
  "tournament_invitation",
];

export const NotificationPreferenceParams = v.object({ kind: v.picklist(NOTIFICATION_KINDS) });
export const SetNotificationPreference = v.strictObject({ site: v.boolean(), push: v.boolean(), email: v.boolean() });

export interface NotificationPreferences {
  readonly ways: Readonly<Record<NotificationKind, NotificationWays>>;
  readonly canEmail: boolean; // their address is proven, and this arena sends emails
}

type ContentOf<N> = N extends NotificationSummary ? Pick<N, "kind" | "data"> : never;
/** What it says, apart from who said it and when. */
export type NotificationContent = ContentOf<NotificationSummary>;

/** So long a notification is kept, and so many for each person. */
export const NOTIFICATION_KEPT_MS = 30 * 86_400_000;
export const NOTIFICATIONS_MAX = 200;

/** The beginning of a text, for a notification: whole characters, on one line. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= EXCERPT_MAX) return line;
  let short = "";
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (short.length + segment.length >= EXCERPT_MAX) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

export const NotificationParams = v.object({ id: Id });

export interface NotificationsAnswer {
  readonly notifications: readonly NotificationSummary[];
  readonly next: string | null;
  readonly unread: number; // of all there are
}

export interface UnreadAnswer {
  readonly unread: number;
}
