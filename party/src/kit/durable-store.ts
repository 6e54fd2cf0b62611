// A room's rows in the SQLite of its own Durable Object. The tables are made with the first row: a room that is only looked into
// leaves nothing behind.
import type { RoomStore, Row, SqlValue } from "./carrier.ts";

export class DurableStore implements RoomStore {
  readonly key: string;
  readonly #storage: DurableObjectStorage;
  readonly #tables: readonly string[];
  #hasTables = false; // known for sure

  constructor(key: string, storage: DurableObjectStorage, tables: readonly string[]) {
    this.key = key;
    this.#storage = storage;
    this.#tables = tables;
  }

  rows<R extends Row>(sql: string, ...values: SqlValue[]): R[] {
    return this.#isEmpty() ? [] : this.#storage.sql.exec<R>(sql, ...values).toArray();
  }

  run(sql: string, ...values: SqlValue[]): void {
    if (this.#isEmpty()) {
      if (!sql.startsWith("INSERT")) return;
      for (const table of this.#tables) this.#storage.sql.exec(table);
      this.#hasTables = true;
    }
    this.#storage.sql.exec(sql, ...values);
  }

  async commit(write: () => void): Promise<void> {
    this.#storage.transactionSync(write);
    await this.#storage.sync();
  }

  setAlarm(atMs: number | null): void {
    // Not awaited: the alarm is part of the same write as the rows, and fails with them.
    if (atMs !== null) this.#storage.setAlarm(Math.max(1, atMs)).catch(() => {});
    else if (!this.#isEmpty()) this.#storage.deleteAlarm().catch(() => {});
  }

  clear(): void {
    this.#hasTables = false;
    this.#storage.deleteAlarm().catch(() => {});
    this.#storage.deleteAll().catch(() => {});
  }

  #isEmpty(): boolean {
    const made = "SELECT 1 FROM sqlite_master WHERE name = 'alarm'";
    this.#hasTables ||= this.#storage.sql.exec(made).toArray().length > 0;
    return !this.#hasTables;
  }
}
