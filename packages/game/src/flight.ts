// One tick of a ball near something: it flies in straight pieces from contact to contact, while the paddles glide evenly
// from where they were to where they will be. Every formula is odd in its coordinates and measured outwards from the
// centre, so that a mirrored match is mirrored to the last bit.
import { BOUNCE_SLOPE, HITS_MAX } from "./constants.ts";
import { countBounce, type Extras, type Flight, longerBy } from "./extras.ts";
import { startFlight } from "./power-ups.ts";
import { ballSpeed, type Goal, type Rules, type Wall } from "./rules.ts";
import { meetScenery, sceneryContact } from "./scenery.ts";
import { along, alongSpeed, launch, outwardSpeed, outwards, place } from "./side.ts";
import type { Ball, World } from "./world.ts";

/** More contacts than this in one tick happen only to a ball caught between a paddle's end and a wall. */
const CONTACTS_MAX = 8;
const NEVER = Infinity;
/** A ball this little past a paddle's face has only been rounded there. */
const SLACK = 1e-9;
const FACE = 0;
/** The face of a paddle, or the end that lies in the negative or the positive direction. */
type Touch = -1 | 0 | 1;

const from = new Float64Array(4); // where each paddle began this tick
const glide = new Float64Array(4); // how far each goes in it
let touched: Touch = FACE; // where, beside the time that `paddleContact` returns

/** Moves each paddle by one tick, and remembers the way for `flyBall`. */
export function movePaddles(world: World, rules: Rules): void {
  const { paddles, extras } = world;
  let limit = rules.paddleLimit;
  for (let seat = 0; seat < paddles.length; seat++) {
    const paddle = paddles[seat]!;
    const start = paddle.center;
    if (extras !== null) limit = rules.paddleLimit - longerBy(rules, extras.effects[seat]!) / 2;
    from[seat] = start;
    if (paddle.move === 0 && start <= limit && start >= -limit) {
      glide[seat] = 0;
      continue;
    }
    const end = start + paddle.move * rules.paddleSpeed;
    paddle.center = end > limit ? limit : end < -limit ? -limit : end;
    glide[seat] = paddle.center - start;
  }
}

/** Call after `movePaddles`, in the same tick. `flight` is what extras know of this ball, null when there are none. */
export function flyBall(world: World, rules: Rules, ball: Ball, flight: Flight | null): void {
  const { extras } = world;
  let time = 0; // of this tick, from 0 to 1
  for (let contacts = 0; time < 1 && contacts < CONTACTS_MAX; contacts++) {
    let next = 1;
    let goal: Goal | undefined;
    let touch: Touch = FACE;
    let wall: Wall | undefined;
    let scenery = false;
    for (let index = 0; index < rules.goals.length; index++) {
      const side = rules.goals[index]!;
      const at = paddleContact(reachOf(rules, extras, side), side, ball, time);
      if (at < next) {
        next = at;
        goal = side;
        touch = touched;
      }
    }
    for (let index = 0; index < rules.walls.length; index++) {
      const side = rules.walls[index]!;
      const at = wallContact(side, ball, time);
      if (at < next) {
        next = at;
        goal = undefined;
        wall = side;
      }
    }
    if (extras !== null && flight !== null) {
      const at = sceneryContact(rules, extras.effects, flight, ball, time, next);
      if (at < next) {
        next = at;
        scenery = true;
      }
    }
    ball.x += ball.vx * (next - time);
    ball.y += ball.vy * (next - time);
    time = next;
    if (scenery) meetScenery(rules, extras!.effects, flight!, ball, time); // only found where there are both
    else if (goal !== undefined) meetPaddle(world, rules, goal, touch, ball, flight, time);
    else if (wall !== undefined) meetWall(wall, ball, flight);
  }
  for (let index = 0; index < rules.goals.length; index++) makeRoom(world, rules, rules.goals[index]!, ball, time);
}

/** Half a paddle and half a ball. */
function reachOf(rules: Rules, extras: Extras | null, goal: Goal): number {
  return extras === null ? rules.reach : rules.reach + longerBy(rules, extras.effects[goal.seat]!) / 2;
}

