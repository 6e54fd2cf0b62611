import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** How often something was done within the running window: one row per action and session or address, shared by all instances. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().primaryKey(), // the action and a hash of who did it
    count: integer().notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("rate_limits_ends_at").on(table.endsAt)],
);
