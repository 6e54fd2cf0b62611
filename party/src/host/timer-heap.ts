import type { RoomTimer } from "../kit/carrier.ts";
// The timers of all rooms of a host behind one of the runtime's, which costs some 75 microseconds each time that it is set and goes off.
import { nowMs } from "../kit/clock.ts";

const GRID_MS = 4; // what is due within it rings in one turn
const LONGEST_MS = 2 ** 31 - 1; // the runtime's own limit

/** When it stands in the heap may be earlier than when it is due: what is put off again and again is not moved each time. */
export class HeapTimer implements RoomTimer {
  readonly ring: (atMs: number) => void;
  readonly #heap: TimerHeap;
  dueMs = Infinity;
  heapMs = Infinity;
  index = -1; // in the heap; -1: not there

  constructor(heap: TimerHeap, ring: (atMs: number) => void) {
    this.#heap = heap;
    this.ring = ring;
  }

  get isSet(): boolean {
    return this.dueMs !== Infinity;
  }

  at(wakeMs: number): void {
    this.dueMs = wakeMs;
    if (wakeMs !== Infinity) this.#heap.place(this);
  }

  /** For good, or for long: what it would ring is let go of, and may be forgotten. */
  stop(): void {
    this.dueMs = Infinity;
    this.#heap.remove(this);
  }
}

export class TimerHeap {
  readonly #turn: (run: () => void) => void;
  readonly #failed: (error: unknown) => void;
  readonly #heap: HeapTimer[] = [];
  #timeout: number | null = null;
  #armedMs = Infinity;

  /** `turn`: runs what rings at the same time. A ring that throws is told to `failed`, and stands in nobody's way. */
  constructor(turn: (run: () => void) => void, failed: (error: unknown) => void) {
    this.#turn = turn;
    this.#failed = failed;
  }

  /** `ring`: called when due, and never before; told what time it is. */
  timer(ring: (atMs: number) => void): HeapTimer {
    return new HeapTimer(this, ring);
  }

  place(timer: HeapTimer): void {
    if (timer.index >= 0 && timer.heapMs <= timer.dueMs) return; // it is looked at again when it comes up
    timer.heapMs = timer.dueMs;
    if (timer.index < 0) timer.index = this.#heap.push(timer) - 1;
    this.#rise(timer);
    this.#arm();
  }

  remove(timer: HeapTimer): void {
    const { index } = timer;
    const last = index < 0 ? undefined : this.#heap.pop();
    if (last === undefined) return;
    timer.index = -1;
    if (last === timer) return;
    last.index = index;
    this.#heap[index] = last;
    this.#rise(last);
    this.#sink(last);
  }

  #arm(): void {
    const first = this.#heap[0]?.heapMs ?? Infinity;
    if (first >= this.#armedMs) return;
    clearTimeout(this.#timeout);
    this.#armedMs = first;
    const atMs = nowMs();
    const gridMs = Math.ceil(first / GRID_MS) * GRID_MS;
    this.#timeout = setTimeout(() => this.#fire(), Math.min(LONGEST_MS, Math.max(0, Math.ceil(gridMs - atMs))));
  }

  #fire(): void {
    this.#armedMs = -Infinity; // nothing is armed meanwhile
    this.#turn(() => this.#ringDue(nowMs()));
    this.#armedMs = Infinity;
    this.#arm();
  }

  #ringDue(atMs: number): void {
    for (let first = this.#heap[0]; first !== undefined && first.heapMs <= atMs; first = this.#heap[0]) {
      this.remove(first);
      if (first.dueMs > atMs) {
        if (first.dueMs !== Infinity) this.place(first);
        continue;
      }
      first.dueMs = Infinity;
      try {
        first.ring(atMs);
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  #rise(timer: HeapTimer): void {
    for (let at = timer.index; at > 0;) {
      const parent = (at - 1) >> 1;
      const above = this.#heap[parent];
      if (above === undefined || above.heapMs <= timer.heapMs) return;
      this.#swap(timer, above);
      at = parent;
    }
  }

  #sink(timer: HeapTimer): void {
    for (;;) {
      const [left, right] = [this.#heap[2 * timer.index + 1], this.#heap[2 * timer.index + 2]];
      const least = right !== undefined && left !== undefined && right.heapMs < left.heapMs ? right : left;
      if (least === undefined || least.heapMs >= timer.heapMs) return;
      this.#swap(timer, least);
    }
  }

  #swap(one: HeapTimer, other: HeapTimer): void {
    [one.index, other.index] = [other.index, one.index];
    this.#heap[one.index] = one;
    this.#heap[other.index] = other;
  }
}
