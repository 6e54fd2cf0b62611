// Tournaments: what was proposed, who takes part, and what their rooms told.
import type { MatchSettings } from "@transcendence/game";
import { and, count, desc, eq, exists, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { matches, matchSeats, tournamentEntries, tournaments, users } from "../schema/index.ts";
import { openTournamentChannel } from "./channels.ts";
import { findKnownUsers } from "./leaving.ts";
import type { Cursor } from "./matches.ts";
import { findRepeats } from "./tournament-series.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

type Row = typeof tournaments.$inferSelect;
type MatchStatus = (typeof matches.$inferSelect)["status"];
export type TournamentPhaseName = Row["phase"];

export interface TournamentRecord extends Row {
  readonly organiser: UserRecord | null;
  readonly winner: string | null; // how the winner is called, once it is over
  readonly repeats: unknown; // protocol's `Repeats`, if it is one of a series
}

export interface EntryRecord {
  readonly entry: number;
  readonly alias: string | null;
  readonly rating: number | null;
  readonly rank: number | null;
  readonly user: UserRecord;
}

export interface NewTournament {
  readonly id: string;
  readonly organiserId: string;
  readonly title: string;
  readonly description: string;
  readonly plan: unknown;
  readonly settings: MatchSettings;
  readonly rated: boolean;
  readonly places: number;
  readonly startsAt: Date | null;
  readonly waitSeconds: number;
  readonly deadlineMinutes?: number;
  readonly arenaMinutes: number;
  readonly guests: boolean;
  readonly minRating: number | null;
  readonly maxRating: number | null;
  readonly password: string | null;
  readonly inviteOnly: boolean;
  readonly inviteKey: string | null;
  readonly seriesId: string | null;
  readonly createdAt: Date;
}

/** False: the organiser has so many already that are not over. */
export async function createTournament(database: Database, row: NewTournament, most: number): Promise<boolean> {
  return database.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, row.organiserId)).for("no key update");
    if ((await countOpenTournaments(tx, row.organiserId)) >= most) return false;
    await insertTournament(tx, row);
    return true;
  });
}

/** Those of a person that are not over; of a series only once it has ended. */
export async function countOpenTournaments(database: Database, organiserId: string): Promise<number> {
  const isOpen = inArray(tournaments.phase, ["registration", "running"]);
  const [open] = await database
    .select({ count: count() })
    .from(tournaments)
    .where(and(eq(tournaments.organiserId, organiserId), isOpen, isNull(tournaments.seriesId)));
  return open?.count ?? 0;
}

/** Within a transaction: with its chat. Those of a series do not count as one person's. */
export async function insertTournament(tx: Database, row: NewTournament): Promise<void> {
  await tx.insert(tournaments).values(row);
  await openTournamentChannel(tx, { id: row.id, organiserId: row.organiserId, now: row.createdAt });
}

/** Columns by their tables' names: where a query reads one table, the builder writes them without. */
const winnerName = sql<string | null>`(select coalesce(e.alias, u.name)
  from ${tournamentEntries} as e join ${users} as u on u.id = e.user_id
  where e.tournament_id = "tournaments"."id" and e.rank = 1 order by e.entry limit 1)`;

async function readTournaments(database: Database, where: SQL | undefined, limit: number): Promise<TournamentRecord[]> {
  const rows = await database
    .select({ tournament: tournaments, winner: winnerName })
    .from(tournaments)
    .where(where)
    .orderBy(desc(tournaments.createdAt), desc(tournaments.id))
    .limit(limit);
  const ids = rows.flatMap(({ tournament }) => tournament.organiserId ?? []);
  const organisers =
    ids.length === 0 ? [] : await database.select(USER_COLUMNS).from(users).where(inArray(users.id, ids));
  const repeats = await findRepeats(
    database,
    rows.flatMap(({ tournament }) => tournament.seriesId ?? []),
  );
  return rows.map(({ tournament, winner }) => ({
    ...tournament,
    repeats: (tournament.seriesId === null ? null : repeats.get(tournament.seriesId)) ?? null,
    winner: tournament.phase === "finished" ? winner : null,
    organiser: organisers.find(({ id }) => id === tournament.organiserId) ?? null,
  }));
}

export async function findTournament(database: Database, id: string): Promise<TournamentRecord | null> {
  const [found] = await readTournaments(database, eq(tournaments.id, id), 1);
  return found ?? null;
}

