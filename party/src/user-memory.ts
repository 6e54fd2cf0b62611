// Where a user room remembers. Of somebody who is nowhere nothing stays.
import type { UserState } from "@transcendence/rooms";
import { nowMs, onWall } from "./clock.ts";

export interface Memory {
  readonly read: () => UserState | null;
  /** `wakeMs`: when something of it can be forgotten; Infinity: there is nothing in it. */
  readonly write: (state: UserState, wakeMs: number, wake: () => void) => void;
}

const KEY = "user";

/** On the edge: the room may be anywhere else in a moment. It sleeps between two calls, and its alarm wakes it. */
export class Kept implements Memory {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  read(): UserState | null {
    return this.#storage.kv.get<UserState>(KEY) ?? null;
  }

  write(state: UserState, wakeMs: number): void {
    // Not awaited: they are part of the same write, and fail with it.
    if (wakeMs === Infinity) {
      this.#storage.deleteAlarm().catch(() => {});
      this.#storage.deleteAll().catch(() => {});
    } else {
      this.#storage.kv.put(KEY, state);
      this.#storage.setAlarm(Math.ceil(onWall(wakeMs))).catch(() => {});
    }
  }
}

/**
 * On one machine: what is known is of sockets that end with this very process. A file for each person would cost several
 * milliseconds of everybody's time whenever somebody comes in. The timer keeps the room in memory while it knows something.
 */
export class Fleeting implements Memory {
  #timer: ReturnType<typeof setTimeout> | null = null;

  read(): null {
    return null;
  }

  write(_state: UserState, wakeMs: number, wake: () => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = wakeMs === Infinity ? null : setTimeout(wake, Math.max(0, Math.ceil(wakeMs - nowMs())));
  }
}
