// The state of a room that changes seldom, kept whole. The tables that every kind of room may need are listed here, too.
import { ALARM_TABLE } from "./alarms.ts";
import type { RoomStore } from "./carrier.ts";
import { OUTBOX_TABLE } from "./outbox.ts";

const SNAPSHOT_TABLE = "CREATE TABLE IF NOT EXISTS snapshot (room TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID";

export const KIT_TABLES = [ALARM_TABLE, OUTBOX_TABLE, SNAPSHOT_TABLE] as const;

export class Snapshot<State> {
  readonly #store: RoomStore;

  constructor(store: RoomStore) {
    this.#store = store;
  }

  read(): State | null {
    const [row] = this.#store.rows<{ state: string }>("SELECT state FROM snapshot WHERE room = ?", this.#store.key);
    return row === undefined ? null : (JSON.parse(row.state) as State); // written below
  }

  write(state: State): void {
    this.#store.run("INSERT OR REPLACE INTO snapshot VALUES (?, ?)", this.#store.key, JSON.stringify(state));
  }
}
