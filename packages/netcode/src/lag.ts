// How old things are when they arrive, in ticks: a mean, how far it strays, and a bound that moves slowly enough not to be seen.

const WEIGHT = 0.15; // of the newest sample
const SLEW = 0.05; // ticks a tick: what is drawn runs at most 5 % faster or slower

export class Lag {
  readonly #spread: number;
  #mean = 0;
  #stray = 0;
  #shown = 0;
  #known = false;

  /** `spread`: how many mean deviations above the mean count as usual. */
  constructor(spread: number) {
    this.#spread = spread;
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

  /** The usual age, bounded; `guess` until something has arrived. Moves on by `ticks` since the last call. */
  advance(ticks: number, guess: number, limit: number): number {
    const usual = this.#known ? this.#mean + this.#spread * this.#stray : guess;
    const goal = Math.max(0, Math.min(limit, usual));
    const most = Math.max(0, ticks) * SLEW;
    this.#shown += Math.max(-most, Math.min(most, goal - this.#shown));
    return this.#shown;
  }
}
