// A match's end: result, seats, replay and ratings, written together or not at all, and once however often it is told.
import { type MatchSettings, ratedKindOf, type Seat } from "@transcendence/game";
import { eq, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { matches, matchSeats, type OUTCOMES, replays } from "../schema/index.ts";
import { findKnownUsers } from "./leaving.ts";
import { changeRatings, lockMembers } from "./ratings.ts";

export interface FinishedMatch {
  readonly id: string;
  readonly settings: MatchSettings;
  readonly rated?: boolean | undefined; // as its room knows it: only for a match whose row is gone
  readonly players: readonly string[]; // user ids by seat
  readonly score: readonly number[]; // by seat
  readonly outcome: (typeof OUTCOMES)[number];
  readonly winner: Seat;
  readonly durationMs: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly replay: {
    readonly rules: number;
    readonly ticks: number;
    readonly hash: number;
    readonly bytes: Uint8Array;
  };
}

/** `known`: stored before, and the same. `different`: another result, other settings or other players stand there already. */
export type Storing = "stored" | "known" | "different";

/** Within a transaction, of which the caller may make more: what a result leads to is written with it or not at all. */
export async function storeResult(tx: Database, finished: FinishedMatch): Promise<Storing> {
  const stands = await lockMatch(tx, finished);
  if (typeof stands === "string") return stands;
  await writeResult(tx, finished, stands.isRated);
  return "stored";
}

/** Holds the match until the transaction ends (doubles wait here), and says how what is stored goes with what is told. */
async function lockMatch(
  tx: Database,
  finished: FinishedMatch,
): Promise<{ readonly isRated: boolean } | "known" | "different"> {
  const { id, settings, rated, players, score, outcome, winner, startedAt } = finished;
  // A room that outlived its row (the clean-up, a restored backup) brings it back.
  await tx.insert(matches).values({ id, settings, rated, createdAt: startedAt }).onConflictDoNothing();
  // Settings that were invented after the match began are not in its row: what is there must agree.
  const told = sql`${JSON.stringify(settings)}::jsonb`;
  const noMore = sql`coalesce(${matches.settings} -> 'powerUps', '[]') @> (${told} -> 'powerUps')`; // @> lets a list have more
  const agrees = sql<boolean>`${told} @> ${matches.settings} and ${noMore}`;
  const [match] = await tx
    .select({
      status: matches.status,
      outcome: matches.outcome,
      winner: matches.winner,
      isRated: matches.rated,
      agrees,
    })
    .from(matches)
    .where(eq(matches.id, id))
    .for("update");
  const seats = await tx.select().from(matchSeats).where(eq(matchSeats.matchId, id));
  const othersSit = seats.some(({ seat, userId }) => userId !== null && userId !== players[seat]);
  if (match === undefined || !match.agrees || othersSit) return "different";
  if (match.status !== "finished") return match;
  const same =
    match.winner === winner && match.outcome === outcome && seats.every((row) => row.score === score[row.seat]);
  return same ? "known" : "different";
}

async function writeResult(tx: Database, finished: FinishedMatch, wasToBeRated: boolean): Promise<void> {
  const { id: matchId, players, score, replay, outcome, winner, durationMs, startedAt, finishedAt } = finished;
  const kind = wasToBeRated ? ratedKindOf(finished.settings) : null;
  const rated = kind !== null && (await lockMembers(tx, players, startedAt)); // a guest took a seat: it was casual
  const [match] = await tx
    .update(matches)
    .set({ status: "finished", rated, outcome, winner, durationMs, startedAt, finishedAt })
    .where(eq(matches.id, matchId))
    .returning({ createdAt: matches.createdAt });
  if (match === undefined) throw new Error(`Match ${matchId} went away under its lock`);
  const known = await findKnownUsers(tx, players); // somebody may have been deleted in mid-match
  const seats = players.map((id, seat) => ({ seat, userId: known.has(id) ? id : null, score: score[seat] }));
  await tx
    .insert(matchSeats)
    .values(seats.map((seat) => ({ ...seat, matchId, createdAt: match.createdAt })))
    .onConflictDoUpdate({ target: [matchSeats.matchId, matchSeats.seat], set: { score: sql`excluded.score` } });
  await tx.insert(replays).values({ ...replay, matchId, createdAt: finishedAt });
  if (rated) await changeRatings(tx, { id: matchId, kind, players, winner, at: finishedAt });
}
