import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";

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

export const rateLimitsData = personalData(rateLimits, {
  whose: "nobody", // keyed hashes lead back to nobody
  columns: { key: "internal", count: "internal", endsAt: "internal" },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: "endsAt",
});
