import type { MatchSettings } from "@transcendence/game";
import { sql } from "drizzle-orm";
import {
  alias,
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { personalData } from "./personal-data.ts";
import { tournaments } from "./tournaments.ts";
import { users } from "./users.ts";

export const MATCH_STATUSES = ["open", "finished", "aborted"] as const;
export const OUTCOMES = ["won", "resigned", "claimed"] as const;

/** A match from the moment somebody asked for it. Its score stands in its seats, its course in its replay. */
export const matches = pgTable(
  "matches",
  {
    id: text().primaryKey(),
    status: text({ enum: MATCH_STATUSES }).notNull().default("open"),
    settings: jsonb().$type<MatchSettings>().notNull(),
    rated: boolean().notNull().default(false), // as agreed; once it is finished: whether it was
    paired: boolean().notNull().default(false), // by the lobby or a tournament: neither asked for the other
    rematchOf: text("rematch_of").references((): AnyPgColumn => matches.id, { onDelete: "set null" }),
    tournamentId: text("tournament_id").references(() => tournaments.id, { onDelete: "set null" }),
    pairing: text(), // which of the tournament's
    outcome: text({ enum: OUTCOMES }),
    winner: smallint(), // a seat
    durationMs: integer("duration_ms"), // time played, without waiting and pauses
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }),
    finishedAt: timestamp("finished_at", { withTimezone: true }), // or aborted
    lastTicketAt: timestamp("last_ticket_at", { withTimezone: true }), // to the hour; null: none but in its first hour
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
    index("matches_tournament_id").on(table.tournamentId),
    index("matches_unfinished")
      .on(table.createdAt)
      .where(sql`${table.status} <> 'finished'`), // few, beside all that were played
  ],
);

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
    index("match_seats_user_id").on(table.userId, table.createdAt, table.matchId), // read backwards: newest first
  ],
);

/** A finished match as settings, seeds and inputs (game's `encodeReplay`), played again before it was stored. */
export const replays = pgTable(
  "replays",
  {
    matchId: text("match_id")
      .primaryKey()
      .references(() => matches.id, { onDelete: "cascade" }),
    rules: smallint().notNull(), // the version of the rules that it was played by
    ticks: integer().notNull(),
    hash: bigint({ mode: "number" }).notNull(), // of the world at its last tick, 32 bits unsigned
    bytes: bytea().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("replays_ticks", sql`${table.ticks} >= 0`),
    check("replays_hash", sql`${table.hash} between 0 and 4294967295`),
  ],
);

const rival = alias(matchSeats, "rival");
const rivals = sql`from ${matchSeats} as ${sql.identifier("rival")}
  left join ${users} on ${users.id} = ${rival.userId}
  where ${rival.matchId} = ${matchSeats.matchId} and ${rival.seat} <> ${matchSeats.seat}
  order by ${rival.seat} limit 1`;

export const matchSeatsData = personalData(matchSeats, {
  whose: { person: ["userId"] },
  columns: { matchId: "export", seat: "export", userId: "internal", score: "export", createdAt: "export" },
  extras: {
    rival: sql<string | null>`(select ${users.name} ${rivals})`, // as they are called now; null: nobody, or a former player
    rivalScore: sql<number | null>`(select ${rival.score} ${rivals})`,
  },
  onAnonymise: "keep",
  onDelete: "unlink",
  expires: null,
});

export const matchesData = personalData(matches, {
  whose: { through: matchSeats, from: "matchId", to: "id" },
  columns: {
    id: "export",
    status: "export",
    settings: "export",
    rated: "export",
    paired: "export",
    rematchOf: "internal",
    tournamentId: "export",
    pairing: "internal",
    outcome: "export",
    winner: "export",
    durationMs: "export",
    createdAt: "export",
    startedAt: "export",
    finishedAt: "export",
    lastTicketAt: "internal", // whoever came: about nobody in particular
  },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: null,
});

export const replaysData = personalData(replays, {
  whose: { through: matchSeats, from: "matchId", to: "matchId" },
  columns: {
    matchId: "export",
    rules: "internal",
    ticks: "export",
    hash: "internal",
    bytes: "internal", // public, at the match's address
    createdAt: "internal",
  },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: null,
});
