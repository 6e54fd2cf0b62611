// The programs that play: one as honest people do, one that decides everything at the last moment, and those that cheat.
import { cloneWorld, type Move, rulesOf, type Seat, step, type World } from "@transcendence/game";
import type { Random } from "../random.ts";
import { type Match, type Player, SETTINGS, type Sight } from "./match.ts";

export const RULES = rulesOf(SETTINGS);
const FAR = 600; // ticks

/** Where and when the ball comes to this seat's line next if nobody moves; null: it never does. */
export function foresee(from: World, seat: Seat): { readonly y: number; readonly ticks: number } | null {
  const goal = RULES.goals[seat]!;
  const world = cloneWorld(from);
  const ball = world.balls[0]!;
  for (let ticks = 0; ticks < FAR && world.inPlay; ticks++) {
    if (goal.sign * ball.vx > 0 && goal.sign * (ball.x + ball.vx) >= goal.face) return { y: ball.y + ball.vy, ticks };
    step(world, RULES);
  }
  return null;
}

export function comesAt({ inPlay, balls }: World, seat: Seat): boolean {
  return inPlay && RULES.goals[seat]!.sign * balls[0]!.vx > 0;
}

/** How far the paddle would still have to go to save the ball that comes next; 0: it stands where it must, or none comes. */
export function wayToGo(world: World, seat: Seat, center = world.paddles[seat]!.center): number {
  const next = foresee(world, seat);
  return next === null ? 0 : Math.max(0, Math.abs(next.y - center) - RULES.reach + 8);
}

function towards(target: number, center: number): Move {
  const distance = target - center;
  return Math.abs(distance) <= RULES.paddleSpeed / 2 ? 0 : distance > 0 ? 1 : -1;
}

/** One flight of the ball, from a hit or a serve to the next. */
function flightOf({ hits, score, inPlay }: World): string {
  return `${score.join()}:${inPlay ? hits : "-"}`;
}

/** Reacts a fifth to a third of a second after each hit, aims with an error, goes back to the middle; a pause gives time to think. */
export class Person implements Player {
  readonly delayMs: number;
  readonly #seat: Seat;
  readonly #random: Random;
  #flight = "";
  #reactsAt = 0;
  #aim = 0;
  #held: Move = 0;

  constructor(seat: Seat, random: Random, delayMs: number) {
    this.#seat = seat;
    this.#random = random;
    this.delayMs = delayMs;
  }

  see({ tick, world, center, stands }: Sight): Move {
    const flight = flightOf(world);
    if (flight !== this.#flight) {
      this.#flight = flight;
      this.#reactsAt = tick + 12 + 8 * this.#random();
      this.#aim = (this.#random() + this.#random() - 1) * RULES.reach * 1.5;
    }
    if (stands) this.#reactsAt = tick;
    if (tick < this.#reactsAt) return this.#held;
    const comes = comesAt(world, this.#seat);
    const next = comes ? foresee(world, this.#seat) : null;
    this.#held = towards(next === null ? 0 : next.y + this.#aim, center);
    return this.#held;
  }
}

/** Leaves each save to the last moment: on a slow line its input is under way when the ball passes in the room's view. */
export class LastMoment implements Player {
  readonly delayMs: number;
  readonly #seat: Seat;

  constructor(seat: Seat, delayMs: number) {
    this.#seat = seat;
    this.delayMs = delayMs;
  }

  see({ world, center }: Sight): Move {
    const next = comesAt(world, this.#seat) ? foresee(world, this.#seat) : null;
    if (next === null) return towards(0, center);
    const way = Math.abs(next.y - center) - RULES.reach + 8;
    return way > 0 && next.ticks <= Math.ceil(way / RULES.paddleSpeed) + 1 ? towards(next.y, center) : 0;
  }
}

/** Never reacts while the ball flies: what it thought of while the match stood, it does. */
export class Sleeper implements Player {
  readonly delayMs = 10;
  nudge: Move = 0; // pressed before a cut
  readonly #seat: Seat;
  #plan: number | null = null;
  #planned: World | null = null;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  see({ world, center, stands }: Sight): Move {
    if (stands) {
      this.nudge = 0;
      this.#plan = foresee(world, this.#seat)?.y ?? null;
      this.#planned = world;
    }
    if (this.nudge !== 0) return this.nudge;
    const { score = [], hits = 0 } = this.#planned ?? {};
    const over = world.lastHitter === this.#seat && world.hits > hits;
    if (this.#plan === null || over || world.score.join() !== score.join()) return 0;
    return towards(this.#plan, center);
  }
}

/** When a program cuts its line. */
export type Wish = (match: Match, world: World) => boolean;

/** The last moment at which the paddle could still get there. */
export const atTheLastMoment: Wish = (_, world) => {
  if (!comesAt(world, 0)) return false;
  const way = wayToGo(world, 0);
  return way > 0 && foresee(world, 0)!.ticks - Math.ceil(way / RULES.paddleSpeed) <= 4;
};

/** Just before the rival hits the ball: where it will go can be known, and all of its flight is still to come. */
export const beforeTheReturn: Wish = (_, world) =>
  world.inPlay && !comesAt(world, 0) && (foresee(world, 1)?.ticks ?? FAR) <= 3 && wayToGo(world, 0) > 0;

/** As soon as the rival's return could be foreseen. */
export const onceTheReturnIsKnown: Wish = (_, world) =>
  world.inPlay && world.hits > 0 && !comesAt(world, 0) && wayToGo(world, 0) > 0;

/** Halfway through the ball's flight to the rival, who is still on the way. */
export const whileTheRivalMoves: Wish = (_, world) =>
  world.inPlay &&
  world.hits > 0 &&
  !comesAt(world, 0) &&
  world.paddles[1]!.move !== 0 &&
  (foresee(world, 1)?.ticks ?? FAR) <= 20;

/** Out of the blue, as a bad line does. */
export const atRandom: Wish = ({ random }, world) => world.inPlay && random() < 1 / 100;

/** The ball has passed the rival in the room's view, but the save is under way. */
export const againstASave: Wish = (match, world) =>
  world.score[0]! > match.score[0]! && match.worldWithInputsOf(1).score[0] === match.score[0];
