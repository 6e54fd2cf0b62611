import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { matches } from "./matches.ts";
import { users } from "./users.ts";

/**
 * Who sits where. A row in an open match keeps the seat for its user; a seat without a row is for whoever comes first.
 * In a finished match every seat has its row and its score; a user since deleted leaves a null.
 */
export const matchSeats = pgTable(
  "match_seats",
  {
    matchId: text("match_id")
      .notNull()
      .references(() => matches.id, { onDelete: "cascade" }),
    seat: smallint().notNull(),
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    score: smallint(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(), // the match's own, so that one index serves a person's list
  },
  (table) => [
    primaryKey({ columns: [table.matchId, table.seat] }),
    check("match_seats_seat", sql`${table.seat} between 0 and 3`),
    check("match_seats_score", sql`${table.score} >= 0`),
    index("match_seats_user_id").on(table.userId, table.createdAt, table.matchId), // read backwards: newest first,
  ],
);
