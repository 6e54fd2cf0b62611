// Effects in their order. What follows a `store` waits until it is durable, and so does everything that comes meanwhile.
import type { MatchEffect } from "@transcendence/rooms";

export type Store = Extract<MatchEffect, { type: "store" }>;
export type Immediate = Exclude<MatchEffect, Store>;

interface Hands {
  readonly run: (effect: Immediate) => void;
  readonly write: (store: Store) => void;
  readonly sync: () => Promise<void>; // resolves when what was written is durable
  readonly stored: (store: Store) => void;
  readonly failed: (error: unknown) => void;
}

export class EffectQueue {
  readonly #hands: Hands;
  #held: MatchEffect[] = [];
  #storing: Promise<void> | null = null;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** Throws what `write` throws. */
  perform(effects: readonly MatchEffect[]): void {
    if (this.#storing) {
      this.#held.push(...effects);
      return;
    }
    for (let index = 0; index < effects.length; index++) {
      const effect = effects[index]!; // index < length
      if (effect.type !== "store") {
        this.#hands.run(effect);
        continue;
      }
      this.#hands.write(effect);
      this.#held = effects.slice(index + 1);
      this.#storing = this.#release(effect);
      return;
    }
  }

  /** Resolves when nothing is held any more. */
  async settled(): Promise<void> {
    while (this.#storing) await this.#storing;
  }

  /** What is held will never be done. */
  drop(): void {
    this.#held = [];
  }

  async #release(store: Store): Promise<void> {
    try {
      await this.#hands.sync();
      this.#storing = null;
      this.perform(this.#held.splice(0));
      this.#hands.stored(store);
    } catch (error) {
      this.#storing = null;
      this.#hands.failed(error);
    }
  }
}
