// From the room's clock to ticks and back. The same shape as protocol's MatchClock, which this package may not import.
import { TICKS_PER_SECOND } from "@transcendence/game";

/** An input may arrive this many ticks late and still count where it was made: 150 ms. */
export const LATENESS_TICKS = 9;
/** A clock may be wrong by this much: inputs further ahead count at the edge. */
export const FUTURE_TICKS = 3;

const TICKS_PER_MS = TICKS_PER_SECOND / 1000;

export interface MatchClock {
  readonly epoch: number; // 0 to 255, grows with every start and resumption, wraps
  readonly startTick: number;
  readonly startMs: number; // room time, Unix ms
}

/** The fractional tick at a room time; before the start it is less than startTick. */
export function tickAt(clock: MatchClock, roomMs: number): number {
  return clock.startTick + (roomMs - clock.startMs) * TICKS_PER_MS;
}

/** The room time at which a tick begins. */
export function msOfTick(clock: MatchClock, tick: number): number {
  return clock.startMs + (tick - clock.startTick) / TICKS_PER_MS;
}
