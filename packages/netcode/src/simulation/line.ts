// One direction of a connection as TCP gives it: late, unevenly late, in order, and now and then standing still.
import type { Random } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface LineQuality {
  readonly delayMs: number; // the least
  readonly jitterMs: number; // up to this much more, evenly spread
  readonly stallEveryMs: number; // on average; 0: never
  readonly stallMs: number; // a lost packet's successors wait this long for its repetition
}

export class Line<Message> {
  readonly #time: VirtualTime;
  readonly #quality: LineQuality;
  readonly #random: Random;
  readonly #deliver: (message: Message) => void;
  #lastMs = 0; // nothing overtakes
  #stallMs: number; // when the next stall begins
  #open = true;

  constructor(time: VirtualTime, quality: LineQuality, random: Random, deliver: (message: Message) => void) {
    this.#time = time;
    this.#quality = quality;
    this.#random = random;
    this.#deliver = deliver;
    this.#stallMs = this.#nextStall(time.nowMs);
  }

  send(message: Message): void {
    const { delayMs, jitterMs, stallMs } = this.#quality;
    const sentMs = this.#time.nowMs;
    while (sentMs >= this.#stallMs + stallMs) this.#stallMs = this.#nextStall(this.#stallMs + stallMs);
    const leaveMs = sentMs >= this.#stallMs ? this.#stallMs + stallMs : sentMs;
    this.#lastMs = Math.max(this.#lastMs, leaveMs + delayMs + jitterMs * this.#random());
    this.#time.at(this.#lastMs, () => {
      if (this.#open) this.#deliver(message);
    });
  }

  /** Cuts the line: what is under way never arrives. */
  close(): void {
    this.#open = false;
  }

  #nextStall(afterMs: number): number {
    const { stallEveryMs } = this.#quality;
    return stallEveryMs > 0 ? afterMs + this.#random() * 2 * stallEveryMs : Infinity;
  }
}
