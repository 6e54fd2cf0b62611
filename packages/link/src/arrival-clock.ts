// When a message arrived at the gateway, by the host's clock. Both run on one machine but need not agree: the quickest batch of the
// last seconds says how far they are apart, so that neither collecting nor a busy host makes a player late.
const WINDOW_MS = 5000;

export class ArrivalClock {
  #offsetMs = Infinity; // host minus gateway: the least in this window
  #earlierMs = Infinity; // in the one before it
  #windowEndMs = -Infinity;

  /** For each batch, before its records are asked about. `receivedMs`: now, by the host's clock. */
  heard(sentMs: number, receivedMs: number): void {
    if (receivedMs >= this.#windowEndMs) {
      this.#earlierMs = receivedMs < this.#windowEndMs + WINDOW_MS ? this.#offsetMs : Infinity;
      this.#offsetMs = Infinity;
      this.#windowEndMs = receivedMs + WINDOW_MS;
    }
    this.#offsetMs = Math.min(this.#offsetMs, receivedMs - sentMs);
  }

  /** Never in the future. */
  arrival(sentMs: number, ageMs: number, receivedMs: number): number {
    return Math.min(receivedMs, sentMs + Math.min(this.#offsetMs, this.#earlierMs) - ageMs);
  }
}
