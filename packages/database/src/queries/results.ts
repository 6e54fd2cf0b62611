// A match's end: result, seats and replay, written together or not at all, and once however often it is told.
import type { MatchSettings, Seat } from "@transcendence/game";
import { eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../connection.ts";
import { matches, matchSeats, type OUTCOMES, replays, users } from "../schema/index.ts";

export interface FinishedMatch {
  readonly id: string;
  readonly settings: MatchSettings;
  readonly players: readonly string[]; // user ids by seat
  readonly score: readonly number[]; // by seat
  readonly outcome: (typeof OUTCOMES)[number];
  readonly winner: Seat;
  readonly durationMs: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly replay: { readonly rules: number; readonly ticks: number; readonly hash: number; readonly bytes: Uint8Array };
}

/** `known`: stored before, and the same. `different`: another result, other settings or other players stand there already. */
export type Storing = "stored" | "known" | "different" | "unknown_player";

export async function storeResult(database: Database, finished: FinishedMatch): Promise<Storing> {
  const { id, settings, players, finishedAt } = finished;
  return database.transaction(async (tx) => {
    const present = await tx.select({ id: users.id }).from(users).where(inArray(users.id, [...players])).for("key share");
    if (present.length !== new Set(players).size) return "unknown_player";

    // A room that outlived its row (a restored backup) brings it back.
    await tx.insert(matches).values({ id, settings, createdAt: finished.startedAt }).onConflictDoNothing();
    // Settings that came later than the match are not in its row: what is there must agree.
    const agrees = sql<boolean>`${JSON.stringify(settings)}::jsonb @> ${matches.settings}`;
    const [found] = await tx.select({ match: matches, agrees }).from(matches).where(eq(matches.id, id)).for("update"); // doubles wait here
    const seats = await tx.select().from(matchSeats).where(eq(matchSeats.matchId, id));
    if (found === undefined || !found.agrees) return "different";
    const { match } = found;
    if (seats.some(({ seat, userId }) => userId !== players[seat])) return "different";
    if (match.status === "finished") {
      const same = match.winner === finished.winner && match.outcome === finished.outcome;
      return same && seats.every(({ seat, score }) => score === finished.score[seat]) ? "known" : "different";
    }

    const { outcome, winner, durationMs, startedAt } = finished;
    await tx
      .update(matches)
      .set({ status: "finished", outcome, winner, durationMs, startedAt, finishedAt })
      .where(eq(matches.id, id));
    await tx
      .insert(matchSeats)
      .values(players.map((userId, seat) => ({ matchId: id, seat, userId, score: finished.score[seat], createdAt: match.createdAt })))
      .onConflictDoUpdate({ target: [matchSeats.matchId, matchSeats.seat], set: { score: sql`excluded.score` } });
    await tx.insert(replays).values({ ...finished.replay, matchId: id, createdAt: finishedAt });
    return "stored";
  });
}
