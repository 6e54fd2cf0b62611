// Brings what a room has to tell to the API or to another room, however long that takes. Never throws.
import {
  BATCH_MAX,
  BatchAnswer,
  BATCHED_PATHS,
  ROOM_KIND_NAMES,
  type RoomAddress,
  type RoomCall,
} from "@transcendence/protocol";
import { safeParse } from "valibot";
import type { Alarms } from "./alarms.ts";
import type { Calls, RoomStore } from "./carrier.ts";
import { wallMs } from "./clock.ts";
import { report } from "./report.ts";

/** To one of the API's internal routes, or to a room. `kind`: those of one kind arrive in their order. */
export type Parcel = { readonly kind: string } & (
  | { readonly path: string; readonly body: unknown }
  | { readonly room: RoomAddress; readonly body: RoomCall }
);

export const OUTBOX = "outbox"; // its alarm

export const OUTBOX_TABLE = `CREATE TABLE IF NOT EXISTS parcel (
  id INTEGER PRIMARY KEY, room TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, refused INTEGER
); CREATE INDEX IF NOT EXISTS parcel_room ON parcel (room, id)`;

const FIRST_DELIVERY_MS = 1000; // only if the attempt that follows at once is cut short
const ATTEMPT_MS = 20_000; // longer than a call may take
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;
const READ = BATCH_MAX; // parcels read at once: any number may wait
const REFUSED = 422; // the same bytes would be refused for ever

type Item = { id: number; kind: string; target: string; body: string; attempts: number };
type Batch = readonly [Item, ...Item[]];

export class Outbox {
  readonly #store: RoomStore;
  readonly #alarms: Alarms;
  readonly #calls: Calls;
  #running: Promise<boolean> | null = null;
  #sent: readonly number[] = []; // on their way, or about to be

  constructor(store: RoomStore, alarms: Alarms, calls: Calls) {
    this.#store = store;
    this.#alarms = alarms;
    this.#calls = calls;
  }

  /** Within a commit: stored with everything else that it writes. */
  add(parcels: readonly Parcel[]): void {
    if (parcels.length === 0) return;
    for (const parcel of parcels) {
      const target = "path" in parcel ? parcel.path : `${parcel.room.kind}/${parcel.room.name}`;
      const insert = "INSERT INTO parcel (room, kind, target, body) VALUES (?, ?, ?, ?)";
      this.#store.run(insert, this.#store.key, parcel.kind, target, JSON.stringify(parcel.body));
    }
    this.#alarms.set(OUTBOX, wallMs() + FIRST_DELIVERY_MS);
  }

  /**
   * Within a commit: those of a kind whose body has this value there are of no use any more. What is on its way stays until the answer:
   * the database would give its number to the next one, which would then be taken for what has arrived.
   */
  drop(kind: string, path: string, value: string): void {
    const others = `id NOT IN (${this.#sent.join(", ")})`; // not as values, of which a statement has a hundred at most
    const theirs = `DELETE FROM parcel WHERE room = ? AND kind = ? AND json_extract(body, ?) = ? AND ${others}`;
    this.#store.run(theirs, this.#store.key, kind, path, value);
  }

  get isEmpty(): boolean {
    const some = "SELECT 1 FROM parcel WHERE room = ? AND refused IS NULL LIMIT 1";
    return this.#store.rows(some, this.#store.key).length === 0;
  }

