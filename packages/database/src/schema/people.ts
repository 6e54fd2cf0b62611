// What two people have agreed on, whom one wants nothing of, and whom one has reported.
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** A friend request, and from `acceptedAt` on a friendship. Two people have one row at most, whoever asked. */
export const friendships = pgTable(
  "friendships",
  {
    fromId: text("from_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    toId: text("to_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }), // null: not answered yet
  },
  (table) => [
    primaryKey({ columns: [table.fromId, table.toId] }),
    uniqueIndex("friendships_pair").on(
      sql`least(${table.fromId}, ${table.toId})`,
      sql`greatest(${table.fromId}, ${table.toId})`,
    ),
    index("friendships_to_id").on(table.toId),
  ],
);

/** Nothing of the blocked person reaches the blocker. Who is blocked is not told. */
export const blocks = pgTable(
  "blocks",
  {
    blockerId: text("blocker_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    blockedId: text("blocked_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index("blocks_blocked_id").on(table.blockedId),
  ],
);

export const friendshipsData = personalData(friendships, {
  whose: { person: ["fromId", "toId"] },
  columns: { fromId: "internal", toId: "internal", createdAt: "export", acceptedAt: "export" },
  extras: {
    from: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${friendships.fromId})`,
    to: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${friendships.toId})`,
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const blocksData = personalData(blocks, {
  whose: { person: ["blockerId", "blockedId"] },
  exportedTo: ["blockerId"],
  columns: { blockerId: "internal", blockedId: "internal", createdAt: "export" },
  extras: { blocked: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${blocks.blockedId})` },
  onAnonymise: "delete", // under a new name nothing leads back to them, a list of the blocked neither
  onDelete: "delete",
  expires: null,
});

export const REPORT_REASONS = ["cheating", "insults", "spam", "name", "other"] as const;
export const REPORT_STATES = ["open", "closed"] as const;

/** What somebody reports about somebody, for the staff. Who is reported is not told. */
export const reports = pgTable(
  "reports",
  {
    id: text().primaryKey(), // made where it is written, so that sending it twice makes one
    reporterId: text("reporter_id").references(() => users.id, { onDelete: "set null" }),
    reportedId: text("reported_id").references(() => users.id, { onDelete: "set null" }),
    reportedName: text("reported_name").notNull(), // as it was then
    reason: text({ enum: REPORT_REASONS }).notNull(),
    words: text().notNull(), // the reporter's own
    context: text(), // the path of the page that they were on: a match, a channel
    state: text({ enum: REPORT_STATES }).notNull().default("open"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("reports_reason", sql`${table.reason} in ('cheating', 'insults', 'spam', 'name', 'other')`),
    check("reports_state", sql`${table.state} in ('open', 'closed')`),
    check("reports_words", sql`char_length(${table.words}) <= 1000`),
    index("reports_state").on(table.state, table.createdAt, table.id),
    index("reports_reporter_id").on(table.reporterId),
    index("reports_reported_id").on(table.reportedId),
    index("reports_expires_at").on(table.expiresAt),
  ],
);

export const reportsData = personalData(reports, {
  whose: { person: ["reporterId", "reportedId"] },
  exportedTo: ["reporterId"],
  columns: {
    id: "internal",
    reporterId: "internal",
    reportedId: "internal",
    reportedName: "export",
    reason: "export",
    words: "export",
    context: "export",
    state: "export",
    createdAt: "export",
    expiresAt: "export",
  },
  onAnonymise: "keep",
  onDelete: "unlink",
  expires: "expiresAt",
});

/** A chat message that was reported, and those around it, as they were then: what is edited or deleted later stays here. */
export const reportMessages = pgTable(
  "report_messages",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(), // its place in the channel
    messageId: text("message_id").notNull(),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    text: text(), // null: deleted before
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    editedAt: timestamp("edited_at", { withTimezone: true }),
    isReported: boolean("is_reported").notNull(), // false: around it
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.seq] }),
    index("report_messages_author_id").on(table.authorId),
  ],
);

export const reportMessagesData = personalData(reportMessages, {
  whose: { person: ["authorId"] },
  columns: {
    // Told to nobody, for who is reported is not to learn it. What they wrote is exported where they wrote it.
    reportId: "internal",
    seq: "internal",
    messageId: "internal",
    authorId: "internal",
    text: "internal",
    createdAt: "internal",
    editedAt: "internal",
    isReported: "internal",
  },
  onAnonymise: "keep",
  onDelete: "unlink",
  expires: null, // with its report
});
