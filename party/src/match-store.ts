// A match room's SQLite: the checkpoint, the log in pieces, what has to be delivered, what is due when.
import type { CloseReason } from "@transcendence/protocol";
import {
  ABANDON_MS,
  type Checkpoint,
  type CheckpointHead,
  checkpointOf,
  type Delivery,
  type MatchState,
  restoreMatch,
} from "@transcendence/rooms";
import { onWall, wallMs } from "./clock.ts";

export const DUES = ["outbox", "attend", "clean"] as const;
export type Due = (typeof DUES)[number];

export interface OutboxItem {
  readonly id: number;
  readonly delivery: Delivery;
  readonly attempts: number;
}

/** How long a match that is over and delivered still answers those who come by. */
export const KEPT_MS = 86_400_000;
const FURTHEST_MS: Readonly<Record<Due, number>> = { outbox: 60_000, attend: ABANDON_MS, clean: KEPT_MS };
const FIRST_DELIVERY_MS = 1000; // only if the attempt that follows at once is cut short

const TABLES = `
  CREATE TABLE IF NOT EXISTS checkpoint (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    head TEXT NOT NULL, point BLOB NOT NULL, point_length INTEGER NOT NULL, resume BLOB NOT NULL, resume_length INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS log (start INTEGER PRIMARY KEY, commands BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, refused TEXT
  );
  CREATE TABLE IF NOT EXISTS due (what TEXT PRIMARY KEY, at_ms INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS gone (one INTEGER PRIMARY KEY CHECK (one = 1));
`;