  /** Tries what waits, in its order. True when nothing waits any more. */
  async deliver(): Promise<boolean> {
    while (this.#running !== null) await this.#running; // what was added meanwhile is another round's
    this.#running = this.#deliverAll().finally(() => (this.#running = null));
    return this.#running;
  }

  async #deliverAll(): Promise<boolean> {
    const blocked = new Set<string>();
    for (let items = this.#ready(blocked); items.length > 0; items = this.#ready(blocked)) {
      this.#sent = items.map(({ id }) => id);
      for (const batch of batchesOf(items)) {
        const { kind } = batch[0];
        if (blocked.has(kind)) continue;
        this.#alarms.set(OUTBOX, wallMs() + ATTEMPT_MS); // if the room dies before the answer
        if (!(await this.#deliverBatch(batch))) blocked.add(kind);
      }
    }
    this.#sent = [];
    const count =
      "SELECT count(*) AS waiting, min(nullif(attempts, 0)) AS attempts FROM parcel WHERE room = ? AND refused IS NULL";
    const [left] = this.#store.rows<{ waiting: number; attempts: number | null }>(count, this.#store.key);
    const isDone = left === undefined || left.waiting === 0;
    this.#alarms.set(OUTBOX, isDone ? null : wallMs() + retryMs(left.attempts ?? LAST_RETRY_MS));
    return isDone;
  }

  /** The next ones, but for those kinds of which one did not arrive: what is behind it waits, too. */
  #ready(blocked: ReadonlySet<string>): Item[] {
    const others = [...blocked].map(() => "AND kind <> ?").join(" ");
    const next = `SELECT id, kind, target, body, attempts FROM parcel
      WHERE room = ? AND refused IS NULL ${others} ORDER BY id LIMIT ${READ}`;
    return this.#store.rows<Item>(next, this.#store.key, ...blocked);
  }

  /** Whether they wait no longer. Those that are refused stand in nobody's way. */
  async #deliverBatch(batch: Batch): Promise<boolean> {
    const verdicts = await this.#send(batch);
    if (verdicts === null) {
      const ids = batch.map(({ id }) => id);
      this.#store.run(`UPDATE parcel SET attempts = attempts + 1 WHERE id IN (${marks(ids)})`, ...ids);
      return false;
    }
    const done = batch.filter((_, index) => verdicts[index] === "done").map(({ id }) => id);
    if (done.length > 0) this.#store.run(`DELETE FROM parcel WHERE id IN (${marks(done)})`, ...done);
    for (const { id, kind } of batch) {
      if (done.includes(id)) continue;
      // Kept, to be looked into by a person; not sent again.
      this.#store.run("UPDATE parcel SET refused = ? WHERE id = ?", REFUSED, id);
      report("error", "room.delivery_refused", { room: this.#store.key, kind });
    }
    return true;
  }

  /** What became of each; null: nothing is known to have arrived. */
  async #send(batch: Batch): Promise<BatchAnswer["verdicts"] | null> {
    const [{ kind, target, body, attempts }] = batch;
    const isBatched = BATCHED_PATHS.has(target);
    const sent: unknown = isBatched ? { items: batch.map((item) => item.body) } : JSON.parse(body);
    const answer = await this.#ask(target, sent);
    if (!isBatched && answer.status === REFUSED) return ["refused"];
    if (answer.status !== null && answer.status >= 200 && answer.status < 300) {
      if (!isBatched) return ["done"];
      const parsed = safeParse(BatchAnswer, answer.body);
      if (parsed.success && parsed.output.verdicts.length === batch.length) return parsed.output.verdicts;
    }
    const failure = { room: this.#store.key, kind, status: answer.status, attempts: attempts + 1 };
    report("warn", "room.delivery_failed", batch.length === 1 ? failure : { ...failure, items: batch.length });
    return null;
  }

  async #ask(target: string, body: unknown): Promise<{ status: number | null; body?: unknown }> {
    const room = roomAt(target);
    if (room === null) return (await this.#calls.api(target, body)) ?? { status: null };
    try {
      await this.#calls.room(room, body as RoomCall); // as it was added
      return { status: 200 };
    } catch {
      return { status: null }; // it is away, or did not store it
    }
  }
}

/** Those that follow each other to a route that takes many are one; every other one is by itself. */
function batchesOf(items: readonly Item[]): Batch[] {
  const batches: [Item, ...Item[]][] = [];
  for (const item of items) {
    const last = batches.at(-1);
    if (last !== undefined && BATCHED_PATHS.has(item.target) && belongTogether(last[0], item)) last.push(item);
    else batches.push([item]);
  }
  return batches;
}

function belongTogether(one: Item, other: Item): boolean {
  return one.kind === other.kind && one.target === other.target;
}

function marks(ids: readonly number[]): string {
  return ids.map(() => "?").join(", ");
}

function roomAt(target: string): RoomAddress | null {
  const [kind, name] = target.split("/");
  const known = ROOM_KIND_NAMES.find((each) => each === kind);
  return known === undefined || name === undefined ? null : { kind: known, name };
}

/** 1 s, 2 s, 4 s … a minute; spread, so that a thousand rooms don't come back at once. */
function retryMs(attempts: number): number {
  const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 10));
  return longest * (0.75 + Math.random() / 4);
}
