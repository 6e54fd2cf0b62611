import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
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
  "tournament_invitation",
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

/** How a person wants to be told of a kind; no row: as protocol's `DEFAULT_WAYS` has it. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text({ enum: NOTIFICATION_KINDS }).notNull(),
    site: boolean().notNull(), // false: kept in the list as read, and no page is told
    push: boolean().notNull(),
    email: boolean().notNull(),
    mailedAt: timestamp("mailed_at", { withTimezone: true }), // the last email about this kind
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] })],
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
  extras: {
    from: sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${notifications.fromId})`,
  },
  onAnonymise: "delete", // those they sent, too: they bear the name
  onDelete: "delete",
  expires: "expiresAt",
});

export const notificationPreferencesData = personalData(notificationPreferences, {
  whose: { person: ["userId"] },
  columns: {
    userId: "internal",
    kind: "export",
    site: "export",
    push: "export",
    email: "export",
    mailedAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});
