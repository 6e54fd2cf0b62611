// Ratings as everybody sees them: of a person, of a match, and in order.
import { RATED_KINDS, type RatedKind } from "@transcendence/game";
import * as v from "valibot";
import { PageQuery } from "./api-bodies.ts";
import type { Player } from "./identity.ts";

/** How strong somebody is in one kind of match, in whole points. */
export interface RatingSummary {
  readonly rating: number;
  readonly deviation: number; // as it counts now: it grows while nothing is played
  readonly provisional: boolean; // too uncertain to be more than a guess; shown with a question mark
  readonly matches: number; // rated ones of this kind
}

/** null: no rated match yet. */
export type Ratings = Readonly<Record<RatedKind, RatingSummary | null>>;

/** What a match did to a player's rating, in whole points. */
export interface RatingChange {
  readonly before: number;
  readonly after: number;
  readonly provisional: boolean; // afterwards
}

/** `month`: those who have played a rated match since the first of this month (UTC). */
export const PERIODS = ["all", "month"] as const;
export type Period = (typeof PERIODS)[number];

export const LeaderboardParams = v.object({ kind: v.picklist(RATED_KINDS) });
const period = v.optional(v.picklist(PERIODS), "all");
export const LeaderboardQuery = v.object({ ...PageQuery.entries, period });
/** Everybody, or the one who asks and their friends. */
export const CIRCLES = ["everybody", "friends"] as const;
export type Circle = (typeof CIRCLES)[number];
export const MyPlaceQuery = v.object({ period, among: v.optional(v.picklist(CIRCLES), "everybody") });

export interface LeaderboardRow {
  readonly rank: number;
  readonly player: Player;
  readonly country: string | null;
  readonly rating: number;
  readonly matches: number;
}

export interface LeaderboardPage {
  readonly rows: readonly LeaderboardRow[];
  readonly next: string | null;
}

/** A member's place. `rows` is the part of the leaderboard around it; empty when they are not listed. */
export interface MyPlace {
  readonly mine: RatingSummary | null;
  readonly rank: number | null;
  readonly rows: readonly LeaderboardRow[];
}
