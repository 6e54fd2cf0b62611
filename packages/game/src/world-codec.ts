// A world as bytes, little-endian: u32 tick, u16 flags, u16 hits, u8 balls, u8 paddles; each ball as 4 doubles; each
// paddle as a double and an i8; each score as a u16; then the extras, if there are any. Flags: bit 0 in play, 1-2 receiver, 3-5 last hitter + 1, 6-8 winner + 1.
import { HITS_MAX } from "./constants.ts";
import { isInOrder, readExtras, sizeOfExtras, writeExtras } from "./extras-codec.ts";
import type { Rules } from "./rules.ts";
import { hasWon } from "./score.ts";
import { outwards } from "./side.ts";
import { type Ball, createWorld, isFlying, type Paddle, SEATS, type Seat, type World } from "./world.ts";

const HEAD_BYTES = 10;
const BALL_BYTES = 32;
const PADDLE_BYTES = 9;
const SCORE_BYTES = 2;

const LARGEST = 512; // bytes of a world with everything in it, and room to spare
const scratch = new Uint8Array(LARGEST);
const scratchView = new DataView(scratch.buffer); // one for all: a view of their own for each would be garbage in the rooms

export function encodeWorld(world: World): Uint8Array {
  scratchView.setUint32(0, world.tick, true);
  scratchView.setUint16(4, flagsOf(world), true);
  scratchView.setUint16(6, world.hits, true);
  scratchView.setUint8(8, world.balls.length);
  scratchView.setUint8(9, world.paddles.length);
  let at = HEAD_BYTES;
  for (let index = 0; index < world.balls.length; index++) {
    const ball = world.balls[index]!;
    scratchView.setFloat64(at, ball.x, true);
    scratchView.setFloat64(at + 8, ball.y, true);
    scratchView.setFloat64(at + 16, ball.vx, true);
    scratchView.setFloat64(at + 24, ball.vy, true);
    at += BALL_BYTES;
  }
  for (let seat = 0; seat < world.paddles.length; seat++) {
    const paddle = world.paddles[seat]!;
    scratchView.setFloat64(at, paddle.center, true);
    scratchView.setInt8(at + 8, paddle.move);
    at += PADDLE_BYTES;
  }
  for (let seat = 0; seat < world.score.length; seat++) {
    scratchView.setUint16(at, world.score[seat]!, true);
    at += SCORE_BYTES;
  }
  if (world.extras !== null) writeExtras(world.extras, scratchView, at);
  return scratch.slice(0, sizeOf(world));
}

/** Null unless the bytes are a world that can come about under these rules. */
export function decodeWorld(bytes: Uint8Array, rules: Rules): World | null {
  const world = createWorld(rules);
  if (bytes.length !== sizeOf(world)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(8) !== world.balls.length || view.getUint8(9) !== world.paddles.length) return null;
  world.tick = view.getUint32(0, true);
  world.hits = view.getUint16(6, true);
  if (!readFlags(world, view.getUint16(4, true))) return null;
  let at = HEAD_BYTES;
  for (const ball of world.balls) {
    ball.x = view.getFloat64(at, true);
    ball.y = view.getFloat64(at + 8, true);
    ball.vx = view.getFloat64(at + 16, true);
    ball.vy = view.getFloat64(at + 24, true);
    if (!(world.inPlay && ball.vx !== 0 ? isInFlight(ball, rules) : isParked(ball))) return null;
    at += BALL_BYTES;
  }
  for (const paddle of world.paddles) {
    if (!readPaddle(paddle, view.getFloat64(at, true), view.getInt8(at + 8), rules)) return null;
    at += PADDLE_BYTES;
  }
  for (const seat of SEATS) {
    world.score[seat] = view.getUint16(at, true);
    at += SCORE_BYTES;
  }
  if (world.extras !== null && !readExtras(world.extras, view, at, rules)) return null;
  return isConsistent(world, rules) ? world : null;
}

function sizeOf({ balls, paddles, score, extras }: World): number {
  const plain = HEAD_BYTES + balls.length * BALL_BYTES + paddles.length * PADDLE_BYTES + score.length * SCORE_BYTES;
  return extras === null ? plain : plain + sizeOfExtras(extras);
}

function flagsOf({ inPlay, receiver, lastHitter, winner }: World): number {
  return (inPlay ? 1 : 0) | (receiver << 1) | ((lastHitter + 1) << 3) | ((winner + 1) << 6);
}

function readFlags(world: World, flags: number): boolean {
  const receiver = seatOf((flags >> 1) & 3);
  const lastHitter = seatOf(((flags >> 3) & 7) - 1);
  const winner = seatOf(((flags >> 6) & 7) - 1);
  if (flags >> 9 !== 0 || receiver === null || receiver === -1 || lastHitter === null || winner === null) return false;
  world.inPlay = (flags & 1) === 1;
  world.receiver = receiver;
  world.lastHitter = lastHitter;
  world.winner = winner;
  return true;
}

function seatOf(value: number): Seat | -1 | null {
  return value === -1 || value === 0 || value === 1 ? value : null;
}

function readPaddle(paddle: Paddle, center: number, move: number, rules: Rules): boolean {
  if (!(Math.abs(center) <= rules.paddleLimit) || (move !== -1 && move !== 0 && move !== 1)) return false;
  paddle.center = center;
  paddle.move = move;
  return true;
}

/** Every comparison is false for NaN. */
function isInFlight(ball: Ball, rules: Rules): boolean {
  const { vx, vy } = ball;
  const fastest = Math.max(rules.ballSpeedMax, rules.paddleSpeed);
  const inField = rules.goals.every((goal) => outwards(goal, ball) < goal.line);
  const inWalls = rules.walls.every((wall) => outwards(wall, ball) <= wall.at);
  return inField && inWalls && Math.abs(vx) <= fastest && Math.abs(vy) <= fastest;
}

function isParked({ x, y, vx, vy }: Ball): boolean {
  return x === 0 && y === 0 && vx === 0 && vy === 0;
}

function isConsistent(world: World, rules: Rules): boolean {
  if (world.hits > HITS_MAX || (world.winner !== -1 && world.inPlay)) return false;
  if (world.inPlay && !isFlying(world.balls[0]!)) return false;
  if (world.extras !== null && !isInOrder(world, world.extras, rules)) return false;
  return SEATS.every((seat) => hasWon(world, rules, seat) === (world.winner === seat));
}
