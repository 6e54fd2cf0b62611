// Who plays whom, decided in waves: of everybody who waits, pairs are made whose ratings both accept. What somebody accepts widens
// with the time that they have waited, so that the strong and the odd are not left alone. Pure: the wave's time comes in.
import type { RatedKind } from "@transcendence/game";

/** Somebody who waits for an opponent. */
export interface Seeker {
  readonly player: string;
  readonly kind: RatedKind;
  readonly rated: boolean; // members may choose; guests play casual matches
  readonly rating: number;
  readonly deviation: number; // an uncertain rating accepts more
  readonly sinceMs: number; // when they began to wait; an earlier time is a better place
  readonly roundTripMs: number | null; // to the server, as measured
  readonly blocked: ReadonlySet<string>; // players whom they blocked or who blocked them
  readonly lastOpponent: string | null; // of their last match, if it ended moments ago
}

export interface Pair {
  readonly one: Seeker; // who waited longer
  readonly other: Seeker;
}

/** Points of rating that are accepted at once, and how many more for each second of waiting. */
const WINDOW_START = 80;
const WINDOW_PER_SECOND = 20;
const WINDOW_MAX = 1500;
/** A deviation above this one widens the window by half of what it is above it. */
const CERTAIN_DEVIATION = 75;
/** After so long, the same two may meet again, even while others wait. */
const AGAIN_AFTER_MS = 20_000;
/** A second of waiting counts as much as so many points of rating. */
const POINTS_PER_WAITED_SECOND = 12;
/** A round trip above this one costs as much as a point of rating for each 4 ms. */
const NEAR_MS = 80;
const MS_PER_POINT = 4;

/** How far from their own rating an opponent's may be by now. */
export function ratingWindow({ deviation, sinceMs }: Seeker, nowMs: number): number {
  const waited = Math.max(0, nowMs - sinceMs) / 1000;
  const uncertainty = Math.max(0, deviation - CERTAIN_DEVIATION) / 2;
  return Math.min(WINDOW_MAX, WINDOW_START + uncertainty + WINDOW_PER_SECOND * waited);
}

/**
 * The pairs of one wave. Whoever waited longest chooses first, the nearest of those who accept each other. Nobody is in two pairs,
 * blocked people never meet, and two who have just played meet again only when nobody else would do or both have waited a while.
 */
export function pairSeekers(seekers: readonly Seeker[], nowMs: number): Pair[] {
  const waiting = seekers.toSorted((a, b) => a.sinceMs - b.sinceMs || compare(a.player, b.player));
  const taken = new Set<string>();
  const pairs: Pair[] = [];
  for (const one of waiting) {
    if (taken.has(one.player)) continue;
    let other: Seeker | null = null;
    let least = Infinity;
    for (const candidate of waiting) {
      if (taken.has(candidate.player) || !isAcceptable(one, candidate, nowMs)) continue;
      if (justPlayed(one, candidate) && !mayMeetAgain(one, candidate, waiting, nowMs)) continue;
      const cost = costOf(one, candidate, nowMs);
      if (cost >= least) continue;
      least = cost;
      other = candidate;
    }
    if (other === null) continue;
    taken.add(one.player).add(other.player);
    pairs.push({ one, other });
  }
  return pairs;
}

/** Whether these two may be paired at all, whoever else waits. */
function isAcceptable(one: Seeker, other: Seeker, nowMs: number): boolean {
  if (one.player === other.player || one.kind !== other.kind || one.rated !== other.rated) return false;
  if (one.blocked.has(other.player) || other.blocked.has(one.player)) return false;
  const gap = Math.abs(one.rating - other.rating);
  return gap <= ratingWindow(one, nowMs) && gap <= ratingWindow(other, nowMs);
}

function justPlayed(one: Seeker, other: Seeker): boolean {
  return one.lastOpponent === other.player || other.lastOpponent === one.player;
}

function mayMeetAgain(one: Seeker, other: Seeker, waiting: readonly Seeker[], nowMs: number): boolean {
  if (nowMs - Math.max(one.sinceMs, other.sinceMs) >= AGAIN_AFTER_MS) return true;
  const hasChoice = (seeker: Seeker, rival: Seeker) =>
    waiting.some((third) => third.player !== rival.player && isAcceptable(seeker, third, nowMs));
  return !hasChoice(one, other) && !hasChoice(other, one);
}

function costOf(one: Seeker, other: Seeker, nowMs: number): number {
  const waited = Math.max(0, nowMs - other.sinceMs) / 1000;
  const farther = Math.max(one.roundTripMs ?? 0, other.roundTripMs ?? 0) - NEAR_MS;
  return Math.abs(one.rating - other.rating) - POINTS_PER_WAITED_SECOND * waited + Math.max(0, farther) / MS_PER_POINT;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
