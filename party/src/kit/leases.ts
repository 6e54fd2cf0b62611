// What a room tells the user rooms of those who are here. Nothing waits for it and nothing fails with it: a room goes on without them.
import { LeaseAnswer, type RoomAddress, type RoomTicket, TICKET_SECONDS } from "@transcendence/protocol";
import { LEASE_RENEWAL_MS, LEASE_RETRY_MS } from "@transcendence/rooms/user";
import * as v from "valibot";
import type { Calls } from "./carrier.ts";
import { report } from "./report.ts";

interface Held {
  readonly socket: string;
  readonly user: string;
  readonly session: string;
  readonly issuedMs: number;
  dueMs: number; // when it is said anew
}

interface Callbacks {
  readonly nowMs: () => number;
  readonly revoked: (socket: string) => void;
  readonly renamed: (user: string, name: string) => void;
}

/** When the API wrote the ticket, by its clock. */
export function issuedAt({ expiresMs }: RoomTicket): number {
  return expiresMs - TICKET_SECONDS * 1000;
}

export class Leases {
  readonly #room: RoomAddress;
  readonly #calls: Calls;
  readonly #callbacks: Callbacks;
  readonly #held = new Map<string, Held>();
  #dueMs = Infinity; // the earliest of all

  constructor(room: RoomAddress, calls: Calls, callbacks: Callbacks) {
    this.#room = room;
    this.#calls = calls;
    this.#callbacks = callbacks;
  }

  take(socket: string, ticket: RoomTicket): void {
    const { player, session } = ticket;
    if (player === null || session === null) return; // nobody yet: there is nothing to revoke
    const held: Held = { socket, user: player.id, session, issuedMs: issuedAt(ticket), dueMs: Infinity };
    this.#held.set(socket, held);
    void this.#ask(held);
  }

  release(socket: string): void {
    const held = this.#held.get(socket);
    if (!this.#held.delete(socket) || held === undefined) return;
    const left = async () => this.#calls.room({ kind: "user", name: held.user }, { type: "leave", socket });
    const room = this.#room.name;
    left().catch((error: unknown) => report("debug", "room.lease_release_failed", { room, error: String(error) })); // it expires
  }

  /** Everybody has been sent away: what was leased expires by itself. */
  releaseAll(): void {
    this.#held.clear();
    this.#dueMs = Infinity;
  }

  /** Called with each message and whenever the room wakes; compares one number. */
  renew(nowMs: number): void {
    if (nowMs < this.#dueMs) return;
    this.#dueMs = Infinity;
    for (const held of this.#held.values()) {
      if (held.dueMs <= nowMs) void this.#ask(held);
      else this.#dueMs = Math.min(this.#dueMs, held.dueMs);
    }
  }

  async #ask(held: Held): Promise<void> {
    const { socket, user, session, issuedMs } = held;
    held.dueMs = Infinity; // while it is asked
    try {
      const call = { type: "lease", socket, room: this.#room, session, issuedMs } as const;
      const answer = await this.#calls.room({ kind: "user", name: user }, call);
      const { verdict, name } = v.parse(LeaseAnswer, answer);
      this.#plan(held, LEASE_RENEWAL_MS);
      if (!this.#held.has(socket)) return;
      if (verdict === "revoked") this.#callbacks.revoked(socket);
      else if (name !== null) this.#callbacks.renamed(user, name);
    } catch (error) {
      report("warn", "room.lease_failed", { room: this.#room.name, error: String(error) });
      this.#plan(held, LEASE_RETRY_MS);
    }
  }

  #plan(held: Held, afterMs: number): void {
    held.dueMs = this.#callbacks.nowMs() + afterMs;
    if (this.#held.has(held.socket)) this.#dueMs = Math.min(this.#dueMs, held.dueMs);
  }
}
