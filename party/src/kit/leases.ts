// What a room tells the user rooms of those who are here. Nothing waits for it and nothing fails with it: a room goes on without them.
import { LeaseAnswer, type RoomAddress, type RoomTicket, TICKET_SECONDS } from "@transcendence/protocol";
import { LEASE_RENEWAL_MS, LEASE_RETRY_MS } from "@transcendence/rooms/user";
import * as v from "valibot";
import type { Calls, Carrier, RoomTimer } from "./carrier.ts";
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
  readonly #timer: RoomTimer; // set while anything is leased: in a room where nobody says a word nothing else happens
  readonly #held = new Map<string, Held>();
  #dueMs = Infinity; // the earliest of all

  constructor({ room, calls, timer }: Pick<Carrier, "room" | "calls" | "timer">, callbacks: Callbacks) {
    this.#room = room;
    this.#calls = calls;
    this.#callbacks = callbacks;
    this.#timer = timer((atMs) => this.#renew(atMs));
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
    if (this.#held.size === 0) this.#rest();
    const left = async () => this.#calls.room({ kind: "user", name: held.user }, { type: "leave", socket });
    const room = this.#room.name;
    left().catch((error: unknown) => report("debug", "room.lease_release_failed", { room, error: String(error) })); // it expires
  }

  /** Everybody has been sent away: what was leased expires by itself. */
  releaseAll(): void {
    this.#held.clear();
    this.#rest();
  }

  /** A room without sockets is put away: nothing of it may be set. */
  #rest(): void {
    this.#dueMs = Infinity;
    this.#timer.stop();
  }

  #renew(atMs: number): void {
    this.#dueMs = Infinity;
    for (const held of this.#held.values()) {
      if (held.dueMs <= atMs) void this.#ask(held);
      else this.#dueMs = Math.min(this.#dueMs, held.dueMs);
    }
    this.#timer.at(this.#dueMs, atMs);
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
    const atMs = this.#callbacks.nowMs();
    held.dueMs = atMs + afterMs;
    if (!this.#held.has(held.socket)) return;
    this.#dueMs = Math.min(this.#dueMs, held.dueMs);
    this.#timer.at(this.#dueMs, atMs);
  }
}
