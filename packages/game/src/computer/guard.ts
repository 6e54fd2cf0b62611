// Where to stand while the rival has the ball: where most of what it may send back can still be reached.
import type { Rules } from "../rules.ts";
import { copyWorld, createWorld, type Seat, type World } from "../world.ts";
import type { Place } from "./computer.ts";
import { flyToMeeting, meetAt, type Meeting } from "./foresee.ts";
import { RETURNS } from "./habits.ts";
import { REACTION_TICKS } from "./hands.ts";

/** No flight takes longer, but for a ball that a map holds up. */
export const HORIZON_TICKS = 360;
const PLACES = 8; // that are weighed on each side of the middle

let branch: World | undefined; // reused: a look allocates no worlds

export function branchOf(world: World, rules: Rules): World {
  branch ??= createWorld(rules);
  return copyWorld(world, branch);
}

/** What comes to `seat` for each of RETURNS that the rival may choose in `meeting`, at which `world` stands. */
export function foreseeReturns(world: World, rules: Rules, meeting: Meeting, seat: Seat): Place[] {
  return RETURNS.map((offset) => {
    const ahead = branchOf(world, rules);
    meetAt(ahead, rules, meeting, offset);
    const next = flyToMeeting(ahead, rules, meeting.tick + HORIZON_TICKS);
    return next?.seat === seat ? { tick: next.tick, along: next.along } : { tick: -1, along: 0 };
  });
}

/** The place from which the likeliest returns are reached by one who sees them at `seenTick`. */
export function bestGuard(
  { paddleSpeed, paddleLimit }: Rules,
  reach: number,
  returns: readonly Place[],
  weights: readonly number[],
  seenTick: number,
): number {
  let best = 0;
  let bestWorth = -Infinity;
  for (let index = -PLACES; index <= PLACES; index++) {
    const center = (paddleLimit * index) / PLACES;
    let worth = -Math.abs(index) * 0.002; // the middle, if all the same
    for (let choice = 0; choice < returns.length; choice++) {
      const { tick, along } = returns[choice]!;
      if (tick === -1) continue;
      const time = Math.max(0, tick - seenTick - REACTION_TICKS);
      const gap = Math.abs(along - center) - paddleSpeed * time - 0.7 * reach;
      worth += weights[choice]! * (gap <= 0 ? 1 + 0.1 * Math.min(1, -gap / 200) : Math.max(0, 1 - gap / 60));
    }
    if (worth > bestWorth) {
      bestWorth = worth;
      best = center;
    }
  }
  return best;
}
