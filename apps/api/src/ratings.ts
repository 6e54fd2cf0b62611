// Ratings as the API tells of them: whole points, as they count now.
import { findRatingsOf, type RatingChangeRecord, type RatingRecord, type UserRecord } from "@transcendence/database";
import { type MatchSettings, ratedKindOf, type RatedKind } from "@transcendence/game";
import type { RatingChange, Ratings, RatingSummary, ShownRating, Strength } from "@transcendence/protocol";
import { aged, isProvisional } from "@transcendence/rating";
import type { Deps } from "./deps.ts";

export async function ratingsOf(
  { database, clock }: Pick<Deps, "database" | "clock">,
  userId: string,
): Promise<Ratings> {
  const found = await findRatingsOf(database, userId);
  const nowMs = clock();
  const summary = (wanted: RatingRecord["kind"]) => {
    const record = found.find(({ kind }) => kind === wanted);
    return record ? summariseRating(record, nowMs) : null;
  };
  return { quick: summary("quick"), classic: summary("classic") };
}

/** As a ticket to the lobby says it; null: never rated. */
export async function strengthsOf(
  { database, clock }: Pick<Deps, "database" | "clock">,
  userId: string,
): Promise<Readonly<Record<RatedKind, Strength | null>>> {
  const found = await findRatingsOf(database, userId);
  const strength = (wanted: RatedKind): Strength | null => {
    const record = found.find(({ kind }) => kind === wanted);
    if (record === undefined) return null;
    const { rating, deviation } = aged(record, clock());
    return { rating, deviation };
  };
  return { quick: strength("quick"), classic: strength("classic") };
}

/** What stands beside a player's name in a match with these settings; null: nothing. */
export async function shownRatingOf(
  deps: Pick<Deps, "database" | "clock">,
  user: Pick<UserRecord, "id" | "kind">,
  settings: MatchSettings,
): Promise<ShownRating | null> {
  const kind = ratedKindOf(settings);
  const summary = kind && user.kind === "member" ? (await ratingsOf(deps, user.id))[kind] : null;
  return summary && { rating: summary.rating, provisional: summary.provisional };
}

function summariseRating(record: RatingRecord, nowMs: number): RatingSummary {
  const now = aged(record, nowMs);
  const { matches } = record;
  return {
    rating: Math.round(now.rating),
    deviation: Math.round(now.deviation),
    provisional: isProvisional(now),
    matches,
  };
}

export function summariseChange(change: RatingChangeRecord | null | undefined): RatingChange | null {
  if (!change) return null;
  return {
    before: Math.round(change.ratingBefore),
    after: Math.round(change.ratingAfter),
    provisional: isProvisional({ deviation: change.deviationAfter }),
  };
}
