// The client's estimate of the room's clock, from round trips. A stalled trip says little, so the quickest ones decide.

const KEPT = 12; // samples remembered
const SETTLED = 5; // samples after which the clock slews instead of jumping
const SLEW = 0.02; // at most 2 % faster or slower: nobody sees it
const DRIFT_MS = 20; // what clocks may drift while trips are remembered
const SMOOTHING = 0.2; // of round trip and jitter as they are shown

interface Trip {
  readonly offsetMs: number;
  readonly rttMs: number;
}

export class ClockSync {
  readonly #trips: Trip[] = [];
  #measured = false;
  #offsetMs = 0; // as used
  #targetMs = 0; // as estimated
  #slewedMs = 0; // client time to which #offsetMs belongs
  #rttMs = 0;
  #jitterMs = 0;

  /** A trip: sent and received by the client's clock, answered at `roomMs`. Time the room held it is added to `sentMs`. */
  sample(sentMs: number, roomMs: number, receivedMs: number): void {
    const rttMs = Math.max(0, receivedMs - sentMs);
    const trip = { offsetMs: roomMs - (sentMs + receivedMs) / 2, rttMs };
    // Delay alone makes a trip wrong by half of it at most: more, and a clock was set or the machine slept.
    if (this.#trips.some((kept) => Math.abs(kept.offsetMs - trip.offsetMs) > (kept.rttMs + rttMs) / 2 + DRIFT_MS)) {
      this.#trips.length = 0;
    }
    this.#trips.push(trip);
    if (this.#trips.length > KEPT) this.#trips.shift();
    this.#measure(rttMs);
    this.#targetMs = this.#estimate();
    if (this.#trips.length <= SETTLED) this.#jump(receivedMs);
  }

  /** A room's time that came one way: better than nothing until the first trip. */
  hint(roomMs: number, receivedMs: number): void {
    if (this.#measured) return;
    this.#targetMs = roomMs - receivedMs;
    this.#jump(receivedMs);
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  get rttMs(): number {
    return this.#rttMs;
  }

  get jitterMs(): number {
    return this.#jitterMs;
  }

  roomNow(clientNowMs: number): number {
    const most = Math.max(0, clientNowMs - this.#slewedMs) * SLEW;
    const off = this.#targetMs - this.#offsetMs;
    this.#offsetMs += Math.min(most, Math.max(-most, off));
    this.#slewedMs = Math.max(this.#slewedMs, clientNowMs);
    return clientNowMs + this.#offsetMs;
  }

  /** The mean of the quicker third: one quickest trip alone would carry its own error for long. */
  #estimate(): number {
    const quickest = this.#trips.toSorted((a, b) => a.rttMs - b.rttMs).slice(0, Math.ceil(this.#trips.length / 3));
    return quickest.reduce((sum, trip) => sum + trip.offsetMs, 0) / quickest.length;
  }

  #measure(rttMs: number): void {
    if (this.#measured) this.#jitterMs += SMOOTHING * (Math.abs(rttMs - this.#rttMs) - this.#jitterMs);
    this.#rttMs += (this.#measured ? SMOOTHING : 1) * (rttMs - this.#rttMs);
    this.#measured = true;
  }

  #jump(nowMs: number): void {
    this.#offsetMs = this.#targetMs;
    this.#slewedMs = nowMs;
  }
}
