import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";

/** Uploaded pictures where no folder and no bucket holds them: a few kilobytes each, never changed. */
export const files = pgTable("files", {
  name: text().primaryKey(),
  bytes: bytea().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