/** Newest first. `of`: only those that this person organises or takes part in. */
export async function listTournaments(
  database: Database,
  which: { readonly phases: readonly TournamentPhaseName[]; readonly of: string | null },
  { before, limit }: { readonly before: Cursor | null; readonly limit: number },
): Promise<TournamentRecord[]> {
  const older =
    before &&
    or(
      lt(tournaments.createdAt, before.createdAt),
      and(eq(tournaments.createdAt, before.createdAt), lt(tournaments.id, before.id)),
    );
  const entered = (userId: string) =>
    exists(
      database
        .select({ one: sql`1` })
        .from(tournamentEntries)
        .where(and(eq(tournamentEntries.tournamentId, tournaments.id), eq(tournamentEntries.userId, userId))),
    );
  const mine = which.of === null ? undefined : or(eq(tournaments.organiserId, which.of), entered(which.of));
  return readTournaments(database, and(inArray(tournaments.phase, [...which.phases]), older ?? undefined, mine), limit);
}

export async function listEntries(database: Database, tournamentId: string): Promise<EntryRecord[]> {
  return database
    .select({
      entry: tournamentEntries.entry,
      alias: tournamentEntries.alias,
      rating: tournamentEntries.rating,
      rank: tournamentEntries.rank,
      user: USER_COLUMNS,
    })
    .from(tournamentEntries)
    .innerJoin(users, eq(users.id, tournamentEntries.userId))
    .where(eq(tournamentEntries.tournamentId, tournamentId))
    .orderBy(tournamentEntries.entry);
}

export interface ToldTournament {
  readonly id: string;
  readonly version: number;
  readonly phase: TournamentPhaseName;
  readonly paused: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly state: unknown;
  readonly log: unknown;
  readonly entries: readonly {
    readonly entry: number;
    readonly userId: string;
    readonly alias: string | null;
    readonly rating: number | null;
    readonly rank: number | null;
  }[];
}

/**
 * What its room told, whole; answers with those who are new in it. Null: there is no such tournament. What is older than what is
 * stored changes nothing.
 */
export async function storeTournament(
  database: Database,
  told: ToldTournament,
  now: Date,
): Promise<readonly string[] | null> {
  return database.transaction(async (tx) => {
    const { id, version, phase, paused, startsAt, endsAt, state, log, entries } = told;
    const [row] = await tx
      .select({ version: tournaments.version, finishedAt: tournaments.finishedAt })
      .from(tournaments)
      .where(eq(tournaments.id, id))
      .for("no key update");
    if (row === undefined) return null;
    if (row.version >= version) return [];
    const isOver = phase === "finished" || phase === "cancelled";
    const finishedAt = isOver ? (row.finishedAt ?? now) : null;
    const known = await findKnownUsers(
      tx,
      entries.map(({ userId }) => userId),
    ); // somebody may have been deleted meanwhile
    await tx
      .update(tournaments)
      .set({ version, phase, paused, startsAt, endsAt, state, log, finishedAt, entered: entries.length })
      .where(eq(tournaments.id, id));
    const kept = entries.filter(({ userId }) => known.has(userId)).map((entry) => ({ ...entry, tournamentId: id }));
    return writeEntries(tx, id, kept);
  });
}

/**
 * The users who are new among them. What somebody entered as never changes, but that it is taken away when they become anonymous:
 * of that the room may not know yet, so what is gone here stays so. Rows stay, so that whoever does so at this moment finds them.
 */
async function writeEntries(
  tx: Database,
  tournamentId: string,
  entries: readonly (typeof tournamentEntries.$inferInsert)[],
): Promise<string[]> {
  const ofIt = eq(tournamentEntries.tournamentId, tournamentId);
  const { entry, userId, alias, rating } = tournamentEntries;
  const before = await tx.select({ entry, userId }).from(tournamentEntries).where(ofIt);
  const holders = new Map(entries.map((each) => [each.entry, each.userId]));
  const gone = before.filter((each) => holders.get(each.entry) !== each.userId).map((each) => each.entry);
  if (gone.length > 0) await tx.delete(tournamentEntries).where(and(ofIt, inArray(entry, gone)));
  if (entries.length > 0)
    await tx
      .insert(tournamentEntries)
      .values([...entries])
      .onConflictDoUpdate({
        target: [tournamentEntries.tournamentId, entry],
        set: {
          alias: sql`case when excluded.alias is not null then ${alias} end`,
          rating: sql`case when excluded.rating is not null then ${rating} end`,
          rank: sql`excluded.rank`,
        },
      });
  const were = new Set(before.map((each) => each.userId));
  return [...holders.values()].filter((user) => !were.has(user));
}

