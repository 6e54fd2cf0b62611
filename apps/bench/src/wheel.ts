import { Samples } from "./samples.ts";

const SLOTS = 4096; // one a millisecond: nothing is planned further ahead than four seconds

interface Planned {
  readonly dueMs: number;
  readonly act: (nowMs: number) => void;
}

/**
 * Thousands of timers in one: a slot for each millisecond of the next four seconds. How late it calls is how long the
 * generator itself made things wait, and so about how long a message that had come could wait to be read.
 */
export class Wheel {
  readonly lateness = new Samples();
  readonly #slots: Planned[][] = Array.from({ length: SLOTS }, () => []);
  readonly #startMs = performance.now();
  #turned = 0; // slots worked through

  /**
   * Turns without a rest. On one machine whoever sends wakes the receiver's core if that sleeps: in a virtual machine a call
   * of its host, up to a third of the server's time that no network would cost it.
   */
  start(): void {
    const turn = (): void => {
      this.#turn();
      setImmediate(turn);
    };
    turn();
  }

  after(delayMs: number, act: (nowMs: number) => void): void {
    const dueMs = performance.now() + delayMs;
    const slot = Math.min(Math.max(Math.ceil(dueMs - this.#startMs), this.#turned), this.#turned + SLOTS - 1);
    this.#slots[slot % SLOTS]?.push({ dueMs, act });
  }

  #turn(): void {
    const until = Math.floor(performance.now() - this.#startMs);
    while (this.#turned <= until) {
      const index = this.#turned % SLOTS;
      const due = this.#slots[index] ?? [];
      this.#slots[index] = [];
      this.#turned++;
      for (const planned of due) {
        const nowMs = performance.now();
        this.lateness.add(nowMs - planned.dueMs);
        planned.act(nowMs);
      }
    }
  }
}
