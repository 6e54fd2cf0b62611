import { sql, type SQLWrapper } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

export const CHANNEL_KINDS = ["public", "password", "private", "direct", "tournament", "archived"] as const;
export const CHANNEL_ROLES = ["owner", "moderator", "member", "invited", "outside"] as const;
export const MESSAGE_KINDS = ["text", "joined", "left"] as const;

/**
 * Where people chat. The id of a direct conversation follows from the two people's, so that there is one; that of a tournament's chat
 * is the tournament's. An archived one was public, and has no members any more.
 */
export const channels = pgTable(
  "channels",
  {
    id: text().primaryKey(),
    kind: text({ enum: CHANNEL_KINDS }).notNull(),
    name: text(), // direct conversations and tournaments have none here
    nameKey: text("name_key"), // no two channels look alike
    passwordHash: text("password_hash"),
    slowSeconds: integer("slow_seconds").notNull().default(0), // between two messages of one person
    lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0), // of its newest message
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    spokenAt: timestamp("spoken_at", { withTimezone: true }), // when its newest message was written
  },
  (table) => [
    check("channels_id", sql`${table.id} ~ '^[0-9A-Za-z]{12,32}$'`),
    check("channels_kind", sql`${table.kind} in ('public', 'password', 'private', 'direct', 'tournament', 'archived')`),
    check("channels_named", sql`(${table.kind} in ('direct', 'tournament')) = (${table.name} is null)`),
    check("channels_key", sql`(${table.name} is null) = (${table.nameKey} is null)`),
    check("channels_password", sql`(${table.kind} = 'password') = (${table.passwordHash} is not null)`),
    check("channels_slow_seconds", sql`${table.slowSeconds} between 0 and 3600`),
    uniqueIndex("channels_name_key").on(table.nameKey),
    index("channels_listed")
      .on(table.createdAt, table.id)
      .where(sql`${table.kind} in ('public', 'password')`),
  ],
);

/** Who is in a channel, up to where they have read, and what they may do there. */
export const channelMembers = pgTable(
  "channel_members",
  {
    channelId: text("channel_id")
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: CHANNEL_ROLES }).notNull(),
    readSeq: bigint("read_seq", { mode: "number" }).notNull().default(0),
    mutedUntil: timestamp("muted_until", { withTimezone: true }),
    bannedUntil: timestamp("banned_until", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.userId] }),
    check("channel_members_role", sql`${table.role} in ('owner', 'moderator', 'member', 'invited', 'outside')`),
    index("channel_members_user_id").on(table.userId),
    uniqueIndex("channel_members_owner")
      .on(table.channelId)
      .where(sql`${table.role} = 'owner'`),
  ],
);

/** What was written, by its place in the channel. The channel's room gave the place, the writer's page the id. */
export const messages = pgTable(
  "messages",
  {
    channelId: text("channel_id")
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(),
    id: text().notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text({ enum: MESSAGE_KINDS }).notNull(),
    text: text(), // null: deleted
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    editedAt: timestamp("edited_at", { withTimezone: true }), // or deleted
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.seq] }),
    check("messages_id", sql`${table.id} ~ '^[0-9A-Za-z]{12,32}$'`),
    check("messages_kind", sql`${table.kind} in ('text', 'joined', 'left')`),
    check("messages_text", sql`char_length(${table.text}) <= 500`),
    uniqueIndex("messages_id_once").on(table.channelId, table.id),
    index("messages_author_id").on(table.authorId, table.createdAt),
  ],
);

const nameOf = (id: SQLWrapper) =>
  sql<
    string | null
  >`(select coalesce(c.name, t.title) from ${channels} as c left join tournaments as t on t.id = c.id where c.id = ${id})`;

export const channelMembersData = personalData(channelMembers, {
  whose: { person: ["userId"] },
  columns: {
    channelId: "export",
    userId: "internal",
    role: "export",
    readSeq: "export",
    mutedUntil: "export",
    bannedUntil: "export",
    createdAt: "export",
  },
  extras: { channel: nameOf(channelMembers.channelId) },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const channelsData = personalData(channels, {
  whose: "nobody",
  columns: {
    id: "internal",
    kind: "internal",
    name: "internal",
    nameKey: "internal",
    passwordHash: "internal",
    slowSeconds: "internal",
    lastSeq: "internal",
    createdAt: "internal",
    spokenAt: "internal",
  },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: null,
});

export const messagesData = personalData(messages, {
  whose: { person: ["authorId"] },
  columns: {
    channelId: "export",
    seq: "internal",
    id: "internal",
    authorId: "internal",
    kind: "export",
    text: "export",
    createdAt: "export",
    editedAt: "export",
  },
  extras: { channel: nameOf(messages.channelId) },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});
