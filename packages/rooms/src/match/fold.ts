// Time that can't change any more: folded into the confirmed world, written into the log.
import { type Command, SEATS, type World } from "@transcendence/game";
import { LATENESS_TICKS, tickAt } from "@transcendence/netcode";
import type { MatchState, Running } from "./state.ts";

/** The tick that the room is in; less than the clock's start before it. */
export function tickNow(phase: Running, nowMs: number): number {
  return Math.floor(tickAt(phase.clock, nowMs));
}

/** Up to here no input can come any more; never past the tick at which the match is about to stand. */
export function finalTick({ freeze }: MatchState, phase: Running, nowMs: number): number {
  const tick = tickNow(phase, nowMs) - LATENESS_TICKS;
  return freeze === null ? tick : Math.min(tick, freeze.tick);
}

export function fold(state: MatchState, tick: number): void {
  const folded = state.timeline.confirm(tick);
  for (let index = 0; index < folded.length; index++) {
    const command = folded[index]!;
    state.log.push(command);
    if (state.spectators > 0) state.unbatched.push(command);
  }
}

/** Folds what is final, but no point: that is counted by a timer, which may be late, and only then told. */
export function foldFinal(state: MatchState, phase: Running, nowMs: number): void {
  const tick = finalTick(state, phase, nowMs);
  const point = state.timeline.nextPoint(tick);
  fold(state, point < 0 ? tick : point - 1);
}

/** Looks ahead for the next point that becomes final before the room wakes for its keyframes and looks again. */
export function lookAhead(state: MatchState, phase: Running): void {
  const untilTick = Math.ceil(tickAt(phase.clock, state.keyframeDueMs)) - LATENESS_TICKS;
  state.pointTick = state.timeline.nextPoint(untilTick);
}

/** What a world that stands still begins with: nobody holds a direction, but for those who must. */
export function stoppedMoves(world: World, holds: MatchState["holds"]): Command[] {
  const free = SEATS.filter((seat) => holds[seat] === null);
  return free.map((seat) => ({ kind: "move", tick: world.tick, seat, move: 0 }));
}
