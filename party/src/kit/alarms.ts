import type { RoomStore } from "./carrier.ts";
// A room has one alarm and several things to do some day: a table says what and when, by the machine's clock.
import { wallMs } from "./clock.ts";
import { reportError } from "./report.ts";

const AFTER_FAILURE_MS = 60_000;

export const ALARM_TABLE = `CREATE TABLE IF NOT EXISTS alarm (
  room TEXT NOT NULL, name TEXT NOT NULL, at_ms INTEGER NOT NULL, set_ms INTEGER NOT NULL, PRIMARY KEY (room, name)
) WITHOUT ROWID`;

export class Alarms {
  readonly #store: RoomStore;

  constructor(store: RoomStore) {
    this.#store = store;
  }

  /** Replaces what was set by that name; null: it is not due any more. */
  set(name: string, atMs: number | null): void {
    const { key } = this.#store;
    if (atMs === null) this.#store.run("DELETE FROM alarm WHERE room = ? AND name = ?", key, name);
    else this.#store.run("INSERT OR REPLACE INTO alarm VALUES (?, ?, ?, ?)", key, name, Math.ceil(atMs), wallMs());
    this.#arm();
  }

  isSet(name: string): boolean {
    return this.#store.rows("SELECT 1 FROM alarm WHERE room = ? AND name = ?", this.#store.key, name).length > 0;
  }

  /** Does everything that is due, each by its name. Never throws: the runtime gives an alarm up after six failures. */
  async ring(atMs: number, run: (name: string) => unknown): Promise<void> {
    const { key } = this.#store;
    try {
      // One that was set later than now was set before the clock was set back: it is as far away as it was then.
      const shift = "UPDATE alarm SET at_ms = at_ms - set_ms + ?, set_ms = ? WHERE room = ? AND set_ms > ?";
      this.#store.run(shift, atMs, atMs, key, atMs);
      const due = "SELECT name FROM alarm WHERE room = ? AND at_ms <= ? ORDER BY at_ms, name";
      for (const { name } of this.#store.rows<{ name: string }>(due, key, atMs)) await this.#try(name, run);
      this.#arm();
    } catch (error) {
      reportError("room.alarm_failed", key, error);
      this.#armAt(wallMs() + AFTER_FAILURE_MS);
    }
  }

  /** One that fails stands in nobody's way, and comes again. */
  async #try(name: string, run: (name: string) => unknown): Promise<void> {
    this.set(name, wallMs() + AFTER_FAILURE_MS); // unless it is set or taken away by what it does
    try {
      await run(name);
    } catch (error) {
      reportError("room.alarm_task_failed", this.#store.key, error);
    }
  }

  #arm(): void {
    const earliest = "SELECT min(at_ms) AS at FROM alarm WHERE room = ?";
    this.#armAt(this.#store.rows<{ at: number | null }>(earliest, this.#store.key)[0]?.at ?? null);
  }

  #armAt(atMs: number | null): void {
    try {
      this.#store.setAlarm(atMs);
    } catch (error) {
      reportError("room.alarm_not_set", this.#store.key, error); // no storage, no alarm: nothing is left to try
    }
  }
}
