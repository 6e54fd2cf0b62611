import type { LeanSocket } from "../../lean-socket.ts";
import { Samples } from "../../samples.ts";
import type { Wheel } from "../../wheel.ts";

/** What all matches of a run count together. */
export class Tally {
  readonly relayMs = new Samples(1 << 18); // an input sent by one player until the other could know of it
  inputs = 0;
  lost = 0; // sockets that closed though nobody closed them
  points = 0;
  finished = 0;
  desyncs = 0; // keyframes whose hash was not the player's own
  late = 0; // inputs that the room counted at a later tick than they were made
  resumed = 0; // times that a match had to go on after a pause

  clear(): void {
    this.relayMs.clear();
    this.inputs = this.points = this.finished = this.desyncs = this.late = this.resumed = 0;
  }
}

export interface DuelOptions {
  readonly urlOf: (room: string) => URL; // the server's, for a room of that name
  readonly secret: string; // that signs tickets
  readonly tally: Tally;
  readonly wheel: Wheel;
}

/** One match as the load generator plays it, for both players. */
export interface Duel {
  readonly sockets: readonly LeanSocket[];
  open(): Promise<void>; // when both play
  close(): void;
}

export type Seat = 0 | 1;
export const other = (seat: Seat): Seat => (seat === 0 ? 1 : 0);

/** When the inputs were sent that the rival has not seen yet: answered in order, since TCP keeps it. */
export class InFlight {
  #sentMs: number[] = [];
  #head = 0;

  get size(): number {
    return this.#sentMs.length - this.#head;
  }

  send(nowMs: number): void {
    this.#sentMs.push(nowMs);
  }

  /** The oldest has been seen: returns how long that took. */
  seen(nowMs: number): number {
    const sentMs = this.#sentMs[this.#head++] ?? nowMs;
    if (this.#head === this.#sentMs.length || this.#head > 64) {
      this.#sentMs = this.#sentMs.slice(this.#head);
      this.#head = 0;
    }
    return nowMs - sentMs;
  }

  clear(): void {
    this.#sentMs = [];
    this.#head = 0;
  }
}

/** Four changes of direction a second: a key held for a quarter of a second on average, then none for as long. */
export function changeDelayMs(): number {
  return 100 + Math.random() * 300;
}
