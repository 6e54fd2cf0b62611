// Serves and bounces for sound and effects: told when the drawn ball gets there, once each, even when a rollback moves them.
import type { Rules, Seat, World } from "@transcendence/game";
import type { Film } from "./film.ts";
import { ballAt, type DrawnBall, turnOf } from "./motion.ts";
import type { ViewEvent } from "./view.ts";

const LOOK_BACK = 20; // ticks: a rollback may put a bounce before what was drawn

export class Happenings {
  readonly #film: Film;
  readonly #rules: Rules;
  readonly #spot: DrawnBall = { x: 0, y: 0 };
  #told = -1; // the film's key of the last one; -1: nothing was drawn yet

  constructor(film: Film, rules: Rules) {
    this.#film = film;
    this.#rules = rules;
  }

  /** A rally is played again from its serve: tell it again. */
  forgetAfter(tick: number): void {
    this.#told = Math.min(this.#told, this.#film.keyAt(tick));
  }

  /** Adds what the ball has met up to the drawn instant. */
  tell(ballTick: number, into: ViewEvent[]): void {
    const floor = Math.floor(ballTick);
    if (this.#told < 0) this.#told = this.#film.keyAt(floor);
    for (let tick = Math.max(this.#film.first, floor - LOOK_BACK); tick <= floor; tick++) {
      const key = this.#film.keyAt(tick + 1);
      if (key <= this.#told) continue;
      const from = this.#film.at(tick);
      const to = this.#film.at(tick + 1);
      if (!to.inPlay || key === this.#film.keyAt(tick)) continue;
      const part = from.inPlay ? turnOf(from.balls[0]!, to.balls[0]!) : 0;
      if (tick + part > ballTick) return;
      this.#told = key;
      into.push(this.#eventOf(from, to, part));
    }
  }

  /** The point that was just made final. */
  point(scorer: Seat, y: number): ViewEvent {
    const goal = this.#rules.goals.find((side) => side.scorer === scorer)!;
    return { kind: "point", x: goal.sign * goal.line, y, seat: scorer };
  }

  #eventOf(from: World, to: World, part: number): ViewEvent {
    const { x, y } = ballAt(from, to, part, 0, this.#spot);
    if (!from.inPlay) return { kind: "serve", x, y };
    const hitter = to.lastHitter;
    return to.hits > from.hits && hitter !== -1 ? { kind: "paddle", x, y, seat: hitter } : { kind: "wall", x, y };
  }
}
