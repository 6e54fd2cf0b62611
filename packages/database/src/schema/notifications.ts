import { index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

export const NOTIFICATION_KINDS = [
  "friend_request",
  "friend_accepted",
  "challenge",
  "challenge_declined",
  "mention",
  "direct_message",
  "tournament_call",
  "tournament_result",
  "pairing",
] as const;

/** What a person was told of. The id is made from what it tells of, so announcing twice makes one row. */
export const notifications = pgTable(
  "notifications",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    fromId: text("from_id").references(() => users.id, { onDelete: "cascade" }), // null: from nobody in particular
    kind: text({ enum: NOTIFICATION_KINDS }).notNull(),
    data: jsonb().$type<object>().notNull(), // by kind: see protocol's `NotificationSummary`
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    readAt: timestamp("read_at", { withTimezone: true }),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("notifications_user_id").on(table.userId, table.createdAt.desc().nullsFirst(), table.id),
    index("notifications_from_id").on(table.fromId),
    index("notifications_expires_at").on(table.expiresAt),
  ],
);

export const notificationsData = personalData(notifications, {
  whose: { person: ["userId", "fromId"] },
  exportedTo: ["userId"], // whoever sent it does not learn when it was read
  columns: {
    id: "internal",
    userId: "internal",
    fromId: "internal",
    kind: "export",
    data: "export",
    createdAt: "export",
    readAt: "export",
    expiresAt: "export",
  },
  onAnonymise: "delete", // those they sent, too: they bear the name
  onDelete: "delete",
  expires: "expiresAt",
});
