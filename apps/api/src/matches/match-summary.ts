import type { MatchRecord, UserRecord } from "@transcendence/database";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import type { MatchResult, MatchSummary, Player, RatingChange } from "@transcendence/protocol";
import { summariseChange } from "../ratings.ts";

/** A match as its page and the lists show it. */
export function summarise(match: MatchRecord): MatchSummary {
  return {
    id: match.id,
    status: match.status,
    settings: { ...DEFAULT_SETTINGS, ...match.settings }, // an old row lacks what could not be chosen yet
    rated: match.rated,
    ratings: [changeAt(match, 0), changeAt(match, 1)],
    seats: [playerAt(match, 0), playerAt(match, 1)],
    result: resultOf(match),
    createdAt: match.createdAt.toISOString(),
    finishedAt: match.finishedAt?.toISOString() ?? null,
  };
}

export function playerOf({ id, name, kind, avatar }: UserRecord): Player {
  return { id, name, kind, ...(avatar && { avatar }) };
}

function playerAt(match: MatchRecord, seat: number): Player | null {
  const user = match.seats.find((taken) => taken.seat === seat)?.user;
  return user ? playerOf(user) : null;
}

function changeAt(match: MatchRecord, seat: number): RatingChange | null {
  return summariseChange(match.seats.find((taken) => taken.seat === seat)?.change);
}

function resultOf({ outcome, winner, durationMs, seats }: MatchRecord): MatchResult | null {
  if (outcome === null || durationMs === null || (winner !== 0 && winner !== 1)) return null;
  const scoreAt = (seat: number) => seats.find((taken) => taken.seat === seat)?.score ?? 0;
  return { outcome, winner, score: [scoreAt(0), scoreAt(1)], durationMs };
}
