// What a match room tells the user rooms of those who are here. Nothing waits for it and nothing fails with it: a match goes on
// without its user rooms.
import { type MatchTicket, TICKET_SECONDS } from "@transcendence/protocol";
import { LEASE_RENEWAL_MS, LEASE_RETRY_MS } from "@transcendence/rooms";
import type { RoomsEnv } from "./environment.ts";
import { report } from "./report.ts";

interface Held {
  readonly socket: string;
  readonly user: string;
  readonly session: string;
  readonly issuedMs: number;
  dueMs: number; // when it is said anew
}

interface Hands {
  readonly nowMs: () => number;
  readonly revoked: (socket: string) => void;
  readonly renamed: (user: string, name: string) => void;
}

export class Leases {
  readonly #env: RoomsEnv;
  readonly #match: () => string;
  readonly #hands: Hands;
  readonly #held = new Map<string, Held>();
  #dueMs = Infinity; // the earliest of all

  constructor(env: RoomsEnv, match: () => string, hands: Hands) {
    this.#env = env;
    this.#match = match;
    this.#hands = hands;
  }

  take(socket: string, { player, session, expiresMs }: MatchTicket): void {
    const issuedMs = expiresMs - TICKET_SECONDS * 1000;
    const held: Held = { socket, user: player.id, session, issuedMs, dueMs: Infinity };
    this.#held.set(socket, held);
    void this.#ask(held);
  }

  release(socket: string): void {
    const held = this.#held.get(socket);
    if (!this.#held.delete(socket) || held === undefined) return;
    const left = async () => this.#env.User.getByName(held.user).leave(socket);
    left().catch((error: unknown) => report("debug", "lease_left", { match: this.#match(), error: String(error) })); // it expires
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
    const room = { match: this.#match(), isolate: this.#env.ISOLATE ?? null };
    try {
      const { verdict, name } = await this.#env.User.getByName(user).lease({ socket, room, session, issuedMs });
      this.#plan(held, LEASE_RENEWAL_MS);
      if (!this.#held.has(socket)) return;
      if (verdict === "revoked") this.#hands.revoked(socket);
      else if (name !== null) this.#hands.renamed(user, name);
    } catch (error) {
      report("warn", "lease_failed", { match: room.match, error: String(error) });
      this.#plan(held, LEASE_RETRY_MS);
    }
  }

  #plan(held: Held, afterMs: number): void {
    held.dueMs = this.#hands.nowMs() + afterMs;
    if (this.#held.has(held.socket)) this.#dueMs = Math.min(this.#dueMs, held.dueMs);
  }
}
