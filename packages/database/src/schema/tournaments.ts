import type { MatchSettings } from "@transcendence/game";
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { KEEP, personalData } from "./personal-data.ts";
import { users } from "./users.ts";

export const TOURNAMENT_PHASES = ["registration", "running", "finished", "cancelled"] as const;

/** Tournaments that come again and again: on these days of the week, at this time of the clock in this zone. */
export const tournamentSeries = pgTable(
  "tournament_series",
  {
    id: text().primaryKey(),
    organiserId: text("organiser_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    template: jsonb().notNull(), // protocol's `SeriesTemplate`: what each of them is like
    password: text(), // a PHC string, of each of them
    repeats: jsonb().notNull(), // protocol's `Repeats`
    paused: boolean().notNull().default(false),
    nextAt: timestamp("next_at", { withTimezone: true }).notNull(), // when the next one starts that has not been created
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("tournament_series_id", sql`${table.id} ~ '^[0-9A-Za-z]{12,32}$'`),
    index("tournament_series_organiser_id").on(table.organiserId, table.createdAt),
    index("tournament_series_due")
      .on(table.nextAt)
      .where(sql`not ${table.paused}`),
  ],
);

/** A tournament as it was proposed, and as its room last told of it: the room decides, and this is what outlives it. */
export const tournaments = pgTable(
  "tournaments",
  {
    id: text().primaryKey(),
    organiserId: text("organiser_id").references(() => users.id, { onDelete: "set null" }),
    title: text().notNull(),
    description: text().notNull(),
    plan: jsonb().notNull(), // protocol's `TournamentPlan`
    settings: jsonb().$type<MatchSettings>().notNull(),
    rated: boolean().notNull(),
    places: integer().notNull(),
    startsAt: timestamp("starts_at", { withTimezone: true }), // null: when it is full
    waitSeconds: integer("wait_seconds").notNull(),
    deadlineMinutes: integer("deadline_minutes").notNull().default(0), // before the start; 0: until then
    arenaMinutes: integer("arena_minutes").notNull(),
    guests: boolean().notNull(),
    minRating: integer("min_rating"),
    maxRating: integer("max_rating"),
    password: text(), // a PHC string; null: open to everybody
    inviteOnly: boolean("invite_only").notNull().default(false),
    inviteKey: text("invite_key"), // whoever has the link with it may register, too
    seriesId: text("series_id").references(() => tournamentSeries.id, { onDelete: "set null" }),
    phase: text({ enum: TOURNAMENT_PHASES }).notNull().default("registration"),
    paused: boolean().notNull().default(false),
    version: integer().notNull().default(0), // of what the room told
    entered: integer().notNull().default(0), // for lists
    endsAt: timestamp("ends_at", { withTimezone: true }), // an arena's
    state: jsonb(), // protocol's `TournamentState`; names nobody, only entries by number
    log: jsonb().notNull().default([]), // protocol's `LogLine`s, likewise
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    finishedAt: timestamp("finished_at", { withTimezone: true }), // or cancelled
  },
  (table) => [
    check("tournaments_id", sql`${table.id} ~ '^[0-9A-Za-z]{12,32}$'`),
    check("tournaments_phase", sql`${table.phase} in ('registration', 'running', 'finished', 'cancelled')`),
    check("tournaments_ended", sql`(${table.phase} in ('finished', 'cancelled')) = (${table.finishedAt} is not null)`),
    index("tournaments_phase_index").on(table.phase, table.createdAt, table.id),
    index("tournaments_organiser_id").on(table.organiserId, table.createdAt),
    index("tournaments_series_id").on(table.seriesId, table.createdAt),
  ],
);

/** Who takes part: "1", "2" … in the order of registration, which is all that the tournament's state says of them. */
export const tournamentEntries = pgTable(
  "tournament_entries",
  {
    tournamentId: text("tournament_id")
      .notNull()
      .references(() => tournaments.id, { onDelete: "cascade" }),
    entry: integer().notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    alias: text(), // how they are called there, if not by their name
    rating: integer(),
    rank: integer(), // once it is over
  },
  (table) => [
    primaryKey({ columns: [table.tournamentId, table.entry] }),
    index("tournament_entries_user_id").on(table.userId, table.tournamentId),
  ],
);

export const tournamentsData = personalData(tournaments, {
  whose: { person: ["organiserId"] },
  columns: {
    id: "export",
    organiserId: "internal",
    title: "export",
    description: "export",
    plan: "export",
    settings: "export",
    rated: "export",
    places: "export",
    startsAt: "export",
    waitSeconds: "export",
    deadlineMinutes: "export",
    arenaMinutes: "export",
    guests: "export",
    minRating: "export",
    maxRating: "export",
    password: "presence",
    inviteOnly: "export",
    inviteKey: "presence",
    seriesId: "internal",
    phase: "export",
    paused: "internal",
    version: "internal",
    entered: "export",
    endsAt: "export",
    state: "internal", // public, at the tournament's address
    log: "internal",
    createdAt: "export",
    finishedAt: "export",
  },
  // The series goes, and with it the way to it; the tournaments stay as they are.
  onAnonymise: {
    id: KEEP,
    organiserId: KEEP,
    title: KEEP,
    description: KEEP,
    plan: KEEP,
    settings: KEEP,
    rated: KEEP,
    places: KEEP,
    startsAt: KEEP,
    waitSeconds: KEEP,
    deadlineMinutes: KEEP,
    arenaMinutes: KEEP,
    guests: KEEP,
    minRating: KEEP,
    maxRating: KEEP,
    password: KEEP,
    inviteOnly: KEEP,
    inviteKey: KEEP,
    seriesId: null,
    phase: KEEP,
    paused: KEEP,
    version: KEEP,
    entered: KEEP,
    endsAt: KEEP,
    state: KEEP,
    log: KEEP,
    createdAt: KEEP,
    finishedAt: KEEP,
  },
  onDelete: "unlink",
  expires: null,
});

export const tournamentEntriesData = personalData(tournamentEntries, {
  whose: { person: ["userId"] },
  columns: {
    tournamentId: "export",
    entry: "export",
    userId: "internal",
    alias: "export",
    rating: "export",
    rank: "export",
  },
  onAnonymise: { tournamentId: KEEP, entry: KEEP, userId: KEEP, alias: null, rating: null, rank: KEEP },
  onDelete: "delete",
  expires: null,
});

/** Whom the organiser has invited by name. */
export const tournamentInvitations = pgTable(
  "tournament_invitations",
  {
    tournamentId: text("tournament_id")
      .notNull()
      .references(() => tournaments.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tournamentId, table.userId] }),
    index("tournament_invitations_user_id").on(table.userId),
  ],
);

export const tournamentSeriesData = personalData(tournamentSeries, {
  whose: { person: ["organiserId"] },
  columns: {
    id: "internal",
    organiserId: "internal",
    template: "export",
    password: "presence",
    repeats: "export",
    paused: "export",
    nextAt: "export",
    createdAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const tournamentInvitationsData = personalData(tournamentInvitations, {
  whose: { person: ["userId"] },
  columns: { tournamentId: "export", userId: "internal", createdAt: "export" },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});
