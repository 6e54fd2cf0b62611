// Effects in their order. What follows a `store` waits until it is durable, and so does everything that comes meanwhile.
interface Callbacks<Store, Other> {
  readonly run: (effect: Other) => void;
  readonly commit: (store: Store) => Promise<void>; // resolves when it is durable
  readonly stored: (store: Store) => void;
  readonly failed: (error: unknown) => void;
}

export class EffectQueue<Store extends { readonly type: "store" }, Other extends { readonly type: string }> {
  readonly #callbacks: Callbacks<Store, Other>;
  #held: (Store | Other)[] = [];
  #storing: Promise<void> | null = null;

  constructor(callbacks: Callbacks<Store, Other>) {
    this.#callbacks = callbacks;
  }

  get isSettled(): boolean {
    return this.#storing === null;
  }

  perform(effects: readonly (Store | Other)[]): void {
    if (this.#storing !== null) {
      this.#held.push(...effects);
      return;
    }
    for (let index = 0; index < effects.length; index++) {
      const effect = effects[index]!; // index < length
      if (!isStore(effect)) {
        this.#callbacks.run(effect);
        continue;
      }
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
      await this.#callbacks.commit(store);
      this.#storing = null;
      this.perform(this.#held.splice(0));
      this.#callbacks.stored(store);
    } catch (error) {
      this.#storing = null;
      this.#callbacks.failed(error);
    }
  }
}

function isStore<Store extends { readonly type: "store" }>(effect: Store | { readonly type: string }): effect is Store {
  return effect.type === "store";
}
