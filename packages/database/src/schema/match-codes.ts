import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { matches, matchSeats } from "./matches.ts";
import { personalData } from "./personal-data.ts";

/** Short codes that lead to open matches: for those to whom no link can be sent. One for each match, for an hour. */
export const matchCodes = pgTable(
  "match_codes",
  {
    code: text().primaryKey(),
    matchId: text("match_id")
      .notNull()
      .unique()
      .references(() => matches.id, { onDelete: "cascade" }),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("match_codes_expires_at").on(table.expiresAt)],
);

export const matchCodesData = personalData(matchCodes, {
  whose: { through: matchSeats, from: "matchId", to: "matchId" },
  columns: { code: "internal", matchId: "internal", expiresAt: "internal" },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: "expiresAt",
});
