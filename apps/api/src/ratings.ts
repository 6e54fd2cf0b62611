// Ratings as the API tells of them: whole points, as they count now.
import { findRatingsOf, type RatingChangeRecord, type RatingRecord } from "@transcendence/database";
import type { RatingChange, Ratings, RatingSummary } from "@transcendence/protocol";
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
