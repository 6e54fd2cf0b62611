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
}

/** Neighbours in the standings, but not the two who have just played, unless there is nobody else. One may be left over. */
export function drawArenaWave(free: readonly FreePlayer[], drawnBefore: number): Drawn[] {
  const waiting = free.toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  const drawn: Drawn[] = [];
  while (waiting.length >= 2) {
    const one = waiting.shift()!;
    const fresh = waiting.findIndex(({ id, lastOpponent }) => one.lastOpponent !== id && lastOpponent !== one.id);
    if (fresh === -1 && (free.length > 2 || drawn.length > 0)) continue; // somebody else comes free soon
    const [other] = waiting.splice(Math.max(0, fresh), 1);
    const number = drawnBefore + drawn.length + 1;
    const pair = [one.id, other!.id] as const;
    drawn.push({ id: `a${number}`, round: 1, players: number % 2 === 1 ? pair : [pair[1], pair[0]] });
  }
  return drawn;
}
