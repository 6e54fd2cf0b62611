// The rows of many rooms in one SQLite file. What rooms commit is collected and written together, so that points that become final at
// about the same time wait for the disk once. A commit blocks the thread that relays, so the next one waits for as long as it took.
import type { MovedRoom, MovedRow, MovedValue } from "@transcendence/link";
import type { RoomStore, Row, SqlValue } from "../kit/carrier.ts";
import { nowMs } from "../kit/clock.ts";

const LONGEST_REST_MS = 50;

interface Job {
  readonly key: string;
  readonly write: () => void;
  readonly done: (error: unknown) => void; // null: it is durable
  hasRun: boolean;
  error: unknown; // null: none
}

export class HostDisk {
  readonly #storage: DurableObjectStorage;
  readonly #tables: readonly string[];
  #jobs: Job[] = [];
  #isPlanned = false; // or under way
  #isWriting = false; // a job runs
  #restUntilMs = -Infinity;

  /** `tables`: statements that make them; made at once. */
  constructor(storage: DurableObjectStorage, tables: readonly string[]) {
    this.#storage = storage;
    for (const statement of tables) storage.sql.exec(statement);
    this.#tables = tables.map(tableIn);
  }

  get tables(): readonly string[] {
    return this.#tables;
  }

  rows<R extends Row>(key: string, sql: string, ...values: SqlValue[]): R[] {
    this.#settle(key);
    return this.#storage.sql.exec<R>(sql, ...values).toArray();
  }

  run(key: string, sql: string, ...values: SqlValue[]): void {
    this.#settle(key);
    this.#storage.sql.exec(sql, ...values);
  }

  /** All of `write` or nothing, together with what other rooms write. */
  commit(key: string, write: () => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const done = (error: unknown) => (error === null ? resolve() : reject(error));
    this.#jobs.push({ key, write, done, hasRun: false, error: null });
    this.#plan();
    return promise;
  }

  /** What was committed before and is not written yet need not be. */
  clear(key: string): void {
    for (const job of this.#jobs) if (job.key === key) job.hasRun = true;
    for (const table of this.#tables) this.#storage.sql.exec(`DELETE FROM ${table} WHERE room = ?`, key);
  }

  /** Rows that were stored elsewhere take the place of all that is here of their rooms. Throws when they fit no table. */
  async take(moved: readonly MovedRoom[]): Promise<void> {
    this.#storage.transactionSync(() => {
      for (const { room, tables } of moved) {
        this.clear(room);
        for (const [table, rows] of Object.entries(tables)) {
          if (!this.#tables.includes(table)) throw new Error(`There is no table ${table} in this version.`);
          for (const row of rows) this.#insert(table, row);
        }
      }
    });
    await this.#storage.sync();
  }

  #insert(table: string, row: MovedRow): void {
    const columns = Object.keys(row).filter((column) => /^\w+$/.test(column));
    const places = columns.map(() => "?").join(", ");
    const values = columns.map((column) => valueOf(row[column] ?? null));
    this.#storage.sql.exec(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`, ...values);
  }

  /** Resolves when everything committed so far is durable, or has failed. */
  async settled(): Promise<void> {
    while (this.#jobs.length > 0) await this.#writeAll();
    await this.#storage.sync();
  }

  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    // In a turn of its own: what this turn relays leaves before.
    setTimeout(() => void this.#writeAll(), Math.max(0, Math.ceil(this.#restUntilMs - nowMs())));
  }

  async #writeAll(): Promise<void> {
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#isPlanned = false;
    const beganMs = nowMs();
    let failure: unknown = null;
    try {
      this.#storage.transactionSync(() => jobs.forEach((job) => this.#run(job)));
      await this.#storage.sync();
    } catch (error) {
      failure = error;
    }
    const endedMs = nowMs();
    this.#restUntilMs = endedMs + Math.min(LONGEST_REST_MS, endedMs - beganMs);
    for (const job of jobs) job.done(failure ?? job.error);
  }

  /** Each in a savepoint: one that fails takes nothing of the others with it. */
  #run(job: Job): void {
    if (job.hasRun) return;
    job.hasRun = true;
    this.#isWriting = true;
    try {
      this.#storage.transactionSync(job.write);
    } catch (error) {
      job.error = error;
    } finally {
      this.#isWriting = false;
    }
  }

  /** A room that reads or writes by itself finds everything in the order in which it was said. */
  #settle(key: string): void {
    if (this.#isWriting || this.#jobs.length === 0) return;
    for (const job of this.#jobs) if (job.key === key) this.#run(job);
  }
}

/** A room's own rows on the disk of its host. */
export class HostStore implements RoomStore {
  readonly key: string;
  readonly setAlarm: (atMs: number | null) => void;
  readonly #disk: HostDisk;

  constructor(key: string, disk: HostDisk, setAlarm: (atMs: number | null) => void) {
    this.key = key;
    this.setAlarm = setAlarm;
    this.#disk = disk;
  }

  rows<R extends Row>(sql: string, ...values: SqlValue[]): R[] {
    return this.#disk.rows<R>(this.key, sql, ...values);
  }

  run(sql: string, ...values: SqlValue[]): void {
    this.#disk.run(this.key, sql, ...values);
  }

  commit(write: () => void): Promise<void> {
    return this.#disk.commit(this.key, write);
  }

  clear(): void {
    this.#disk.clear(this.key);
    this.setAlarm(null);
  }
}

function valueOf(value: MovedValue): SqlValue {
  if (value === null || typeof value !== "object") return value;
  return Uint8Array.from(atob(value.base64), (character) => character.charCodeAt(0));
}

function tableIn(statement: string): string {
  const name = /^CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1];
  if (name === undefined) throw new Error(`No table is made by: ${statement}`);
  return name;
}
