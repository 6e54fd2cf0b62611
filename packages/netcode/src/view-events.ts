// Serves and bounces for sound and effects: told when the drawn ball gets there, once each, even when a rollback moves them.
import type { Rules, Seat, World } from "@transcendence/game";
import { ballEvents, eventTime, itemEvents } from "./events.ts";
import type { ViewEvent } from "./view.ts";
import type { WorldBuffer } from "./world-buffer.ts";

const LOOK_BACK = 20; // ticks: a rollback may put a bounce before what was drawn
const NOTHING = -1; // was drawn yet

/** What is read of the world buffer. */
type WorldReader = Pick<WorldBuffer, "first" | "at" | "keyAt" | "itemKeyAt">;

export class ViewEvents {
  readonly #worlds: WorldReader;
  readonly #rules: Rules;
  readonly #announced: number[]; // by ball: the key of the last one
  readonly #hits: [number, number][]; // by ball: the last one told, by its number in the match and its tick
  #announcedItem = NOTHING;

  constructor(worlds: WorldReader, rules: Rules) {
    this.#worlds = worlds;
    this.#rules = rules;
    this.#announced = worlds.at(0).balls.map(() => NOTHING);
    this.#hits = worlds.at(0).balls.map(() => [NOTHING, 0]);
  }

  /** A rally is played again from its serve: tell it again. */
  forgetAfter(tick: number): void {
    for (let ball = 0; ball < this.#announced.length; ball++) {
      this.#announced[ball] = Math.min(this.#announced[ball]!, this.#worlds.keyAt(tick, ball));
      this.#hits[ball] = [NOTHING, 0];
    }
    this.#announcedItem = Math.min(this.#announcedItem, this.#worlds.itemKeyAt(tick));
  }

  /** Adds what a ball has met up to the instant at which it is drawn. */
  collect(ballTick: number, ball: number, into: ViewEvent[]): void {
    const floor = Math.floor(ballTick);
    if (this.#announced[ball] === NOTHING) this.#announced[ball] = this.#worlds.keyAt(floor, ball);
    for (let tick = Math.max(this.#worlds.first, floor - LOOK_BACK); tick <= floor; tick++) {
      const key = this.#worlds.keyAt(tick + 1, ball);
      if (key <= this.#announced[ball]!) continue;
      const from = this.#worlds.at(tick);
      const to = this.#worlds.at(tick + 1);
      if (!to.inPlay || key === this.#worlds.keyAt(tick, ball)) continue;
      if (tick + eventTime(from, to, ball) > ballTick) return;
      this.#announced[ball] = key;
      const before = into.length;
      ballEvents(this.#rules, from, to, ball, into);
      const hit = into.findIndex(({ kind }, index) => index >= before && kind === "paddle");
      if (hit >= 0 && this.#isAnnounced(ball, to)) into.splice(hit, 1);
    }
  }

  /**
   * Whether this hit has been heard already. An input that comes late may change what else the ball meets in the tick of a
   * hit (the corner of a paddle that moves, once more), and so its key: it is the same hit all the same.
   */
  #isAnnounced(ball: number, { score, hits, tick }: World): boolean {
    const number = score.reduce((sum, points) => sum + points * 1e5, hits);
    const [before, then] = this.#hits[ball]!;
    this.#hits[ball] = [number, tick];
    return before === number && Math.abs(then - tick) <= LOOK_BACK;
  }

  /** Adds the items that have come onto the field up to the instant at which its middle is drawn. */
  collectItems(fieldTick: number, into: ViewEvent[]): void {
    const floor = Math.floor(fieldTick);
    if (this.#announcedItem === NOTHING) this.#announcedItem = this.#worlds.itemKeyAt(floor);
    for (let tick = Math.max(this.#worlds.first, floor - LOOK_BACK); tick < floor; tick++) {
      const key = this.#worlds.itemKeyAt(tick + 1);
      if (key <= this.#announcedItem) continue;
      this.#announcedItem = key;
      itemEvents(this.#rules, this.#worlds.at(tick), this.#worlds.at(tick + 1), into);
    }
  }

  /** The point that was just made final. */
  point(scorer: Seat, y: number): ViewEvent {
    const goal = this.#rules.goals.find((side) => side.scorer === scorer)!;
    return { kind: "point", x: goal.sign * goal.line, y, seat: scorer };
  }
}
