// One timer a room. It may ring before anything is due, never after: moving it with each message would cost more.
import { nowMs } from "./clock.ts";

export class WakeTimer {
  readonly #ring: () => void;
  #timer: number | null = null;
  #armedMs = Infinity;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  at(wakeMs: number): void {
    if (wakeMs === Infinity) this.stop();
    if (wakeMs >= this.#armedMs) return;
    clearTimeout(this.#timer);
    this.#armedMs = wakeMs;
    this.#timer = setTimeout(
      () => {
        this.#armedMs = Infinity;
        this.#ring();
      },
      Math.max(0, Math.ceil(wakeMs - nowMs())),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#armedMs = Infinity;
  }
}
