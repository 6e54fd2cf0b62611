// How late a process is, and when that is too much. Pure: told what was measured, and when.
const WINDOW_MS = 3000;
const RECOVERED = 0.5; // of the limit: what is about as late as the limit does not go back and forth

interface Sample {
  readonly atMs: number;
  readonly lateMs: number;
}

/** Of one process. */
export class Lateness {
  #samples: Sample[] = [];

  add(lateMs: number, nowMs: number): void {
    this.#samples = this.#samples.filter(({ atMs }) => nowMs - atMs < WINDOW_MS);
    this.#samples.push({ atMs: nowMs, lateMs });
  }

  /** The median of the last three seconds: a single collection of garbage is no overload. */
  get typicalMs(): number {
    const sorted = this.#samples.map(({ lateMs }) => lateMs).toSorted((one, other) => one - other);
    return sorted[sorted.length >> 1] ?? 0;
  }
}

/** Begins above the limit, and ends well below it. */
export function isTooLate(wasTooLate: boolean, typicalMs: readonly number[], limitMs: number): boolean {
  const worstMs = Math.max(0, ...typicalMs);
  return worstMs > (wasTooLate ? limitMs * RECOVERED : limitMs);
}
