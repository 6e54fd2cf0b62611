// The open sockets of a room, by the ids that its carrier gave them, and how much each has said of late.
import type { CloseReason } from "@transcendence/protocol";
import { admit, type Bucket, createBucket, type Verdict } from "@transcendence/rooms/flood";
import type { RoomSocket } from "./carrier.ts";

interface Session {
  readonly socket: RoomSocket;
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

  get ids(): readonly string[] {
    return [...this.#sessions.keys()];
  }

  add(socket: RoomSocket, nowMs: number): void {
    this.#sessions.set(socket.id, { socket, bucket: createBucket(nowMs) });
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
    this.#sessions.get(id)?.socket.send(data);
  }

  close(id: string, reason: CloseReason): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.remove(id);
    session.socket.close(reason);
  }

  closeAll(reason: CloseReason): void {
    const all = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const { socket } of all) socket.close(reason);
  }
}
