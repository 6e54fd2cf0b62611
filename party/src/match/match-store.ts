// What a match keeps in SQLite: its checkpoint, the log in pieces, and for a while that it was there.
import type { CloseReason } from "@transcendence/protocol";
import {
  type Checkpoint,
  type CheckpointHead,
  checkpointOf,
  type Delivery,
  type MatchEffect,
  type MatchState,
  restoreMatch,
} from "@transcendence/rooms/match";
import type { RoomStore } from "../kit/carrier.ts";

export const MATCH_TABLES = [
  `CREATE TABLE IF NOT EXISTS match_checkpoint (
    room TEXT PRIMARY KEY, head TEXT NOT NULL,
    point BLOB NOT NULL, point_length INTEGER NOT NULL, resume BLOB NOT NULL, resume_length INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS match_log (
    room TEXT NOT NULL, start INTEGER NOT NULL, commands BLOB NOT NULL, PRIMARY KEY (room, start)
  ) WITHOUT ROWID`,
  "CREATE TABLE IF NOT EXISTS match_gone (room TEXT PRIMARY KEY) WITHOUT ROWID",
] as const;

export interface Restored {
  readonly state: MatchState | null;
  readonly shut: CloseReason | null; // why there is none to go on with
  readonly store: Extract<MatchEffect, { type: "store" }> | null; // what has to be written at once
}

export class MatchStore {
  readonly #store: RoomStore;

  constructor(store: RoomStore) {
    this.#store = store;
  }

  /** The match as it was stored, or why there is none to go on with. */
  restore(nowMs: number, seed: number): Restored {
    const { key } = this.#store;
    const gone = this.#store.rows("SELECT 1 FROM match_gone WHERE room = ?", key).length > 0;
    const stored = gone ? null : this.#read();
    if (stored === null) return { state: null, shut: gone ? "gone" : null, store: null };
    const state = restoreMatch(stored, nowMs, seed);
    const { end, emptyMs } = stored.head;
    const deliveries: Delivery[] = [];
    if (end === null && state.phase.phase === "aborted")
      deliveries.push({ kind: "abort", body: { id: state.match, abortedAtMs: nowMs } });
    // One that was running when its room died waits from now on, and from now on its time of waiting counts.
    else if (end !== null || emptyMs !== null) return { state, shut: null, store: null };
    return { state, shut: null, store: { type: "store", stored: checkpointOf(state), deliveries } };
  }

  #read(): Omit<Checkpoint, "logFrom"> | null {
    const { key } = this.#store;
    const [row] = this.#store.rows<CheckpointRow>("SELECT * FROM match_checkpoint WHERE room = ?", key);
    if (row === undefined) return null;
    const log = "SELECT commands FROM match_log WHERE room = ? ORDER BY start";
    const pieces = this.#store.rows<{ commands: ArrayBuffer }>(log, key);
    return {
      head: JSON.parse(row.head) as CheckpointHead, // written below
      point: { world: new Uint8Array(row.point), logLength: row.point_length },
      resume: { world: new Uint8Array(row.resume), logLength: row.resume_length },
      logBytes: joinBytes(pieces.map((piece) => new Uint8Array(piece.commands))),
    };
  }

  /** Within a commit. */
  write({ head, point, resume, logFrom, logBytes }: Checkpoint): void {
    const { key } = this.#store;
    this.#store.run(
      "INSERT OR REPLACE INTO match_checkpoint VALUES (?, ?, ?, ?, ?, ?)",
      key,
      JSON.stringify(head),
      point.world,
      point.logLength,
      resume.world,
      resume.logLength,
    );
    this.#store.run("DELETE FROM match_log WHERE room = ? AND start >= ?", key, logFrom);
    if (logBytes.length > 0) this.#store.run("INSERT INTO match_log VALUES (?, ?, ?)", key, logFrom, logBytes);
  }

  /** Within a commit. Nothing stays but that there was a match here: an old ticket must not begin it again. */
  forget(): void {
    const { key } = this.#store;
    this.#store.run("INSERT OR IGNORE INTO match_gone VALUES (?)", key);
    this.#store.run("DELETE FROM match_checkpoint WHERE room = ?", key);
    this.#store.run("DELETE FROM match_log WHERE room = ?", key);
  }
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
