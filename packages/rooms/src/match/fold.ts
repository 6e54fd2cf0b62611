// Time that can't change any more: folded into the confirmed world, written into the log.
import { type Command, type Seat, type World } from "@transcendence/game";
import { LATENESS_TICKS, tickAt } from "@transcendence/netcode";
import type { MatchState, Running } from "./state.ts";

/** The tick that the room is in; less than the clock's start before it. */
export function tickNow(phase: Running, nowMs: number): number {
  return Math.floor(tickAt(phase.clock, nowMs));
}

/** Up to here no input can come any more. */
export function finalTick(phase: Running, nowMs: number): number {
  return tickNow(phase, nowMs) - LATENESS_TICKS;
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
  const tick = finalTick(phase, nowMs);
  const point = state.timeline.nextPoint(tick);
  fold(state, point < 0 ? tick : point - 1);
}

/** Looks ahead for the next point that becomes final before the room wakes for its keyframes and looks again. */
export function lookAhead(state: MatchState, phase: Running): void {
  const untilTick = Math.ceil(tickAt(phase.clock, state.keyframeDueMs)) - LATENESS_TICKS;
  state.pointTick = state.timeline.nextPoint(untilTick);
}

/** What a world that stands still begins with: nobody holds a direction. */
export function stoppedMoves(world: World): Command[] {
  return world.paddles.map((_, seat) => ({ kind: "move", tick: world.tick, seat: seat as Seat, move: 0 }));
}
