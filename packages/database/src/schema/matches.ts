import type { MatchSettings } from "@transcendence/game";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

export const MATCH_STATUSES = ["open", "finished", "aborted"] as const;
export const OUTCOMES = ["won", "resigned", "claimed"] as const;

/** A match from the moment somebody asked for it. Its score stands in its seats, its course in its replay. */
export const matches = pgTable(
  "matches",
  {
    id: text().primaryKey(),
    status: text({ enum: MATCH_STATUSES }).notNull().default("open"),
    settings: jsonb().$type<MatchSettings>().notNull(),
    rematchOf: text("rematch_of").references((): AnyPgColumn => matches.id, { onDelete: "set null" }),
    outcome: text({ enum: OUTCOMES }),
    winner: smallint(), // a seat
    durationMs: integer("duration_ms"), // time played, without waiting and pauses
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }),
    finishedAt: timestamp("finished_at", { withTimezone: true }), // or aborted
  },
  (table) => [
    check("matches_id", sql`${table.id} ~ '^[0-9A-Za-z]{12,32}$'`),
    check("matches_status", sql`${table.status} in ('open', 'finished', 'aborted')`),
    check("matches_outcome", sql`${table.outcome} in ('won', 'resigned', 'claimed')`),
    check("matches_winner", sql`${table.winner} between 0 and 3`),
    check("matches_duration", sql`${table.durationMs} >= 0`),
    check("matches_ended", sql`(${table.status} = 'open') = (${table.finishedAt} is null)`),
    check(
      "matches_result",
      sql`case when ${table.status} = 'finished'
        then num_nulls(${table.outcome}, ${table.winner}, ${table.durationMs}, ${table.startedAt}) = 0
        else num_nonnulls(${table.outcome}, ${table.winner}, ${table.durationMs}) = 0 end`,
    ),
    index("matches_rematch_of").on(table.rematchOf),
  ],
);
