// What a ball may meet besides walls and paddles: blocks, gates and shields. As in flight.ts the first contact is solved for
// its time within the tick, and everything is odd in its coordinates, so that mirrored rallies are mirrored to the last bit.
import { BALL_SIZE, SLOW_FACTOR } from "./constants.ts";
import { countBounce, type Effects, type Flight, isGhost } from "./extras.ts";
import { type Block, blockY, type Gate } from "./maps.ts";
import type { Goal, Rules } from "./rules.ts";
import { along, alongSpeed, launch, outwards, outwardSpeed, place } from "./side.ts";
import type { Ball } from "./world.ts";

const NEVER = Infinity;
/** A ball this little inside a block has only been rounded there. */
const SLACK = 1e-9;
const BLOCKS_MAX = 16;
const ROOT_ROUNDS = 6; // from less than a third of the root to all digits of it

const from = new Float64Array(BLOCKS_MAX); // where each block's centre began this tick
const glide = new Float64Array(BLOCKS_MAX); // how far it goes in it

// What `sceneryContact` found, beside the time that it returns.
let metBlock = -1; // its place in the rules
let metFace: "x" | "y" = "x";
let metGate: Gate | undefined;
let metShield: Goal | undefined;

/** Once a tick, before `sceneryContact`. */
export function moveBlocks(rules: Rules, tick: number): void {
  for (let index = 0; index < rules.blocks.length; index++) {
    const block = rules.blocks[index]!;
    const y = blockY(block, tick);
    from[index] = y;
    glide[index] = block.travel === 0 ? 0 : blockY(block, tick + 1) - y;
  }
}

/** True when a ball that flies straight from here to there in this tick surely meets neither block nor gate. */
export function isClear({ clutter, blocks, gates }: Rules, x: number, y: number, toX: number, toY: number): boolean {
  if ((x > clutter && toX > clutter) || (x < -clutter && toX < -clutter)) return true;
  if (gates.length > 0) return false;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const reachX = (block.width + BALL_SIZE) / 2;
    if (Math.min(x, toX) - block.x > reachX || block.x - Math.max(x, toX) > reachX) continue;
    const reachY = (block.height + BALL_SIZE) / 2 + Math.abs(glide[index]!);
    const center = from[index]!;
    if (Math.min(y, toY) - center <= reachY && center - Math.max(y, toY) <= reachY) return false;
  }
  return true;
}

/** When the ball first meets any of it, from `time` on and before `limit`, or NEVER. */
export function sceneryContact(
  rules: Rules,
  effects: readonly Effects[],
  flight: Flight,
  ball: Ball,
  time: number,
  limit: number,
): number {
  let next = limit;
  metBlock = -1;
  metGate = undefined;
  metShield = undefined;
  for (let index = 0; index < rules.goals.length; index++) {
    const goal = rules.goals[index]!;
    if (effects[goal.seat]!.shield === 0) continue;
    const at = shieldContact(goal, ball, time);
    if (at >= next) continue;
    next = at;
    metShield = goal;
  }
  if (!isGhost(flight)) {
    for (let index = 0; index < rules.blocks.length; index++)
      next = tryBlock(rules.blocks[index]!, index, ball, time, next);
    for (let index = 0; index < rules.gates.length; index++) next = tryGate(rules.gates[index]!, ball, time, next);
  }
  return next < limit ? next : NEVER;
}

/** The ball is where `sceneryContact` said that it meets something. */
export function meetScenery(rules: Rules, effects: readonly Effects[], flight: Flight, ball: Ball, time: number): void {
  if (metGate !== undefined) {
    ball.x = metGate.x;
    ball.y += metGate.shift; // a curve goes on
    countBounce(flight);
    return;
  }
  flight.bend = 0;
  countBounce(flight);
  if (metBlock !== -1) {
    bounceOff(rules.blocks[metBlock]!, metBlock, ball, time);
    if (metFace === "x") calm(rules, flight, ball);
  } else if (metShield !== undefined) {
    effects[metShield.seat]!.shield = 0;
    place(metShield, ball, metShield.face, along(metShield, ball));
    launch(metShield, ball, -outwardSpeed(metShield, ball), alongSpeed(metShield, ball));
  }
}

