// Effects in their order. What follows a `store` waits until it is durable, and so does everything that comes meanwhile. What is to be
// stored by then is stored at once: a room in which much happens does not wait for the disk once for each thing.
interface Callbacks<Store, Other> {
  readonly run: (effect: Other) => void;
  readonly commit: (stores: readonly Store[]) => Promise<void>; // all or none; resolves when they are durable
  readonly stored: (stores: readonly Store[]) => void;
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
      const rest = effects.slice(index + 1);
      this.#held = rest.filter((each) => !isStore(each));
      this.#storing = this.#release([effect, ...rest.filter((each) => isStore(each))]);
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

  async #release(stores: readonly Store[]): Promise<void> {
    try {
      await this.#callbacks.commit(stores);
      this.#storing = null;
      this.perform(this.#held.splice(0));
      this.#callbacks.stored(stores);
    } catch (error) {
      this.#storing = null;
      this.#callbacks.failed(error);
    }
  }
}

function isStore<Store extends { readonly type: "store" }>(effect: Store | { readonly type: string }): effect is Store {
  return effect.type === "store";
}
