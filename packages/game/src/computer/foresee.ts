// Foresight by playing on: a copy of the world is stepped until a ball comes to somebody's paddle, and from there on once
// for each way of hitting it. Whatever a map or a power-up does to the ball is in the prediction without a formula.
import { BALL_SIZE, FIELD_HEIGHT } from "../constants.ts";
import { paddleLengthOf } from "../extras.ts";
import type { Goal, Rules } from "../rules.ts";
import { along, alongSpeed, outwards, outwardSpeed } from "../side.ts";
import { step } from "../step.ts";
import { type Ball, copyWorld, type Seat, type World } from "../world.ts";
import { skim } from "./skim.ts";

/** A ball is about to reach a paddle's line: in the step that begins at `tick`. */
export interface Meeting {
  readonly seat: Seat; // whose line
  readonly ball: number;
  readonly tick: number;
  readonly along: number; // where on the line
  readonly bounces: number; // on the way there
  readonly outTick: number; // when it is a point if nobody is there
}

const turns = new Float64Array(4); // by ball: bounces so far

/** What a person can see of a world: everything but the rally's seed, in which the next items are written. */
export function glance(from: World, into: World): World {
  copyWorld(from, into);
  if (into.extras !== null) {
    into.extras.seed = 0;
    into.extras.draws = 0;
    into.extras.wait = 0xffff_ffff;
  }
  return into;
}

/** Steps `world` to its next meeting. Null when none comes before `until`, or when the ball is lost before. */
export function flyToMeeting(world: World, rules: Rules, until: number): Meeting | null {
  const { balls, paddles } = world;
  turns.fill(0);
  for (let seat = 0; seat < paddles.length; seat++) paddles[seat]!.move = 0;
  while (world.inPlay && world.tick < until) {
    skim(world, rules, until - world.tick);
    for (let index = 0; index < balls.length; index++) {
      for (let side = 0; side < rules.goals.length; side++) {
        const goal = rules.goals[side]!;
        if (arrives(goal, balls[index]!) && counts(world, goal, index)) return meetingOf(world, rules, goal, index);
      }
    }
    const wasDown = balls[0]!.vy > 0;
    const otherWasDown = balls.length > 1 && balls[1]!.vy > 0;
    step(world, rules);
    if (balls[0]!.vy > 0 !== wasDown) turns[0]!++;
    if (balls.length > 1 && balls[1]!.vy > 0 !== otherWasDown) turns[1]!++;
  }
  return null;
}

/** Steps over a meeting as if the player stood there and met the ball at `offset` of the paddle, -1 to 1. */
export function meetAt(world: World, rules: Rules, { seat, along: at }: Meeting, offset: number): void {
  const { hits, tick } = world;
  const limit = limitOf(world, rules, seat);
  const center = at - offset * reachOf(world, rules, seat);
  world.paddles[seat]!.center = Math.max(-limit, Math.min(limit, center));
  // A ball that is slowed down just here takes a tick or two more.
  while (world.inPlay && world.hits === hits && world.tick < tick + 4) step(world, rules);
}

/** The distance of centres at which the end of this player's paddle touches a ball. */
export function reachOf(world: World, rules: Rules, seat: Seat): number {
  return world.extras === null ? rules.reach : (paddleLengthOf(world, rules, seat) + BALL_SIZE) / 2;
}

/** The farthest that the middle of this player's paddle gets from the middle of its line. */
export function limitOf(world: World, rules: Rules, seat: Seat): number {
  return world.extras === null ? rules.paddleLimit : (FIELD_HEIGHT - paddleLengthOf(world, rules, seat)) / 2;
}

function arrives(goal: Goal, ball: Ball): boolean {
  const speed = outwardSpeed(goal, ball);
  const gap = goal.face - outwards(goal, ball);
  return speed > 0 && gap >= 0 && gap <= speed;
}

/** One's own second ball does no harm at home. */
function counts({ extras }: World, goal: Goal, ball: number): boolean {
  return extras === null || extras.flights[ball]!.owner !== goal.seat;
}

function meetingOf(world: World, rules: Rules, goal: Goal, index: number): Meeting {
  const ball = world.balls[index]!;
  const speed = outwardSpeed(goal, ball);
  const out = outwards(goal, ball);
  const straight = along(goal, ball) + alongSpeed(goal, ball) * ((goal.face - out) / speed);
  const limit = rules.ballLimit;
  const at = straight > limit ? 2 * limit - straight : straight < -limit ? -2 * limit - straight : straight;
  const outTick = world.tick + Math.ceil((goal.line - out) / speed);
  return { seat: goal.seat, ball: index, tick: world.tick, along: at, bounces: turns[index]!, outTick };
}
