// A pause gives time to think, which whoever caused it must not gain by. When the ball would come to them if nobody moved, where it
// comes is known already: until it is there they can only go on as they did, or stop.
import { cloneWorld, type Move, type Rules, type Seat, step, type World } from "@transcendence/game";
import { type MatchState, otherSeat } from "./state.ts";

/** As far ahead as a ball is followed. */
const FORESEEN_TICKS = 600;

/** The match stands still because this seat fell away, or for another reason (null). */
export function holdBack(state: MatchState, causer: Seat | null): void {
  const world = state.timeline.confirmed;
  for (const seat of [0, 1] as const) {
    const before = state.holds[seat];
    const untilTick = Math.max(before?.untilTick ?? -1, seat === causer ? arrivalTick(world, state.rules, seat) : -1);
    const move = seat === causer || before === null ? world.paddles[seat]!.move : before.move; // a paddle for each seat
    state.holds[seat] = untilTick > world.tick ? { move, untilTick, waits: false } : null;
  }
}

/**
 * Says what an input comes to. What a held seat may not do stops it, and counts once the ball has been there. True when it counts
 * as it was asked for.
 */
export function placeMove(
  { holds }: MatchState,
  seat: Seat,
  tick: number,
  direction: Move,
  place: (tick: number, move: Move) => void,
): boolean {
  const hold = holds[seat];
  if (hold === null || tick >= hold.untilTick) {
    place(tick, direction);
    return true;
  }
  const counted = direction === hold.move ? direction : 0;
  place(tick, counted);
  hold.waits ||= counted !== direction;
  if (hold.waits) place(hold.untilTick, direction); // in place of what was asked for before
  return counted === direction;
}

/** When a ball next comes to this seat if its rival stops, or if they go on; -1: only if they move otherwise. */
function arrivalTick(world: World, rules: Rules, seat: Seat): number {
  const stopping = cloneWorld(world);
  stopping.paddles[otherSeat(seat)]!.move = 0; // a paddle for each seat
  return Math.max(arrivalIn(stopping, rules, seat), arrivalIn(cloneWorld(world), rules, seat));
}

function arrivalIn(world: World, rules: Rules, seat: Seat): number {
  const goal = rules.goals[seat]!; // one for each seat
  const lastTick = world.tick + FORESEEN_TICKS;
  while (world.inPlay && world.tick < lastTick) {
    const arrives = world.balls.some(({ x, vx }) => goal.sign * vx > 0 && goal.sign * (x + vx) >= goal.face);
    step(world, rules);
    if (arrives) return world.tick;
  }
  return -1;
}