export interface TournamentMatchRecord {
  readonly match: string;
  readonly status: MatchStatus;
  readonly winner: string | null; // a user
  readonly score: Readonly<Record<string, number>>; // by user
}

/** How these matches of a tournament stand. */
export async function findTournamentMatches(
  database: Database,
  tournamentId: string,
  ids: readonly string[],
): Promise<TournamentMatchRecord[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .select({ id: matches.id, status: matches.status, winner: matches.winner, seat: matchSeats })
    .from(matches)
    .innerJoin(matchSeats, eq(matchSeats.matchId, matches.id))
    .where(and(eq(matches.tournamentId, tournamentId), inArray(matches.id, [...ids])));
  const found = new Map<
    string,
    { match: string; status: MatchStatus; winner: string | null; score: Record<string, number> }
  >();
  for (const { id, status, winner, seat } of rows) {
    const record = found.get(id) ?? { match: id, status, winner: null, score: {} };
    found.set(id, record);
    if (seat.userId === null) continue;
    record.score[seat.userId] = seat.score ?? 0;
    if (winner === seat.seat) record.winner = seat.userId;
  }
  return [...found.values()];
}

/** Whose match it is, if it is one of a tournament. */
export async function findTournamentOf(database: Database, matchId: string): Promise<string | null> {
  const [match] = await database
    .select({ tournamentId: matches.tournamentId })
    .from(matches)
    .where(eq(matches.id, matchId));
  return match?.tournamentId ?? null;
}

export interface MatchOfTournament {
  readonly id: string;
  readonly pairing: string;
  readonly status: MatchStatus;
}

/** The matches that were ordered for it, in order. */
export async function listMatchesOfTournament(database: Database, tournamentId: string): Promise<MatchOfTournament[]> {
  const rows = await database
    .select({ id: matches.id, pairing: matches.pairing, status: matches.status })
    .from(matches)
    .where(eq(matches.tournamentId, tournamentId))
    .orderBy(matches.createdAt, matches.id);
  return rows.map(({ id, pairing, status }) => ({ id, status, pairing: pairing ?? "" }));
}

export interface TrophyRecord {
  readonly id: string;
  readonly title: string;
  readonly rank: number;
  readonly players: number;
  readonly at: Date | null;
}

/** First, second and third places, the latest first. With fewer than three people there is nothing to win. */
export async function listTrophies(database: Database, userId: string, limit: number): Promise<TrophyRecord[]> {
  const rows = await database
    .select({
      id: tournaments.id,
      title: tournaments.title,
      rank: tournamentEntries.rank,
      players: tournaments.entered,
      at: tournaments.finishedAt,
    })
    .from(tournamentEntries)
    .innerJoin(tournaments, eq(tournaments.id, tournamentEntries.tournamentId))
    .where(
      and(
        eq(tournamentEntries.userId, userId),
        eq(tournaments.phase, "finished"),
        lte(tournamentEntries.rank, 3),
        sql`(select count(*) from tournament_entries as e join users as u on u.id = e.user_id
          where e.tournament_id = ${tournaments.id} and u.kind <> 'computer') >= 3`,
      ),
    )
    .orderBy(desc(tournaments.finishedAt), desc(tournaments.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, rank: row.rank ?? 0 }));
}

/** Whether somebody is registered, and has not withdrawn before the start. */
export async function takesPart(database: Database, tournamentId: string, userId: string): Promise<boolean> {
  const own = and(eq(tournamentEntries.tournamentId, tournamentId), eq(tournamentEntries.userId, userId));
  return (await database.$count(tournamentEntries, own)) > 0;
}

/** Who takes part under an alias, and under which. */
export async function listAliases(
  database: Database,
  tournamentId: string,
): Promise<{ readonly userId: string; readonly alias: string }[]> {
  const rows = await database
    .select({ userId: tournamentEntries.userId, alias: tournamentEntries.alias })
    .from(tournamentEntries)
    .where(and(eq(tournamentEntries.tournamentId, tournamentId), isNotNull(tournamentEntries.alias)));
  return rows.flatMap(({ userId, alias }) => (alias === null ? [] : { userId, alias }));
}

/** Those that are not over and in which somebody takes part. */
export async function listOpenTournamentsOf(database: Database, userId: string): Promise<string[]> {
  const rows = await database
    .select({ id: tournaments.id })
    .from(tournamentEntries)
    .innerJoin(tournaments, eq(tournaments.id, tournamentEntries.tournamentId))
    .where(and(eq(tournamentEntries.userId, userId), inArray(tournaments.phase, ["registration", "running"])));
  return rows.map(({ id }) => id);
}
