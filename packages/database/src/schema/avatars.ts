import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** An uploaded picture, known by the SHA-256 of what was stored: the same one is stored once, whoever uploads it. */
export const avatars = pgTable(
  "avatars",
  {
    hash: text().primaryKey(), // base64url
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [check("avatars_hash", sql`${table.hash} ~ '^[0-9A-Za-z_-]{43}$'`)],
);