export class MatchStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #hasTables = false; // known for sure
  #isAttended = false; // known to have its alarm for the case that nobody comes back

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
  }

  /** Tables are made with the first checkpoint: a room that is only looked into leaves nothing behind. */
  #isEmpty(): boolean {
    this.#hasTables ||= this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'checkpoint'").toArray().length > 0;
    return !this.#hasTables;
  }

  #read(): Omit<Checkpoint, "logFrom"> | "none" | "gone" {
    if (this.#isEmpty()) return "none";
    if (this.#sql.exec("SELECT 1 FROM gone").toArray().length > 0) return "gone";
    const [row] = this.#sql.exec<CheckpointRow>("SELECT * FROM checkpoint").toArray();
    if (row === undefined) return "none";
    const pieces = this.#sql.exec<{ commands: ArrayBuffer }>("SELECT commands FROM log ORDER BY start").toArray();
    return {
      head: JSON.parse(row.head) as CheckpointHead, // written below
      point: { world: new Uint8Array(row.point), logLength: row.point_length },
      resume: { world: new Uint8Array(row.resume), logLength: row.resume_length },
      logBytes: joinBytes(pieces.map((piece) => new Uint8Array(piece.commands))),
    };
  }

  /** The match as it was stored, or why there is none to go on with. */
  restore(nowMs: number, seed: number): { state: MatchState | null; shut: CloseReason | null } {
    const stored = this.#read();
    if (stored === "none") return { state: null, shut: null };
    if (stored === "gone") return { state: null, shut: "gone" };
    const state = restoreMatch(stored, nowMs, seed);
    const { end, emptyMs } = stored.head;
    if (end === null && state.phase.phase === "aborted") {
      const delivery = { kind: "abort", body: { id: state.match, abortedAtMs: nowMs } } as const;
      this.write({ checkpoint: checkpointOf(state), delivery });
    } else if (end === null && emptyMs === null) {
      // It was running when the room died. From now on it waits, and from now on its time of waiting counts.
      this.write({ checkpoint: checkpointOf(state), delivery: null });
    }
    return { state, shut: null };
  }

  /** All of it or nothing. Durable once `storage.sync()` has resolved. */
  write({ checkpoint, delivery }: { readonly checkpoint: Checkpoint; readonly delivery: Delivery | null }): void {
    const atMs = wallMs();
    if (this.#isEmpty()) this.#sql.exec(TABLES);
    this.#storage.transactionSync(() => {
      this.#writeCheckpoint(checkpoint);
      if (delivery) {
        const body = JSON.stringify(dated(delivery));
        this.#sql.exec("INSERT OR IGNORE INTO outbox (kind, body) VALUES (?, ?)", delivery.kind, body);
        this.setDue("outbox", atMs + FIRST_DELIVERY_MS);
      }
      if (checkpoint.head.end !== null) this.setDue("attend", null);
      else if (!this.#isAttended && this.#isUndue("attend")) this.setDue("attend", atMs + ABANDON_MS);
    });
    this.#isAttended = true;
  }

  #writeCheckpoint({ head, point, resume, logFrom, logBytes }: Checkpoint): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO checkpoint VALUES (1, ?, ?, ?, ?, ?)",
      JSON.stringify(head),
      point.world,
      point.logLength,
      resume.world,
      resume.logLength,
    );
    this.#sql.exec("DELETE FROM log WHERE start >= ?", logFrom);
    if (logBytes.length > 0) this.#sql.exec("INSERT INTO log VALUES (?, ?)", logFrom, logBytes);
  }

  outbox(): OutboxItem[] {
    if (this.#isEmpty()) return [];
    const rows = this.#sql.exec<{ id: number; kind: string; body: string; attempts: number }>(
      "SELECT id, kind, body, attempts FROM outbox WHERE refused IS NULL ORDER BY id",
    );
    // Both columns are written by `write`, from a Delivery.
    return rows.toArray().map(({ id, kind, body, attempts }) => ({
      id,
      attempts,
      delivery: { kind, body: JSON.parse(body) } as Delivery,
    }));
  }

  delivered(id: number): void {
    this.#sql.exec("DELETE FROM outbox WHERE id = ?", id);
  }

  failed(id: number): void {
    this.#sql.exec("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", id);
  }

  /** Kept, to be looked into by a person; not sent again. */
  refused(id: number, why: string): void {
    this.#sql.exec("UPDATE outbox SET refused = ? WHERE id = ?", why, id);
  }

  setDue(what: Due, atMs: number | null): void {
    if (atMs === null) this.#sql.exec("DELETE FROM due WHERE what = ?", what);
    else this.#sql.exec("INSERT OR REPLACE INTO due VALUES (?, ?)", what, Math.ceil(atMs));
    this.setAlarm();
  }

  /** For the earliest due. */
  setAlarm(): void {
    if (this.#isEmpty()) return;
    const [next] = this.#sql.exec<{ at: number }>("SELECT at_ms AS at FROM due ORDER BY at_ms LIMIT 1").toArray();
    // Not awaited: the alarm is part of the same write as the rows, and fails with them.
    if (next === undefined) this.#storage.deleteAlarm().catch(() => {});
    else this.setAlarmAt(next.at).catch(() => {});
  }

  async setAlarmAt(atMs: number): Promise<void> {
    await this.#storage.setAlarm(Math.max(1, atMs));
  }

  #isUndue(what: Due): boolean {
    return this.#sql.exec("SELECT 1 FROM due WHERE what = ?", what).toArray().length === 0;
  }

  /** `atMs`: on the wall, as all dues. What lies further ahead than it is ever set was set before the clock was set back. */
  dueBy(atMs: number): Due[] {
    if (this.#isEmpty()) return [];
    for (const what of DUES) {
      const latestMs = atMs + FURTHEST_MS[what];
      this.#sql.exec("UPDATE due SET at_ms = ? WHERE what = ? AND at_ms > ?", latestMs, what, latestMs);
    }
    const rows = this.#sql.exec<{ what: Due }>("SELECT what FROM due WHERE at_ms <= ? ORDER BY at_ms", atMs).toArray();
    return rows.map((row) => row.what);
  }

  /** Nothing stays but that there was a match here: an old ticket must not begin it again. */
  forget(): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec(
        "DELETE FROM checkpoint; DELETE FROM log; DELETE FROM due; INSERT OR IGNORE INTO gone VALUES (1);",
      );
    });
    this.#storage.deleteAlarm().catch(() => {});
  }
}

/** Its times as the API's clock has them. */
function dated({ kind, body }: Delivery): Delivery["body"] {
  if (kind === "abort") return { ...body, abortedAtMs: onWall(body.abortedAtMs) };
  return { ...body, startedAtMs: onWall(body.startedAtMs), finishedAtMs: onWall(body.finishedAtMs) };
}

type CheckpointRow = {
  head: string;
  point: ArrayBuffer;
  point_length: number;
  resume: ArrayBuffer;
  resume_length: number;
};

function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
