// The open sockets of a room, by the id that the door gave them.
import { CLOSE_CODES, type CloseReason } from "@transcendence/protocol";
import { type Bucket, createBucket, type Verdict, admit } from "@transcendence/rooms";
import type { Connection } from "partyserver";

interface Session {
  readonly connection: Connection;
  readonly bucket: Bucket;
}

export class Sockets {
  readonly #sessions = new Map<string, Session>();
  readonly #left: (id: string) => void;

  /** `left`: told of each socket that is none of the room's any more, unless all are sent away. */
  constructor(left: (id: string) => void) {
    this.#left = left;
  }

  get size(): number {
    return this.#sessions.size;
  }

  add(connection: Connection, nowMs: number): void {
    this.#sessions.set(connection.id, { connection, bucket: createBucket(nowMs) });
  }

  /** False when it was not there: closed by us before, or never let in. */
  remove(id: string): boolean {
    if (!this.#sessions.delete(id)) return false;
    this.#left(id);
    return true;
  }

  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  /** Whether one more message of this socket is read. */
  meter(id: string, nowMs: number): Verdict {
    const session = this.#sessions.get(id);
    return session === undefined ? "drop" : admit(session.bucket, nowMs);
  }

  send(id: string, data: string | Uint8Array): void {
    const connection = this.#sessions.get(id)?.connection;
    try {
      connection?.send(typeof data === "string" ? data : borrow(data));
    } catch {
      // Closing: its close event is under way.
    }
  }

  close(id: string, reason: CloseReason): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.remove(id);
    closeWith(session.connection, reason);
  }

  closeAll(reason: CloseReason): void {
    const all = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const { connection } of all) closeWith(connection, reason);
  }
}

const BORROWED = 16; // bytes: a relay has 7
const buffers: Uint8Array[] = []; // one of each length

/**
 * The same bytes in a buffer that was sent before: `send` copies them at once, but would first give a small array a buffer
 * of its own outside of the heap, which costs more than the copy and is garbage afterwards.
 */
function borrow(data: Uint8Array): Uint8Array {
  if (data.length > BORROWED) return data;
  const buffer = (buffers[data.length] ??= new Uint8Array(new ArrayBuffer(data.length)));
  buffer.set(data);
  return buffer;
}

export function closeWith(connection: Connection, reason: CloseReason): void {
  try {
    connection.close(CLOSE_CODES[reason], reason);
  } catch {
    // Closed already.
  }
}
