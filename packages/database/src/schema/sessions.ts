import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { KEEP, personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** A signed-in browser. Of its token only the SHA-256 is kept: whoever reads this table can impersonate nobody. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(), // for lists and revocation; says nothing about the token
    tokenHash: bytea("token_hash").notNull().unique("sessions_token_hash"),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    method: text().notNull().default("guest"), // how they came in: guest, password, or a provider's name
    agent: text().notNull().default(""), // the browser's own words for itself, to recognise it in a list
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    authenticatedAt: timestamp("authenticated_at", { withTimezone: true }), // when they last proved who they are; null for guests
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull(), // to the hour: most requests write nothing
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("sessions_token_hash_length", sql`octet_length(${table.tokenHash}) = 32`),
    check("sessions_agent", sql`char_length(${table.agent}) <= 300`),
    index("sessions_user_id").on(table.userId),
    index("sessions_expires_at").on(table.expiresAt),
  ],
);

export const sessionsData = personalData(sessions, {
  whose: { person: ["userId"] },
  columns: {
    id: "export",
    tokenHash: "secret",
    userId: "internal",
    method: "export",
    agent: "export",
    createdAt: "export",
    authenticatedAt: "export",
    seenAt: "export",
    expiresAt: "export",
  },
  // The session in which they asked for it; the others have ended.
  onAnonymise: {
    id: KEEP,
    tokenHash: KEEP,
    userId: KEEP,
    method: "guest",
    agent: "",
    createdAt: KEEP,
    authenticatedAt: null,
    seenAt: KEEP,
    expiresAt: KEEP,
  },
  onDelete: "delete",
  expires: "expiresAt",
});
