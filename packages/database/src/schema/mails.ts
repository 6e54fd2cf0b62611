import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** Mails to be sent: written with what they tell of, sent afterwards, tried again until they are, then removed. */
export const mails = pgTable(
  "mails",
  {
    id: text().primaryKey(),
    recipient: text().notNull(),
    language: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(), // the next attempt
    problem: text(), // what the last attempt met
  },
  (table) => [index("mails_due_at").on(table.dueAt)],
);

export const LINK_PURPOSES = ["verify_email", "change_email", "reset_password", "delete_account"] as const;

/** A link in a mail, as the SHA-256 of its token: good once, for one purpose, for a while. */
export const mailLinks = pgTable(
  "mail_links",
  {
    tokenHash: bytea("token_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text({ enum: LINK_PURPOSES }).notNull(),
    email: text().notNull(), // to which it was sent; empty: the host hands it over
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("mail_links_user_id").on(table.userId, table.purpose),
    index("mail_links_expires_at").on(table.expiresAt),
  ],
);

export const mailsData = personalData(mails, {
  whose: { address: "recipient" },
  columns: {
    id: "internal",
    recipient: "export",
    language: "export",
    subject: "export",
    text: "secret", // it may hold a code or a link that is for the mailbox alone
    html: "secret",
    createdAt: "export",
    attempts: "export",
    dueAt: "export",
    problem: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null, // sent or given up: see queries/mails.ts
});

export const mailLinksData = personalData(mailLinks, {
  whose: { person: ["userId"] },
  columns: {
    tokenHash: "secret",
    userId: "internal",
    purpose: "export",
    email: "export",
    createdAt: "export",
    expiresAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: "expiresAt",
});
