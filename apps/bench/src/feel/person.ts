// Somebody at the keys: sees what is on the screen, a fifth of a second late, guesses where the ball will come, aims a bit
// beside the middle, presses and lets go at roughly the right instants.
import {
  FIELD_HEIGHT,
  FIELD_WIDTH,
  type Move,
  PADDLE_INSET,
  PADDLE_SPEED,
  TICKS_PER_SECOND,
} from "@transcendence/game";
import type { Random } from "@transcendence/netcode/simulation";
import type { Display, Picture } from "./display.ts";

const REACTION_MS = 200;
const REACTION_SPREAD_MS = 35;
const LOOK_MS = 60; // a direction is seen over this long
const DECIDE_MS = 110;
const RELEASE_SPREAD_MS = 18;
const AIM = 30; // units beside the middle, on purpose
const MISJUDGED = 0.07; // of the way the ball still has to go
const CLOSE_ENOUGH = 12;
const REMEMBERED = 40; // pictures
const WALL = FIELD_HEIGHT / 2 - 6;
const FACE = FIELD_WIDTH / 2 - PADDLE_INSET - 12;

interface Seen {
  readonly atMs: number;
  readonly ball: Picture["ball"];
}

export class Person {
  readonly #display: Display;
  readonly #random: Random;
  readonly #side: number;
  readonly #seen: Seen[] = [];
  #held: Move = 0;
  #decideMs = 0;
  #releaseMs = Infinity;
  #aim = 0;
  #misjudgement = 0;
  #coming = false;

  constructor(display: Display, random: Random) {
    this.#display = display;
    this.#random = random;
    this.#side = display.seat === 0 ? -1 : 1;
  }

  /** Looks at the picture that has just come up; presses between this one and the next. Returns the direction held. */
  look(picture: Picture, nowMs: number): Move {
    this.#seen.push({ atMs: nowMs, ball: picture.ball && { x: picture.ball.x, y: picture.ball.y } });
    if (this.#seen.length > REMEMBERED) this.#seen.shift();
    if (nowMs >= this.#releaseMs) this.#hold(0);
    if (nowMs < this.#decideMs) return this.#held;
    this.#decideMs = nowMs + DECIDE_MS * (0.7 + 0.6 * this.#random());
    const target = this.#target(nowMs);
    if (target !== null) this.#goTo(target - picture.paddles[this.#display.seat]!, nowMs);
    return this.#held;
  }

  #goTo(distance: number, nowMs: number): void {
    if (Math.abs(distance) < CLOSE_ENOUGH) return this.#hold(0);
    this.#hold(distance > 0 ? 1 : -1);
    const way = (Math.abs(distance) / (PADDLE_SPEED * TICKS_PER_SECOND)) * 1000;
    this.#releaseMs = nowMs + way + this.#bell() * RELEASE_SPREAD_MS;
  }

  #hold(move: Move): void {
    this.#releaseMs = Infinity;
    if (move === this.#held) return;
    this.#held = move;
    this.#display.press(move);
  }

  /** Where the paddle should be, from what was on the screen a reaction ago. */
  #target(nowMs: number): number | null {
    const thenMs = nowMs - REACTION_MS - this.#bell() * REACTION_SPREAD_MS;
    const ball = this.#ballAt(thenMs);
    const before = this.#ballAt(thenMs - LOOK_MS);
    if (ball === null || before === null) return null;
    const vx = (ball.x - before.x) / LOOK_MS;
    const vy = (ball.y - before.y) / LOOK_MS;
    const coming = vx * this.#side > 0.05;
    if (coming !== this.#coming) this.#changeMind(coming);
    if (!coming) return ball.y * 0.3 + this.#aim;
    const way = FACE - ball.x * this.#side;
    const slope = vy / (vx * this.#side);
    return reflect(ball.y + slope * way + this.#misjudgement * way) + this.#aim;
  }

  #changeMind(coming: boolean): void {
    this.#coming = coming;
    this.#aim = (this.#random() * 2 - 1) * AIM;
    this.#misjudgement = this.#bell() * MISJUDGED;
  }

  #ballAt(ms: number): Picture["ball"] {
    let found: Picture["ball"] = null;
    for (const { atMs, ball } of this.#seen) if (atMs <= ms) found = ball;
    return found;
  }

  /** Roughly normal, variance 1. */
  #bell(): number {
    return (this.#random() + this.#random() + this.#random() - 1.5) * 2;
  }
}

function reflect(y: number): number {
  const period = 4 * WALL;
  const along = (((y + WALL) % period) + period) % period;
  return along < 2 * WALL ? along - WALL : 3 * WALL - along;
}