/** A shield stands in the line of the paddle's face; the paddle comes first. */
function shieldContact(goal: Goal, ball: Ball, time: number): number {
  const speed = outwardSpeed(goal, ball);
  const out = outwards(goal, ball);
  if (speed <= 0 || out > goal.face + SLACK) return NEVER;
  return out < goal.face ? time + (goal.face - out) / speed : time;
}

function tryGate(gate: Gate, ball: Ball, time: number, next: number): number {
  const gap = gate.x - ball.x;
  const wait = gap / ball.vx;
  if (gap === 0 || wait < 0 || time + wait >= next) return next;
  if (Math.abs(ball.y + ball.vy * wait - gate.y) > gate.length / 2) return next;
  metBlock = -1;
  metShield = undefined;
  metGate = gate;
  return time + wait;
}

function tryBlock(block: Block, index: number, ball: Ball, time: number, next: number): number {
  const reachX = (block.width + BALL_SIZE) / 2;
  const reachY = (block.height + BALL_SIZE) / 2;
  const dx = ball.x - block.x;
  const dy = ball.y - (from[index]! + glide[index]! * time);
  const speedX = ball.vx;
  const speedY = ball.vy - glide[index]!;
  const rest = next - time;
  const enterX = entry(dx, speedX, reachX);
  if (enterX >= rest) return next;
  const enterY = entry(dy, speedY, reachY);
  if (enterY >= rest) return next;
  const enter = Math.max(enterX, enterY);
  if (enter < 0 || enter >= Math.min(exit(dx, speedX, reachX), exit(dy, speedY, reachY))) return next;
  metGate = undefined;
  metShield = undefined;
  metBlock = index;
  metFace = enterX >= enterY ? "x" : "y"; // a corner sends the ball back
  return time + enter;
}

/** When something that is `distance` away comes within `reach`; below 0 if it is already, NEVER if it does not. */
function entry(distance: number, speed: number, reach: number): number {
  const ahead = speed > 0 ? -reach - distance : distance - reach; // to the near side
  if (speed === 0) return Math.abs(distance) < reach ? -NEVER : NEVER;
  return ahead < 0 && ahead > -SLACK ? 0 : ahead / Math.abs(speed);
}

function exit(distance: number, speed: number, reach: number): number {
  if (speed === 0) return NEVER;
  return (speed > 0 ? reach - distance : reach + distance) / Math.abs(speed);
}

/** A ball that a block sends back flies no faster than a serve until it is next hit, so that whoever hit it can be there. */
function calm({ reboundSpeed }: Rules, flight: Flight, ball: Ball): void {
  const most = flight.slow ? reboundSpeed * SLOW_FACTOR : reboundSpeed;
  const square = ball.vx * ball.vx + ball.vy * ball.vy;
  if (square <= most * most) return;
  let speed = most; // its root, by Newton's method: Math.sqrt need not be the same to the last bit everywhere
  for (let round = 0; round < ROOT_ROUNDS; round++) speed = (speed + square / speed) / 2;
  ball.vx *= most / speed;
  ball.vy *= most / speed;
}

/** Like a wall; one that comes towards the ball sends it off at least twice as fast as it comes, so that they part. */
function bounceOff(block: Block, index: number, ball: Ball, time: number): void {
  if (metFace === "x") {
    const side = ball.vx > 0 ? -1 : 1;
    ball.x = block.x + (side * (block.width + BALL_SIZE)) / 2;
    ball.vx = -ball.vx;
    return;
  }
  const center = from[index]! + glide[index]! * time;
  const side = ball.y > center ? 1 : -1;
  ball.y = center + (side * (block.height + BALL_SIZE)) / 2;
  ball.vy = side * Math.max(Math.abs(ball.vy), 2 * side * glide[index]!);
}
