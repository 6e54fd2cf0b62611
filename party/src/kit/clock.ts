// The only place of the rooms that reads the clock and chance.

/**
 * A stopwatch that begins at the time of the wall clock. When that is set back (NTP after booting, a virtual machine that is
 * resumed), the step is absorbed: time goes on from where it was. The runtime has no monotonic clock: its performance.now() is
 * the wall clock, too.
 */
export class RoomClock {
  readonly #wall: () => number;
  #latestMs = -Infinity; // on the wall
  #aheadMs = 0; // of the wall

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  nowMs(): number {
    const atMs = this.#wall();
    if (atMs < this.#latestMs) this.#aheadMs += this.#latestMs - atMs;
    this.#latestMs = atMs;
    return atMs + this.#aheadMs;
  }

  /** The same moment on the wall clock as it is set now. */
  onWall(roomMs: number): number {
    return roomMs - this.#aheadMs;
  }
}

const rooms = new RoomClock(wallMs);

/** Room time, in Unix ms: for how long things take. Never goes back, never stands still. */
export function nowMs(): number {
  return rooms.nowMs();
}

/** The machine's clock: for what others compare with theirs (tickets, signatures), for dates, and for alarms. */
export function wallMs(): number {
  return Date.now();
}

/** A moment of room time as a date. */
export function onWall(roomMs: number): number {
  return rooms.onWall(roomMs);
}

const seed = new Uint32Array(1);

export function freshSeed(): number {
  crypto.getRandomValues(seed);
  return seed[0] ?? 0; // there is one
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 20 letters and digits, 119 bits; see protocol's Id. */
export function freshId(): string {
  let id = "";
  while (id.length < 20) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && id.length < 20) id += LETTERS.charAt(byte % 62); // 248 = 4 * 62: no letter is likelier
    }
  }
  return id;
}
