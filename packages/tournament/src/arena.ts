// An arena: for a fixed time, whoever is free is paired with somebody of about the same standing, again and again.
import type { Drawn, Pairing } from "./types.ts";

export interface ArenaScore {
  readonly points: number;
  readonly wins: number;
  readonly losses: number;
  readonly streak: number; // wins in a row, up to now
}

const WIN = 2;
/** From the third win in a row on each counts double. */
const STREAK = 2;

/** Of one player's decided pairings, in the order in which they were drawn. */
export function arenaScore(id: string, pairings: readonly Pairing[]): ArenaScore {
  let [points, wins, losses, streak] = [0, 0, 0, 0];
  for (const { outcome } of pairings) {
    if (outcome?.winner === id) {
      points += streak >= STREAK ? 2 * WIN : WIN;
      wins++;
      streak++;
    } else if (outcome !== null) {
      losses++;
      streak = 0;
    }
  }
  return { points, wins, losses, streak };
}

export interface FreePlayer {
  readonly id: string;
  readonly points: number;
  readonly lastOpponent: string | null;
  readonly isComputer: boolean;
}

/**
 * Neighbours in the standings, but not the two who have just played, unless there is nobody else. One may be left over. Computer
 * players are for people: two of them never meet.
 */
export function drawArenaWave(free: readonly FreePlayer[], drawnBefore: number): Drawn[] {
  const ordered = free.toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  const fresh = drawPairs(ordered, (one, other) => !hasJustMet(one, other) && !hasJustMet(other, one));
  // Nobody waits for somebody new while there is anybody to play: first whoever has played another one since, then anybody.
  const once =
    fresh.length > 0 ? fresh : drawPairs(ordered, (one, other) => !hasJustMet(one, other) || !hasJustMet(other, one));
  const pairs = once.length > 0 || free.length > 2 ? once : drawPairs(ordered, () => true);
  return pairs.map(([one, other], place) => {
    const number = drawnBefore + place + 1;
    return { id: `a${number}`, round: 1, players: number % 2 === 1 ? [one.id, other.id] : [other.id, one.id] };
  });
}

function hasJustMet({ lastOpponent }: FreePlayer, { id }: FreePlayer): boolean {
  return lastOpponent === id;
}

function drawPairs(
  ordered: readonly FreePlayer[],
  mayMeet: (one: FreePlayer, other: FreePlayer) => boolean,
): (readonly [FreePlayer, FreePlayer])[] {
  const waiting = [...ordered];
  const pairs: (readonly [FreePlayer, FreePlayer])[] = [];
  while (waiting.length >= 2) {
    const one = waiting.shift()!;
    const place = waiting.findIndex((other) => mayMeet(one, other) && !(one.isComputer && other.isComputer));
    if (place === -1) continue; // somebody else comes free soon
    pairs.push([one, waiting.splice(place, 1)[0]!]);
  }
  return pairs;
}
