// What a channel's room keeps: its last place, the ids of messages that were written, those that the API has not got yet, and when
// something changed of which older tickets say otherwise.
// Everything older is in Postgres alone, so that what somebody deletes there is deleted.
import type { ChatMessage } from "@transcendence/protocol";
import { type ChatChanges, type ChatStored, SENT_IDS } from "@transcendence/rooms/chat";
import type { RoomStore } from "../kit/carrier.ts";
import { KIT_TABLES, Snapshot } from "../kit/snapshot.ts";

export const CHAT_TABLES = [
  ...KIT_TABLES,
  `CREATE TABLE IF NOT EXISTS chat_sent (
    room TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (room, id)
  ) WITHOUT ROWID; CREATE INDEX IF NOT EXISTS chat_sent_seq ON chat_sent (room, seq)`,
  `CREATE TABLE IF NOT EXISTS chat_waiting (
    room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (room, seq)
  ) WITHOUT ROWID`,
] as const;

export class ChatStore {
  readonly #store: RoomStore;
  readonly #changes: Snapshot<ChatChanges>;

  constructor(store: RoomStore) {
    this.#store = store;
    this.#changes = new Snapshot(store);
  }

  read(): { lastSeq: number; undelivered: ChatMessage[]; changes: ChatChanges | null } {
    const { key } = this.#store;
    const [last] = this.#store.rows<{ seq: number | null }>(
      "SELECT max(seq) AS seq FROM chat_sent WHERE room = ?",
      key,
    );
    const waiting = "SELECT message FROM chat_waiting WHERE room = ? ORDER BY seq";
    const rows = this.#store.rows<{ message: string }>(waiting, key);
    const undelivered = rows.map(({ message }) => JSON.parse(message) as ChatMessage); // written below
    return { lastSeq: last?.seq ?? 0, undelivered, changes: this.#changes.read() };
  }

  /** Of those that the API may not have yet, the newest before a place: any number may wait, and only the newest are in memory. */
  waitingBefore(before: number, limit: number): ChatMessage[] {
    const older = "SELECT message FROM chat_waiting WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?";
    const rows = this.#store.rows<{ message: string }>(older, this.#store.key, before, limit);
    return rows.map(({ message }) => JSON.parse(message) as ChatMessage).toReversed(); // written below
  }

  /** The place of a message of this id; null: none was written, as far as is remembered. */
  placeOf(id: string): number | null {
    const found = "SELECT seq FROM chat_sent WHERE room = ? AND id = ?";
    return this.#store.rows<{ seq: number }>(found, this.#store.key, id)[0]?.seq ?? null;
  }

  write(stored: ChatStored): void {
    if (stored.type === "changes") return this.#changes.write(stored.changes);
    const { key } = this.#store;
    const { message } = stored;
    if (stored.type === "message") {
      const { id, seq } = stored.message;
      this.#store.run("INSERT INTO chat_sent VALUES (?, ?, ?)", key, id, seq);
      this.#store.run("INSERT INTO chat_waiting VALUES (?, ?, ?, ?)", key, seq, id, JSON.stringify(message));
      this.#store.run("DELETE FROM chat_sent WHERE room = ? AND seq <= ?", key, seq - SENT_IDS);
    } else if (message !== null) {
      const update = "UPDATE chat_waiting SET message = ? WHERE room = ? AND id = ?";
      this.#store.run(update, JSON.stringify(message), key, message.id);
    }
  }

  /** The API has everything. */
  delivered(): void {
    this.#store.run("DELETE FROM chat_waiting WHERE room = ?", this.#store.key);
  }

  forget(user: string): void {
    const theirs = "DELETE FROM chat_waiting WHERE room = ? AND json_extract(message, '$.author.id') = ?";
    this.#store.run(theirs, this.#store.key, user);
  }
}
