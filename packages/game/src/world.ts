// The whole state of a running match: plain numbers, changed in place, so that it can be copied and hashed in nanoseconds.
import { cloneExtras, copyExtras, createExtras, type Extras } from "./extras.ts";
import type { Rules } from "./rules.ts";

/** 0 left, 1 right. */
export const SEATS = [0, 1] as const;
export type Seat = (typeof SEATS)[number];
/** Up, stop, down. */
export type Move = -1 | 0 | 1;

export interface Ball {
  x: number;
  y: number;
  vx: number; // units a tick
  vy: number;
}

export interface Paddle {
  center: number; // along its line, 0 is the middle
  move: Move;
}

export interface World {
  tick: number;
  inPlay: boolean;
  balls: Ball[]; // the main ball first; parked at the centre, at rest, when it is not in play
  paddles: Paddle[]; // by seat
  score: number[]; // by seat
  hits: number; // of paddles in this rally
  receiver: Seat; // to whom the next serve goes; the first serve chooses for itself
  lastHitter: Seat | -1; // in this rally
  winner: Seat | -1;
  extras: Extras | null; // what maps and power-ups need besides; null when rules are plain
}

/** Tick 0: nobody has scored, no ball is in play, the paddles stand in the middle. */
export function createWorld(rules: Rules): World {
  return {
    tick: 0,
    inPlay: false,
    balls: rules.balls === 2 ? [createBall(), createBall()] : [createBall()],
    paddles: rules.goals.map(() => createPaddle()),
    score: rules.goals.map(() => 0),
    hits: 0,
    receiver: 0,
    lastHitter: -1,
    winner: -1,
    extras: rules.plain ? null : createExtras(rules),
  };
}

/** Copies `from` into `into` and returns it. Allocates only when the number of balls, paddles or seats differs, or one has extras. */
export function copyWorld(from: World, into: World): World {
  into.tick = from.tick;
  into.inPlay = from.inPlay;
  into.hits = from.hits;
  into.receiver = from.receiver;
  into.lastHitter = from.lastHitter;
  into.winner = from.winner;
  copyBalls(from.balls, into.balls);
  copyPaddles(from.paddles, into.paddles);
  if (into.score.length !== from.score.length) into.score.length = from.score.length;
  for (let seat = 0; seat < from.score.length; seat++) into.score[seat] = from.score[seat]!;
  if (from.extras !== null || into.extras !== null) into.extras = copyExtras(from.extras, into.extras);
  return into;
}

export function cloneWorld(world: World): World {
  return {
    tick: world.tick,
    inPlay: world.inPlay,
    balls: world.balls.map((ball) => ({ ...ball })),
    paddles: world.paddles.map((paddle) => ({ ...paddle })),
    score: [...world.score],
    hits: world.hits,
    receiver: world.receiver,
    lastHitter: world.lastHitter,
    winner: world.winner,
    extras: world.extras === null ? null : cloneExtras(world.extras),
  };
}

/** Whether the ball is there: a ball in play never stops going to one side or the other. */
export function isFlying(ball: Ball): boolean {
  return ball.vx !== 0;
}

/** Takes the ball out of play. */
export function parkBall(ball: Ball): void {
  ball.x = 0;
  ball.y = 0;
  ball.vx = 0;
  ball.vy = 0;
}

function createBall(): Ball {
  return { x: 0, y: 0, vx: 0, vy: 0 };
}

function createPaddle(): Paddle {
  return { center: 0, move: 0 };
}

function copyBalls(from: readonly Ball[], into: Ball[]): void {
  if (into.length > from.length) into.length = from.length;
  while (into.length < from.length) into.push(createBall());
  for (let index = 0; index < from.length; index++) {
    const source = from[index]!;
    const target = into[index]!;
    target.x = source.x;
    target.y = source.y;
    target.vx = source.vx;
    target.vy = source.vy;
  }
}

function copyPaddles(from: readonly Paddle[], into: Paddle[]): void {
  if (into.length > from.length) into.length = from.length;
  while (into.length < from.length) into.push(createPaddle());
  for (let index = 0; index < from.length; index++) {
    const source = from[index]!;
    const target = into[index]!;
    target.center = source.center;
    target.move = source.move;
  }
}
