// Chat: channels and direct messages. What a page and a channel's room say to each other, what the room and the API do, and the
// bodies of the API's routes.
import * as v from "valibot";
import { Id, Player } from "./identity.ts";
import { nameSchema } from "./names.ts";
import { lettersIn, plainText } from "./text.ts";

/** The channel that every arena has from the start. */
export const LOBBY_CHANNEL = "TheLobbyChat0";

/**
 * `public`: listed, everybody reads, members write. `password`: listed, whoever knows the password joins. `tournament`: on the
 * tournament's page, under its id; everybody reads, members and whoever takes part write. `archived`: was public until its last member
 * left; everybody who has its address reads, nobody writes.
 */
export const CHANNEL_KINDS = ["public", "password", "private", "direct", "tournament", "archived"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
export const CHANNEL_VISIBILITIES = ["public", "password", "private"] as const;
export type ChannelVisibility = (typeof CHANNEL_VISIBILITIES)[number];

/** Rooms of chat beside those of channels: a match has one for its players and one for those who watch, each for a day. */
export const CHAT_KINDS = [...CHANNEL_KINDS, "match"] as const;

/** What somebody is in a channel. `outside`: no member, but known there, as after a ban. */
export const CHANNEL_ROLES = ["owner", "moderator", "member", "invited", "outside"] as const;
export type ChannelRole = (typeof CHANNEL_ROLES)[number];

export const MESSAGE_MAX = 500; // letters
export const CHANNEL_NAME_LENGTH = { min: 2, max: 30 } as const;
export const CHANNELS_MAX = 100; // that one person is in
export const CHANNELS_OWNED_MAX = 10;
export const CHANNEL_PASSWORD_LENGTH = { min: 4, max: 128 } as const;
export const EDIT_MS = 5 * 60_000; // so long one's own message can be edited or deleted
export const HISTORY_PAGE = 50;
export const SLOW_SECONDS = [0, 5, 15, 60, 300] as const;

/** What somebody typed, as it is kept: see `plainText`. Something of it must show, and no letter carries a tower of marks. */
export const ChatText = v.pipe(
  v.string(),
  v.maxLength(4 * MESSAGE_MAX),
  v.normalize("NFC"),
  v.transform((text) => plainText(text).replace(/(\p{M}{4})\p{M}+/gu, "$1")),
  v.check(
    (text) => /[^\s\p{M}\p{Default_Ignorable_Code_Point}]/u.test(text) && lettersIn(text) <= MESSAGE_MAX,
    `1 to ${MESSAGE_MAX} characters`,
  ),
);

export const MESSAGE_KINDS = ["text", "joined", "left"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const Seq = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

export const ChatMessage = v.object({
  id: Id, // made where it was typed
  seq: Seq, // its place in the channel, given by the room
  author: Player,
  kind: v.picklist(MESSAGE_KINDS),
  text: v.nullable(v.string()), // null: deleted
  atMs: v.number(),
  editedMs: v.nullable(v.number()),
});
export type ChatMessage = v.InferOutput<typeof ChatMessage>;

export const ChatClientMessage = v.variant("type", [
  v.strictObject({ type: v.literal("send"), id: Id, text: ChatText }),
  v.strictObject({ type: v.literal("edit"), id: Id, text: ChatText }),
  v.strictObject({ type: v.literal("delete"), id: Id }),
  v.strictObject({ type: v.literal("typing") }),
  /** Whether the page is looked at; it is, until it says otherwise. Who does not look is notified of a direct message. */
  v.strictObject({ type: v.literal("looking"), isLooking: v.boolean() }),
  /** The page of messages before this one. */
  v.strictObject({ type: v.literal("history"), before: Seq }),
]);
export type ChatClientMessage = v.InferOutput<typeof ChatClientMessage>;

export const CHAT_REFUSALS = [
  "read_only", // guests, and who is nobody yet
  "muted",
  "slow", // slow mode: one message in so many seconds
  "flooding",
  "repeated",
  "links", // more than one may send
  "blocked", // direct messages, either way
  "too_late", // to edit or delete
  "not_allowed",
] as const;
export type ChatRefusal = (typeof CHAT_REFUSALS)[number];

/** What the holder of a socket may do. */
export const ChatStanding = v.object({
  role: v.nullable(v.picklist(CHANNEL_ROLES)),
  mutedUntilMs: v.nullable(v.number()),
  canWrite: v.boolean(),
  slowSeconds: v.number(),
  isArchived: v.exactOptional(v.boolean()),
});
export type ChatStanding = v.InferOutput<typeof ChatStanding>;

const Messages = v.pipe(v.array(ChatMessage), v.readonly());

export const ChatServerMessage = v.variant("type", [
  /** Upon entering: the newest messages. `more`: there are older ones. */
  v.object({ type: v.literal("welcome"), messages: Messages, more: v.boolean(), you: ChatStanding }),
  v.object({ type: v.literal("message"), message: ChatMessage }),
  /** One of mine that I sent again had been written long before. */
  v.object({ type: v.literal("written"), id: Id, seq: Seq }),
  v.object({ type: v.literal("changed"), id: Id, text: v.nullable(v.string()), editedMs: v.nullable(v.number()) }),
  /** `before`: as asked for. `failed`: older ones cannot be read at the moment. */
  v.object({ type: v.literal("history"), before: Seq, messages: Messages, more: v.boolean(), failed: v.boolean() }),
  v.object({ type: v.literal("refused"), id: Id, reason: v.picklist(CHAT_REFUSALS), waitMs: v.number() }),
  v.object({ type: v.literal("typing"), player: Player }),
  v.object({ type: v.literal("read"), user: Id, seq: Seq }),
  v.object({ type: v.literal("standing"), you: ChatStanding }),
  /** Nothing of this person's is to be seen any more: blocked, or gone. */
  v.object({ type: v.literal("hide"), user: Id }),
]);
export type ChatServerMessage = v.InferOutput<typeof ChatServerMessage>;

/** From a channel's room to the API, in this order. `seq` and `id` were given before: said twice, it is done once. */
export const StoreChat = v.variant("type", [
  v.strictObject({
    type: v.literal("message"),
    channel: Id,
    id: Id,
    seq: Seq,
    author: Id,
    kind: v.picklist(MESSAGE_KINDS),
    text: v.string(),
    atMs: v.number(),
    here: v.exactOptional(v.pipe(v.array(Id), v.maxLength(2))), // at a direct conversation, who looks at it
  }),
  v.strictObject({
    type: v.literal("change"),
    channel: Id,
    id: Id,
    text: v.nullable(v.string()), // null: deleted
    atMs: v.number(),
  }),
]);
export type StoreChat = v.InferOutput<typeof StoreChat>;

/** From a channel's room to the API: the page of messages before `before`; the newest without it. */
export const ReadChat = v.strictObject({
  channel: Id,
  before: v.nullable(Seq),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
});
export type ReadChat = v.InferOutput<typeof ReadChat>;

/** From a channel's room to the API: whom somebody has blocked. */
export const AskBlocks = v.strictObject({ channel: Id, user: Id });

export const ReadChatAnswer = v.object({ messages: Messages, more: v.boolean() });
export type ReadChatAnswer = v.InferOutput<typeof ReadChatAnswer>;

export const ChannelName = nameSchema(CHANNEL_NAME_LENGTH);
const ChannelPassword = v.pipe(
  v.string(),
  v.minLength(CHANNEL_PASSWORD_LENGTH.min),
  v.maxLength(CHANNEL_PASSWORD_LENGTH.max),
);

export const CreateChannel = v.strictObject({
  name: ChannelName,
  visibility: v.picklist(CHANNEL_VISIBILITIES),
  password: v.optional(ChannelPassword),
});
export const UpdateChannel = v.strictObject({
  name: v.exactOptional(ChannelName),
  visibility: v.exactOptional(v.picklist(CHANNEL_VISIBILITIES)),
  password: v.exactOptional(ChannelPassword),
  slowSeconds: v.exactOptional(v.picklist(SLOW_SECONDS)),
});
export type UpdateChannel = v.InferOutput<typeof UpdateChannel>;
export const ChannelParams = v.object({ id: Id });
export const JoinChannel = v.strictObject({ password: v.optional(v.pipe(v.string(), v.maxLength(128))) });
export const ReadChannel = v.strictObject({ seq: Seq });
export const OpenDirect = v.strictObject({ user: Id });
export const InviteToChannel = v.strictObject({ name: v.pipe(v.string(), v.maxLength(80)) });
export const ChannelMemberParams = v.object({ id: Id, user: Id });

/** For how long somebody may be muted or kept out; 0: not any more. */
export const MUTE_MINUTES = [0, 5, 60, 1440] as const;
export const BAN_MINUTES = [0, 60, 1440, 10_080] as const;

/** What moderators do about somebody. Roles are the owner's to give, `owner` too: it is handed over. */
export const UpdateChannelMember = v.variant("action", [
  v.strictObject({ action: v.literal("mute"), minutes: v.picklist(MUTE_MINUTES) }),
  v.strictObject({ action: v.literal("ban"), minutes: v.picklist(BAN_MINUTES) }),
  v.strictObject({ action: v.literal("kick") }),
  v.strictObject({ action: v.literal("role"), role: v.picklist(["owner", "moderator", "member"]) }),
]);
export type UpdateChannelMember = v.InferOutput<typeof UpdateChannelMember>;

/** A channel as lists show it. */
export interface ChannelSummary {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string | null; // direct messages have none
  readonly members: number;
}

/** Somebody in a channel. Until when they are banned is told to moderators only. */
export interface ChannelMember {
  readonly player: Player;
  readonly role: ChannelRole;
  readonly mutedUntil: string | null; // ISO 8601
  readonly bannedUntil: string | null;
}

/** A channel as its settings show it. */
export interface ChannelDetails extends ChannelSummary {
  readonly role: ChannelRole | null; // mine
  readonly slowSeconds: number;
  readonly people: readonly ChannelMember[]; // those in charge first; at most 200
}

/** One that I am in. */
export interface MyChannel extends ChannelSummary {
  readonly role: ChannelRole;
  readonly other: Player | null; // the other one of a direct conversation; null there too: they are gone
  readonly otherReadSeq: number | null; // up to where the other one has read
  readonly lastSeq: number;
  readonly readSeq: number;
  readonly unread: number;
  readonly lastAt: string | null; // ISO 8601: of the newest message
}

const MENTION_WORDS = 4; // of a name

/** What may be a name after each @ of a text: one word, two words, and so on, for a name may have spaces. */
export function mentionsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, rest = ""] of text.matchAll(/(?<![\p{L}\p{N}])@(?=([^@\n]{1,40}))/gu)) {
    const words = rest.split(" ").slice(0, MENTION_WORDS);
    for (let count = 1; count <= words.length; count++) {
      const name = words
        .slice(0, count)
        .join(" ")
        .replace(/[^\p{L}\p{N}\p{M}]+$/u, "");
      if (name !== "" && found.size < 40) found.add(name);
    }
  }
  return [...found];
}
