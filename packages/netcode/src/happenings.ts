// Serves and bounces for sound and effects: told when the drawn ball gets there, once each, even when a rollback moves them.
import type { Rules, Seat, World } from "@transcendence/game";
import { ballEvents, eventTime, itemEvents } from "./events.ts";
import type { Film } from "./film.ts";
import type { ViewEvent } from "./view.ts";

const LOOK_BACK = 20; // ticks: a rollback may put a bounce before what was drawn
const NOTHING = -1; // was drawn yet

/** What is read of the film. */
type Reel = Pick<Film, "first" | "at" | "keyAt" | "itemKeyAt">;

export class Happenings {
  readonly #film: Reel;
  readonly #rules: Rules;
  readonly #told: number[]; // by ball: the film's key of the last one
  readonly #hits: [number, number][]; // by ball: the last one told, by its number in the match and its tick
  #toldItem = NOTHING;

  constructor(film: Reel, rules: Rules) {
    this.#film = film;
    this.#rules = rules;
    this.#told = film.at(0).balls.map(() => NOTHING);
    this.#hits = film.at(0).balls.map(() => [NOTHING, 0]);
  }

  /** A rally is played again from its serve: tell it again. */
  forgetAfter(tick: number): void {
    for (let ball = 0; ball < this.#told.length; ball++) {
      this.#told[ball] = Math.min(this.#told[ball]!, this.#film.keyAt(tick, ball));
      this.#hits[ball] = [NOTHING, 0];
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
      const before = into.length;
      ballEvents(this.#rules, from, to, ball, into);
      const hit = into.findIndex(({ kind }, index) => index >= before && kind === "paddle");
      if (hit >= 0 && this.#isTold(ball, to)) into.splice(hit, 1);
    }
  }

  /**
   * Whether this hit has been heard already. An input that comes late may change what else the ball meets in the tick of a
   * hit (the corner of a paddle that moves, once more), and so its key: it is the same hit all the same.
   */
  #isTold(ball: number, { score, hits, tick }: World): boolean {
    const number = score.reduce((sum, points) => sum + points * 1e5, hits);
    const [before, then] = this.#hits[ball]!;
    this.#hits[ball] = [number, tick];
    return before === number && Math.abs(then - tick) <= LOOK_BACK;
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
