// Absence that a player has left: 30 s in a match. It runs only while the rival is here and waits.
import { SEATS, type Seat } from "@transcendence/game";
import { isPersonHere, isPresent, type MatchState } from "./state.ts";

export function graceLeft(state: MatchState, seat: Seat, nowMs: number): number {
  const { phase } = state;
  const graceMs = state.seats[seat]?.graceMs ?? 0;
  if (phase.phase !== "paused" || phase.graceFromMs === null || phase.absent[0] !== seat) return graceMs;
  return Math.max(0, graceMs - Math.max(0, nowMs - phase.graceFromMs));
}

/** Charges the absence so far; to be called before anybody's presence changes the phase. */
export function settleGrace(state: MatchState, nowMs: number): void {
  for (const seat of SEATS) {
    const held = state.seats[seat];
    if (held) held.graceMs = graceLeft(state, seat, nowMs);
  }
}

export function absentSeats(state: MatchState): Seat[] {
  return SEATS.filter((seat) => !isPresent(state, seat));
}

/** A computer player waits for nobody: its patience has no end. */
export function isAnybodyHere(state: MatchState): boolean {
  return SEATS.some((seat) => isPersonHere(state, seat));
}
