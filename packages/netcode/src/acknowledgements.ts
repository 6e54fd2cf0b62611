// When a client acknowledges keyframes: with its next input if one comes soon, since half of what a message costs is being one.
import { encodeAck, joinFrames } from "./codec.ts";

/** So long an acknowledgement waits for an input. */
export const ACK_HOLD_MS = 400;
/** Who has said nothing for so long acknowledges at once: the room takes silence for absence. */
const QUIET_MS = 500;

interface Held {
  readonly tick: number;
  readonly hash: number;
  readonly sinceMs: number;
}

/** Of one connection. Every nowMs is the same steady clock, in ms. */
export class Acknowledgements {
  #held: Held | null = null;
  #saidMs = -Infinity;

  /** A new connection: what was not acknowledged on the old one never will be. */
  reset(): void {
    this.#held = null;
    this.#saidMs = -Infinity;
  }

  /** A keyframe of this tick was adopted, where the own world had this hash. Returns the frame to send now, or null. */
  keyframe(tick: number, hash: number, nowMs: number): Uint8Array | null {
    const overdue = this.#held !== null || nowMs - this.#saidMs >= QUIET_MS;
    this.#held = { tick, hash, sinceMs: nowMs };
    return overdue ? this.#release(nowMs) : null;
  }

  /** The message that says this input, and what waits to be acknowledged. */
  with(input: Uint8Array, nowMs: number): Uint8Array {
    this.#saidMs = nowMs;
    const ack = this.#release(nowMs);
    return ack === null ? input : joinFrames(input, ack);
  }

  /** The frame to send when no input came in time, or null. */
  overdue(nowMs: number): Uint8Array | null {
    return this.#held !== null && nowMs - this.#held.sinceMs >= ACK_HOLD_MS ? this.#release(nowMs) : null;
  }

  #release(nowMs: number): Uint8Array | null {
    if (this.#held === null) return null;
    const { tick, hash } = this.#held;
    this.#held = null;
    this.#saidMs = nowMs;
    return encodeAck(clientMs(nowMs), tick, hash);
  }
}

/** The client's clock as frames carry it: whole ms, the low 32 bits. */
export function clientMs(nowMs: number): number {
  return Math.floor(nowMs) >>> 0;
}
