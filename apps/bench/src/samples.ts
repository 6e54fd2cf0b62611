/** Measured values of one kind, kept whole: a percentile of a histogram would round where it matters. */
export class Samples {
  #values: Float64Array;
  #count = 0;

  constructor(room = 1 << 16) {
    this.#values = new Float64Array(room);
  }

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = value;
  }

  clear(): void {
    this.#count = 0;
  }

  summary(): Summary {
    const sorted = this.#values.subarray(0, this.#count).toSorted();
    return {
      count: this.#count,
      p50: quantile(sorted, 0.5),
      p90: quantile(sorted, 0.9),
      p95: quantile(sorted, 0.95),
      p99: quantile(sorted, 0.99),
      max: quantile(sorted, 1),
    };
  }
}

export interface Summary {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The nearest-rank quantile of ascending values; NaN of none. */
export function quantile(sorted: Float64Array | readonly number[], q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.max(0, Math.ceil(q * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}
