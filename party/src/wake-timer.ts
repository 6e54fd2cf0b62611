// One timer a room. Most often what it was set for is due later by the time it fires: then it is set again, and nobody is
// woken. Moving it with each message would cost more.
import { nowMs } from "./clock.ts";

export class WakeTimer {
  readonly #ring: () => void;
  #timer: number | null = null;
  #armedMs = Infinity; // when it fires
  #wakeMs = Infinity; // what it was last set for

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  at(wakeMs: number): void {
    if (wakeMs === Infinity) return this.stop();
    this.#wakeMs = wakeMs;
    if (wakeMs < this.#armedMs) this.#arm(wakeMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#armedMs = this.#wakeMs = Infinity;
  }

  #arm(wakeMs: number): void {
    clearTimeout(this.#timer);
    this.#armedMs = wakeMs;
    this.#timer = setTimeout(() => this.#fire(), Math.max(0, Math.ceil(wakeMs - nowMs())));
  }

  #fire(): void {
    this.#armedMs = Infinity;
    if (nowMs() < this.#wakeMs) this.#arm(this.#wakeMs);
    else this.#ring();
  }
}
