import type { RoomTimer } from "./carrier.ts";
// One timer a room. Setting it costs some 25 microseconds, its going off twice as much: so it is moved when it would soon
// go off for nothing, and not with each message. See docs/decisions/033-rarely-woken-and-never-twice-the-work.md.
import { nowMs } from "./clock.ts";

const SOON_MS = 300;
const WORTH_MS = 50; // what is put off by less is not moved

export class WakeTimer implements RoomTimer {
  readonly #ring: (atMs: number) => void;
  #timer: number | null = null;
  #armedMs = Infinity; // when it goes off
  #wakeMs = Infinity; // what it was last set for

  /** `ring`: called when due, and never before; told what time it is. */
  constructor(ring: (atMs: number) => void) {
    this.#ring = ring;
  }

  at(wakeMs: number, atMs: number): void {
    if (wakeMs === Infinity) return this.stop();
    this.#wakeMs = wakeMs;
    const armedMs = this.#armedMs;
    if (wakeMs < armedMs || (armedMs - atMs < SOON_MS && wakeMs - armedMs > WORTH_MS)) this.#arm(wakeMs, atMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#armedMs = this.#wakeMs = Infinity;
  }

  #arm(wakeMs: number, atMs: number): void {
    clearTimeout(this.#timer);
    this.#armedMs = wakeMs;
    this.#timer = setTimeout(() => this.#fire(), Math.max(0, Math.ceil(wakeMs - atMs)));
  }

  #fire(): void {
    const atMs = nowMs();
    this.#armedMs = Infinity;
    if (atMs < this.#wakeMs) this.#arm(this.#wakeMs, atMs);
    else this.#ring(atMs);
  }
}
