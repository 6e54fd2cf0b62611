// A leaderboard as it is read: which members are on it, and how a place in it stands in an address.
import type { Leaderboard, LeaderboardRecord, Place } from "@transcendence/database";
import type { RatedKind } from "@transcendence/game";
import type { LeaderboardRow, Period } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { playerOf } from "../matches/match-summary.ts";

/** With what is above it counted, so that the pages after it go on counting. */
export interface RankedPlace extends Place {
  readonly rank: number;
}

/** `friendsOf`: of this member and their friends alone. */
export function leaderboard(
  { clock }: Pick<Deps, "clock">,
  {
    kind,
    period,
    friendsOf = null,
  }: { readonly kind: RatedKind; readonly period: Period; readonly friendsOf?: string | null },
): Leaderboard {
  const now = new Date(clock());
  const firstOfMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  return { kind, playedSince: period === "month" ? firstOfMonth : null, friendsOf, now };
}

/** `above`: how many are above the first of these. */
export function ranked(records: readonly LeaderboardRecord[], above: number): (LeaderboardRecord & RankedPlace)[] {
  return records.map((record, place) => ({ ...record, rank: above + place + 1 }));
}

export function describeRow({ rank, user, country, rating, matches }: LeaderboardRecord & RankedPlace): LeaderboardRow {
  return { rank, player: playerOf(user), country, rating: Math.round(rating), matches };
}

/** An opaque text: the rank, the exact rating, the id. */
export const PLACES = {
  write: ({ rank, rating, userId }: RankedPlace): string => `${rank.toString(36)}_${rating}_${userId}`,
  read(text: string): RankedPlace | null {
    const [, rank, rating, userId] =
      /^([0-9a-z]{1,6})_(-?\d{1,5}(?:\.\d{1,20})?)_([0-9A-Za-z]{12,32})$/.exec(text) ?? [];
    if (rank === undefined || rating === undefined || userId === undefined) return null;
    return { rank: Number.parseInt(rank, 36), rating: Number(rating), userId };
  },
};
