// Serves and bounces for sound and effects: told when the drawn ball gets there, once each, even when a rollback moves them.
import type { Rules, Seat } from "@transcendence/game";
import { ballEvents, eventTime, itemEvents } from "./events.ts";
import type { Film } from "./film.ts";
import type { ViewEvent } from "./view.ts";

const LOOK_BACK = 20; // ticks: a rollback may put a bounce before what was drawn
const NOTHING = -1; // was drawn yet

export class Happenings {
  readonly #film: Film;
  readonly #rules: Rules;
  readonly #told: number[]; // by ball: the film's key of the last one
  #toldItem = NOTHING;

  constructor(film: Film, rules: Rules) {
    this.#film = film;
    this.#rules = rules;
    this.#told = film.at(0).balls.map(() => NOTHING);
  }

  /** A rally is played again from its serve: tell it again. */
  forgetAfter(tick: number): void {
    for (let ball = 0; ball < this.#told.length; ball++) {
      this.#told[ball] = Math.min(this.#told[ball]!, this.#film.keyAt(tick, ball));
    }
    this.#toldItem = Math.min(this.#toldItem, this.#film.itemKeyAt(tick));
  }

  /** Adds what a ball has met up to the instant at which it is drawn. */
  tell(ballTick: number, ball: number, into: ViewEvent[]): void {
    const floor = Math.floor(ballTick);
    if (this.#told[ball] === NOTHING) this.#told[ball] = this.#film.keyAt(floor, ball);
    for (let tick = Math.max(this.#film.first, floor - LOOK_BACK); tick <= floor; tick++) {
      const key = this.#film.keyAt(tick + 1, ball);
      if (key <= this.#told[ball]!) continue;
      const from = this.#film.at(tick);
      const to = this.#film.at(tick + 1);
      if (!to.inPlay || key === this.#film.keyAt(tick, ball)) continue;
      if (tick + eventTime(from, to, ball) > ballTick) return;
      this.#told[ball] = key;
      ballEvents(this.#rules, from, to, ball, into);
    }
  }

  /** Adds the items that have come onto the field up to the instant at which its middle is drawn. */
  tellItems(fieldTick: number, into: ViewEvent[]): void {
    const floor = Math.floor(fieldTick);
    if (this.#toldItem === NOTHING) this.#toldItem = this.#film.itemKeyAt(floor);
    for (let tick = Math.max(this.#film.first, floor - LOOK_BACK); tick < floor; tick++) {
      const key = this.#film.itemKeyAt(tick + 1);
      if (key <= this.#toldItem) continue;
      this.#toldItem = key;
      itemEvents(this.#rules, this.#film.at(tick), this.#film.at(tick + 1), into);
    }
  }

  /** The point that was just made final. */
  point(scorer: Seat, y: number): ViewEvent {
    const goal = this.#rules.goals.find((side) => side.scorer === scorer)!;
    return { kind: "point", x: goal.sign * goal.line, y, seat: scorer };
  }
}
