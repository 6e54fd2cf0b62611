// How old things are when they arrive, in ticks: the usual age, and a bound of it that moves too slowly to be seen.

const WEIGHT = 0.15; // of the newest sample

export class Lag {
  readonly #spread: number;
  readonly #slew: number;
  #mean = 0;
  #stray = 0; // mean deviation
  #shown = 0;
  #known = false;

  /** `spread`: how many mean deviations above the mean are still usual. `slew`: how fast the bound moves, ticks a tick. */
  constructor(spread: number, slew: number) {
    this.#spread = spread;
    this.#slew = slew;
  }

  get known(): boolean {
    return this.#known;
  }

  sample(age: number): void {
    if (!this.#known) {
      this.#mean = age;
      this.#known = true;
      return;
    }
    this.#stray += WEIGHT * (Math.abs(age - this.#mean) - this.#stray);
    this.#mean += WEIGHT * (age - this.#mean);
  }

  /**
   * The bound after `ticks` more (Infinity: at once), between 0 and `limit`: `part` of the usual age, or of `guess` until
   * something has arrived.
   */
  advance(ticks: number, guess: number, limit: number, part = 1): number {
    const usual = this.#known ? this.#mean + this.#spread * this.#stray : guess;
    const goal = Math.max(0, Math.min(limit, part * usual));
    const most = Math.max(0, ticks) * this.#slew;
    this.#shown += Math.max(-most, Math.min(most, goal - this.#shown));
    return this.#shown;
  }
}