/** When the ball meets the paddle of this goal, from `time` on, or NEVER; `touched` then says where. */
function paddleContact(reach: number, goal: Goal, ball: Ball, time: number): number {
  const out = outwards(goal, ball);
  const speed = outwardSpeed(goal, ball);
  if (out >= goal.back) return NEVER;
  let enter = time; // when it is beside the paddle rather than before it
  const before = out <= goal.face + SLACK;
  if (before) {
    if (speed <= 0) return NEVER;
    if (out < goal.face) enter += (goal.face - out) / speed;
    if (enter >= 1) return NEVER;
  }
  const drift = glide[goal.seat]!;
  const distance = along(goal, ball) + alongSpeed(goal, ball) * (enter - time) - (from[goal.seat]! + drift * enter);
  if (before && distance <= reach && distance >= -reach) {
    touched = FACE;
    return enter;
  }
  const end: Touch = distance > 0 ? 1 : -1;
  const closing = alongSpeed(goal, ball) - drift;
  if (end * closing >= 0) return NEVER;
  const leave = time + ((speed > 0 ? goal.back : goal.face) - out) / speed;
  const meet = Math.max(enter, enter + (end * reach - distance) / closing);
  if (!(meet <= leave)) return NEVER;
  touched = end;
  return meet;
}

function wallContact(wall: Wall, ball: Ball, time: number): number {
  const out = outwards(wall, ball);
  const speed = outwardSpeed(wall, ball);
  if (speed <= 0 || out + speed * (1 - time) <= wall.at) return NEVER;
  return Math.max(time, time + (wall.at - out) / speed);
}

function meetWall(wall: Wall, ball: Ball, flight: Flight | null): void {
  if (flight !== null) bounce(flight);
  if (wall.axis === "x") {
    ball.x = wall.sign * wall.at;
    ball.vx = -ball.vx;
  } else {
    ball.y = wall.sign * wall.at;
    ball.vy = -ball.vy;
  }
}

/** Off a wall or a paddle's end: a curve shot flies straight on. */
function bounce(flight: Flight): void {
  flight.bend = 0;
  countBounce(flight);
}

function meetPaddle(
  world: World,
  rules: Rules,
  goal: Goal,
  touch: Touch,
  ball: Ball,
  flight: Flight | null,
  time: number,
): void {
  const center = from[goal.seat]! + glide[goal.seat]! * time;
  const reach = reachOf(rules, world.extras, goal);
  if (touch === FACE) {
    place(goal, ball, goal.face, along(goal, ball));
    sendBack(world, rules, goal, ball, flight, (along(goal, ball) - center) / reach);
    return;
  }
  place(goal, ball, outwards(goal, ball), center + touch * reach);
  if (outwardSpeed(goal, ball) > 0 && outwards(goal, ball) <= goal.front) {
    sendBack(world, rules, goal, ball, flight, touch);
    return;
  }
  deflect(goal, touch, ball);
  if (flight === null) return;
  bounce(flight);
  flight.slow = false; // past the paddle nothing changes its speed any more
}

/** A hit: the ball goes back, faster, the steeper the farther from the paddle's middle (`offset` 0) it was met. */
function sendBack(world: World, rules: Rules, goal: Goal, ball: Ball, flight: Flight | null, offset: number): void {
  world.hits = Math.min(world.hits + 1, HITS_MAX);
  world.lastHitter = goal.seat;
  const speed = ballSpeed(rules, world.hits);
  const slope = BOUNCE_SLOPE * Math.max(-1, Math.min(1, offset));
  const square = slope * slope;
  launch(goal, ball, -speed * ((1 - square) / (1 + square)), speed * ((2 * slope) / (1 + square)));
  if (world.extras !== null && flight !== null)
    startFlight(flight, world.extras.effects[goal.seat]!, goal, slope, speed);
}

/** Off the end of a paddle that it has passed: on its way out, turned away from the end and no slower than the end moves. */
function deflect(goal: Goal, end: number, ball: Ball): void {
  const across = Math.max(Math.abs(alongSpeed(goal, ball)), end * glide[goal.seat]!);
  launch(goal, ball, outwardSpeed(goal, ball), end * across);
}

/**
 * At the end of the tick a ball beside a paddle overlaps neither it nor the wall. A paddle gives way to a ball caught
 * between its end and the wall, which goes on outwards for whatever its contacts have left of the tick.
 */
function makeRoom(world: World, rules: Rules, goal: Goal, ball: Ball, time: number): void {
  const out = outwards(goal, ball);
  if (out <= goal.face || out >= goal.back) return;
  const paddle = world.paddles[goal.seat]!;
  const end = along(goal, ball) > paddle.center ? 1 : -1;
  const reach = reachOf(rules, world.extras, goal);
  const nearest = paddle.center + end * reach;
  const crushed = end * nearest > rules.ballLimit;
  const spot = crushed ? end * rules.ballLimit : end * along(goal, ball) < end * nearest ? nearest : along(goal, ball);
  if (crushed) paddle.center = spot - end * reach;
  place(goal, ball, out + outwardSpeed(goal, ball) * (1 - time), spot);
}
