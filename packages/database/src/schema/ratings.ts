import { RATED_KINDS } from "@transcendence/game";
import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { matches } from "./matches.ts";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** How strong a member is in each kind of match, as it was after their last one: see packages/rating. No row: never rated. */
export const ratings = pgTable(
  "ratings",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text({ enum: RATED_KINDS }).notNull(),
    rating: doublePrecision().notNull(),
    deviation: doublePrecision().notNull(),
    volatility: doublePrecision().notNull(),
    ratedAt: timestamp("rated_at", { withTimezone: true }).notNull(), // when the last rated match ended
    settledUntil: timestamp("settled_until", { withTimezone: true }), // listed until then if nothing more is played; null: not listed
    matches: integer().notNull(), // rated ones of this kind
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.kind] }),
    check("ratings_kind", sql`${table.kind} in ('quick', 'classic')`),
    check("ratings_numbers", sql`${table.deviation} > 0 and ${table.volatility} > 0 and ${table.matches} > 0`),
    index("ratings_board")
      .on(table.kind, table.rating.desc().nullsFirst(), table.userId)
      .where(sql`${table.settledUntil} is not null`),
  ],
);

/** What each rated match changed. One row for a match and a person, so a result that is told twice cannot count twice. */
export const ratingChanges = pgTable(
  "rating_changes",
  {
    matchId: text("match_id")
      .notNull()
      .references(() => matches.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text({ enum: RATED_KINDS }).notNull(),
    ratingBefore: doublePrecision("rating_before").notNull(),
    ratingAfter: doublePrecision("rating_after").notNull(),
    deviationBefore: doublePrecision("deviation_before").notNull(), // as it counted when the match ended
    deviationAfter: doublePrecision("deviation_after").notNull(),
    at: timestamp({ withTimezone: true }).notNull(), // when the match ended
  },
  (table) => [
    primaryKey({ columns: [table.matchId, table.userId] }),
    check("rating_changes_kind", sql`${table.kind} in ('quick', 'classic')`),
    index("rating_changes_user_id").on(table.userId, table.kind, table.at),
  ],
);

export const ratingsData = personalData(ratings, {
  whose: { person: ["userId"] },
  columns: {
    userId: "internal",
    kind: "export",
    rating: "export",
    deviation: "export",
    volatility: "export",
    ratedAt: "export",
    settledUntil: "internal", // computed from the others
    matches: "export",
  },
  onAnonymise: "delete", // guests have none
  onDelete: "delete",
  expires: null,
});

export const ratingChangesData = personalData(ratingChanges, {
  whose: { person: ["userId"] },
  columns: {
    matchId: "export",
    userId: "internal",
    kind: "export",
    ratingBefore: "export",
    ratingAfter: "export",
    deviationBefore: "export",
    deviationAfter: "export",
    at: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});
