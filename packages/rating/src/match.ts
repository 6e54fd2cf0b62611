// How one match changes two ratings, at once: Glicko-2 with rating periods of a fraction, as lichess has it. The time since the last
// rated match makes a rating less certain; a match makes it more so.
import { NEWCOMER, rate, type Rating, SCALE } from "./glicko.ts";

export interface PlayerRating extends Rating {
  readonly ratedMs: number | null; // when the last rated match ended, Unix ms; null before the first
}

export const UNRATED: PlayerRating = { ...NEWCOMER, ratedMs: null };

/** How much a volatility may change with a single match. */
export const MATCH_TAU = 0.75;
export const DEVIATION_MIN = 45; // so that nobody's rating stands still for good
export const DEVIATION_MAX = NEWCOMER.deviation;
/** Above this deviation a rating is shown with a question mark. */
export const PROVISIONAL_DEVIATION = 110;
/** Leaderboards list those at or below it. */
export const SETTLED_DEVIATION = 75;

/** In a year without a match a deviation of 60 grows to 110. */
const PERIOD_MS = 4.665 * 86_400_000;
const VOLATILITY_MAX = 0.1;

/** Both ratings after a match that ended at `nowMs`. Pure: the order of the rows does not matter, only who won. */
export function rateMatch(
  winner: PlayerRating,
  loser: PlayerRating,
  nowMs: number,
): { readonly winner: PlayerRating; readonly loser: PlayerRating } {
  const before = { winner: aged(winner, nowMs), loser: aged(loser, nowMs) };
  return {
    winner: afterMatch(winner, before.loser, 1, nowMs),
    loser: afterMatch(loser, before.winner, 0, nowMs),
  };
}

/** The rating as it counts at `nowMs`: less certain, the longer ago the last match was. */
export function aged(player: PlayerRating, nowMs: number): PlayerRating {
  return { ...rate(player, [], MATCH_TAU, periodsSince(player, nowMs)), ratedMs: player.ratedMs };
}

export function isProvisional({ deviation }: Pick<Rating, "deviation">): boolean {
  return deviation > PROVISIONAL_DEVIATION;
}

/** Until when a rating stays settled if nothing more is played, Unix ms; null: it is not settled now. */
export function settledUntil({ deviation, volatility, ratedMs }: PlayerRating): number | null {
  if (ratedMs === null || deviation > SETTLED_DEVIATION) return null;
  const growth = (SCALE * volatility) ** 2; // of the deviation's square, in one period
  const periods = (SETTLED_DEVIATION * SETTLED_DEVIATION - deviation * deviation) / growth;
  return ratedMs + Math.floor(periods * PERIOD_MS);
}

function afterMatch(player: PlayerRating, rival: Rating, score: 0 | 1, nowMs: number): PlayerRating {
  const { rating, deviation, volatility } = rate(player, [{ rival, score }], MATCH_TAU, periodsSince(player, nowMs));
  return {
    rating,
    deviation: Math.min(DEVIATION_MAX, Math.max(DEVIATION_MIN, deviation)),
    volatility: Math.min(VOLATILITY_MAX, volatility),
    ratedMs: Math.max(nowMs, player.ratedMs ?? nowMs),
  };
}

function periodsSince({ ratedMs }: PlayerRating, nowMs: number): number {
  return ratedMs === null ? 0 : Math.max(0, nowMs - ratedMs) / PERIOD_MS; // results may arrive out of order
}
