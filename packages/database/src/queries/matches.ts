import type { MatchSettings } from "@transcendence/game";
import { and, asc, count, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { matches, matchSeats, ratingChanges, replays, users } from "../schema/index.ts";
import { isForeignKeyViolation } from "../violations.ts";
import { USER_COLUMNS, type UserRecord } from "./users.ts";

export interface SeatRecord {
  readonly seat: number;
  readonly score: number | null;
  readonly user: UserRecord | null; // null: deleted since
  readonly change: RatingChangeRecord | null; // null: the match was not rated, or the player is no member any more
}

export interface RatingChangeRecord {
  readonly ratingBefore: number;
  readonly ratingAfter: number;
  readonly deviationAfter: number;
}

export interface MatchRecord {
  readonly id: string;
  readonly status: (typeof matches.$inferSelect)["status"];
  readonly settings: MatchSettings;
  readonly rated: boolean; // as agreed; once it is finished: whether it was
  readonly paired: boolean; // by the lobby or a tournament
  readonly tournamentId?: string | null | undefined; // whose it is
  readonly outcome: (typeof matches.$inferSelect)["outcome"];
  readonly winner: number | null;
  readonly durationMs: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly lastTicketAt?: Date | null;
  readonly seats: readonly SeatRecord[];
}

export interface NewMatch {
  readonly id: string;
  readonly settings: MatchSettings;
  readonly rated?: boolean; // casual without it
  readonly kept: readonly { readonly seat: number; readonly userId: string }[];
  readonly rematchOf?: string;
  readonly paired?: boolean;
  readonly tournament?: { readonly id: string; readonly pairing: string };
  readonly now: Date;
}

/** How many open matches somebody may have a seat in, those counted that were created since then. */
export interface OpenLimit {
  readonly userId: string;
  readonly most: number;
  readonly since: Date;
}

/**
 * `known`: there is a match of this id already, and it is left as it is. `unknown`: the first match or a player is not there.
 * `too_many`: the limit is reached.
 */
export type Creation = "created" | "known" | "unknown" | "too_many";

export async function createMatch(database: Database, match: NewMatch, limit?: OpenLimit): Promise<Creation> {
  const { id, settings, kept, rated = false, rematchOf = null, paired = false, tournament, now } = match;
  try {
    return await database.transaction(async (tx) => {
      if (limit !== undefined && (await countOpenMatches(tx, limit)) >= limit.most) return "too_many";
      const row = { id, settings, rated, rematchOf, paired, ...ofTournament(tournament), createdAt: now };
      const created = await tx.insert(matches).values(row).onConflictDoNothing().returning({ id: matches.id });
      if (created.length === 0) return "known";
      await tx.insert(matchSeats).values(kept.map((seat) => ({ ...seat, matchId: id, createdAt: now })));
      return "created";
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) return "unknown";
    throw error;
  }
}

function ofTournament(tournament: NewMatch["tournament"]) {
  return { tournamentId: tournament?.id ?? null, pairing: tournament?.pairing ?? null };
}

/** Within a transaction: whoever else creates a match for the same person waits for its end, so that all are counted. */
async function countOpenMatches(tx: Database, { userId, since }: OpenLimit): Promise<number> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
  const [open] = await tx
    .select({ matches: count() })
    .from(matchSeats)
    .innerJoin(matches, eq(matches.id, matchSeats.matchId))
    .where(and(eq(matchSeats.userId, userId), eq(matches.status, "open"), gt(matchSeats.createdAt, since)));
  return open?.matches ?? 0;
}

export async function findMatch(database: Database, id: string): Promise<MatchRecord | null> {
  const [match] = await readMatches(database, eq(matches.id, id));
  return match ?? null;
}

/** Where a page of a list begins: after this match. */
export interface Cursor {
  readonly createdAt: Date;
  readonly id: string;
}

/** A person's matches, newest first: the finished ones, and of the open ones those asked for since `openSince`. */
export async function listMatchesOf(
  database: Database,
  userId: string,
  page: { readonly before: Cursor | null; readonly limit: number; readonly openSince: Date },
): Promise<MatchRecord[]> {
  const { before, limit, openSince } = page;
  const older =
    before &&
    or(
      lt(matchSeats.createdAt, before.createdAt),
      and(eq(matchSeats.createdAt, before.createdAt), lt(matchSeats.matchId, before.id)),
    );
  const shown = or(eq(matches.status, "finished"), and(eq(matches.status, "open"), gt(matches.createdAt, openSince)));
  const ids = database
    .selectDistinct({ id: matchSeats.matchId, createdAt: matchSeats.createdAt })
    .from(matchSeats)
    .innerJoin(matches, eq(matches.id, matchSeats.matchId))
    .where(and(eq(matchSeats.userId, userId), shown, older ?? undefined))
    .orderBy(desc(matchSeats.createdAt), desc(matchSeats.matchId))
    .limit(limit)
    .as("page");
  return readMatches(database, inArray(matches.id, database.select({ id: ids.id }).from(ids)));
}

/** One statement for any number of matches: a row for each seat, gathered here. */
async function readMatches(database: Database, which: SQL): Promise<MatchRecord[]> {
  const rows = await database
    .select({
      match: matches,
      seat: { seat: matchSeats.seat, score: matchSeats.score },
      user: USER_COLUMNS,
      change: {
        ratingBefore: ratingChanges.ratingBefore,
        ratingAfter: ratingChanges.ratingAfter,
        deviationAfter: ratingChanges.deviationAfter,
      },
    })
    .from(matches)
    .leftJoin(matchSeats, eq(matchSeats.matchId, matches.id))
    .leftJoin(users, eq(users.id, matchSeats.userId))
    .leftJoin(
      ratingChanges,
      and(eq(ratingChanges.matchId, matchSeats.matchId), eq(ratingChanges.userId, matchSeats.userId)),
    )
    .where(which)
    .orderBy(desc(matches.createdAt), desc(matches.id), asc(matchSeats.seat));
  const found = new Map<string, MatchRecord & { seats: SeatRecord[] }>();
  for (const { match, seat, user, change } of rows) {
    const record = found.get(match.id) ?? { ...match, seats: [] };
    found.set(match.id, record);
    if (seat !== null) record.seats.push({ ...seat, user, change });
  }
  return [...found.values()];
}

export async function findReplay(database: Database, matchId: string): Promise<Uint8Array | null> {
  const [replay] = await database.select({ bytes: replays.bytes }).from(replays).where(eq(replays.matchId, matchId));
  return replay?.bytes ?? null;
}

/** Somebody gets a ticket to its room: the clean-up leaves it there. False when it is gone already. */
export async function keepMatch(database: Database, id: string, ticketAt: Date): Promise<boolean> {
  const kept = await database
    .update(matches)
    .set({ lastTicketAt: ticketAt })
    .where(eq(matches.id, id))
    .returning({ id: matches.id });
  return kept.length > 0;
}

/** Aborts an open match. False when there is none of this id; one that has ended stays as it ended. */
export async function abortMatch(database: Database, id: string, abortedAt: Date): Promise<boolean> {
  const [found] = await database
    .update(matches)
    .set({
      status: sql`case when ${matches.status} = 'open' then 'aborted' else ${matches.status} end`,
      finishedAt: sql`coalesce(${matches.finishedAt}, ${abortedAt.toISOString()}::timestamptz)`,
    })
    .where(eq(matches.id, id))
    .returning({ id: matches.id });
  return found !== undefined;
}
