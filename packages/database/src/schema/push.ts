import { sql } from "drizzle-orm";
// Web Push: the key that this arena signs with, the devices that want messages, and the messages on their way.
import { check, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { notifications } from "./notifications.ts";
import { personalData } from "./personal-data.ts";
import { sessions } from "./sessions.ts";

/** Keys that were generated because none are set. The newest counts; the private part is sealed under a key that is not in here. */
export const pushKeys = pgTable("push_keys", {
  publicKey: text("public_key").primaryKey(),
  sealed: bytea().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

/** Where a browser's push service takes messages for it. It belongs to the session: who signs out gets no more. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    sessionId: text("session_id")
      .primaryKey()
      .references(() => sessions.id, { onDelete: "cascade" }),
    endpoint: text().notNull().unique("push_subscriptions_endpoint"),
    p256dh: text().notNull(), // the browser's public key, base64url
    auth: text().notNull(), // the secret that it shares with us, base64url
    serverKey: text("server_key").notNull(), // our public key that it was made for; under another one it is worth nothing
    language: text().notNull(), // of the page that asked
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [check("push_subscriptions_endpoint_length", sql`char_length(${table.endpoint}) <= 1024`)],
);

/** A notification on its way to a device: removed when the push service has it, when it is too late, or when either is gone. */
export const pushMessages = pgTable(
  "push_messages",
  {
    id: text().primaryKey(),
    sessionId: text("session_id")
      .notNull()
      .references(() => pushSubscriptions.sessionId, { onDelete: "cascade" }),
    notificationId: text("notification_id")
      .notNull()
      .references(() => notifications.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(), // the next attempt
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(), // of no use to anybody from then on
  },
  (table) => [
    index("push_messages_due_at").on(table.dueAt),
    index("push_messages_session_id").on(table.sessionId),
    index("push_messages_notification_id").on(table.notificationId),
    index("push_messages_expires_at").on(table.expiresAt),
  ],
);

export const pushKeysData = personalData(pushKeys, {
  whose: "nobody",
  columns: { publicKey: "internal", sealed: "internal", createdAt: "internal" },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: null,
});

export const pushSubscriptionsData = personalData(pushSubscriptions, {
  whose: { through: sessions, from: "id", to: "sessionId" },
  columns: {
    sessionId: "internal",
    endpoint: "secret", // whoever knows it can send to the browser's push service
    p256dh: "internal",
    auth: "secret",
    serverKey: "internal",
    language: "export",
    createdAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null, // with its session
});

export const pushMessagesData = personalData(pushMessages, {
  whose: { through: pushSubscriptions, from: "sessionId", to: "sessionId" },
  columns: {
    id: "internal",
    sessionId: "internal",
    notificationId: "internal",
    createdAt: "export",
    attempts: "export",
    dueAt: "export",
    expiresAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: "expiresAt",
});
