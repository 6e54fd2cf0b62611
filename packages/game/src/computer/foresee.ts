// Foresight by playing on: a copy of the world is stepped until a ball comes to somebody's paddle, and from there on once
// for each way of hitting it. Whatever a map or a power-up does to the ball is in the prediction without a formula.
import type { Goal, Rules } from "../rules.ts";
import { along, alongSpeed, outwards, outwardSpeed } from "../side.ts";
import { step } from "../step.ts";
import type { Ball, Seat, World } from "../world.ts";

/** A ball is about to reach a paddle's line: in the step that begins at `tick`. */
export interface Meeting {
  readonly seat: Seat; // whose line
  readonly tick: number;
  readonly along: number; // where on the line
  readonly bounces: number; // on the way there
  readonly outTick: number; // when it is a point if nobody is there
}

/** Steps `world` to its next meeting. Null when none comes before `until`, or when the ball is lost before. */
export function flyToMeeting(world: World, rules: Rules, until: number): Meeting | null {
  let bounces = 0;
  for (const paddle of world.paddles) paddle.move = 0;
  while (world.inPlay && world.tick < until) {
    for (let index = 0; index < world.balls.length; index++) {
      for (let side = 0; side < rules.goals.length; side++) {
        const goal = rules.goals[side]!;
        if (arrives(goal, world.balls[index]!)) return meeting(world, rules, goal, world.balls[index]!, bounces);
      }
    }
    const up = world.balls[0]!.vy > 0;
    step(world, rules);
    if (world.balls[0]!.vy > 0 !== up) bounces++;
  }
  return null;
}

/** Steps over a meeting as if the player stood there and met the ball at `offset` of the paddle, -1 to 1. */
export function hit(world: World, rules: Rules, { seat, along: at }: Meeting, offset: number): void {
  const center = at - offset * rules.reach;
  world.paddles[seat]!.center = Math.max(-rules.paddleLimit, Math.min(rules.paddleLimit, center));
  step(world, rules);
}

function arrives(goal: Goal, ball: Ball): boolean {
  const speed = outwardSpeed(goal, ball);
  const gap = goal.face - outwards(goal, ball);
  return speed > 0 && gap >= 0 && gap <= speed;
}

function meeting(world: World, rules: Rules, goal: Goal, ball: Ball, bounces: number): Meeting {
  const speed = outwardSpeed(goal, ball);
  const out = outwards(goal, ball);
  const straight = along(goal, ball) + alongSpeed(goal, ball) * ((goal.face - out) / speed);
  const limit = rules.ballLimit;
  const at = straight > limit ? 2 * limit - straight : straight < -limit ? -2 * limit - straight : straight;
  return {
    seat: goal.seat,
    tick: world.tick,
    along: at,
    bounces,
    outTick: world.tick + Math.ceil((goal.line - out) / speed),
  };
}
