// The shell around what is known of one person: where their sockets and their friends are, and the live connections of their pages. It sleeps
// between two calls, with its sockets open. What happens is decided in packages/rooms.
import {
  type CloseReason,
  LIVE_PING,
  LIVE_PONG,
  LOBBY_NAME,
  FriendIds,
  HereAnswer,
  type RoomAnswer,
  type UserTicket,
} from "@transcendence/protocol";
import { PRESENCE_RENEWAL_MS } from "@transcendence/rooms/lobby";
import {
  createUser,
  FRIENDS_RENEWAL_MS,
  isNowhere,
  reduceUser,
  restoreUser,
  type UserRoomEffect,
  type UserRoomEvent,
  type UserState,
  userWakeMs,
} from "@transcendence/rooms/user";
import * as v from "valibot";
import type { Carrier, RoomSocket } from "../kit/carrier.ts";
import { nowMs, onWall } from "../kit/clock.ts";
import { issuedAt } from "../kit/leases.ts";
import { report, reportError } from "../kit/report.ts";
import { type OwnCall, Room } from "../kit/room.ts";
import { KIT_TABLES, Snapshot } from "../kit/snapshot.ts";

type Own = Extract<UserRoomEffect, { type: "answer" | "presence" | "find_friends" | "seen" }>;
type Answer = Extract<Own, { type: "answer" }>;

const FRIENDS_PATH = "/internal/people/friends";
const SEEN_PATH = "/internal/people/seen";
const LOBBY = { kind: "lobby", name: LOBBY_NAME } as const;

export class UserRoom extends Room<UserTicket, UserRoomEvent, Own> {
  static readonly kind = "user";
  static readonly tables = KIT_TABLES;
  readonly #snapshot: Snapshot<UserState>;
  #state = createUser();
  #answer: Answer["answer"] | null = null; // to the call that is being handled
  #presentMs = -Infinity; // when the lobby was last told that they are here
  #foundMs = -Infinity; // when the API was last asked who their friends are

  constructor(carrier: Carrier) {
    super(carrier);
    this.#snapshot = new Snapshot(carrier.store);
  }

  protected override restore(): CloseReason | null {
    const stored = this.#snapshot.read();
    this.#state = restoreUser(stored, this.sockets.ids);
    const isLost = stored !== null && stored.pages.length > 0 && this.#state.pages.length === 0;
    if (isLost) this.carrier.waitUntil(Promise.resolve().then(() => this.#left())); // the close that woke this room, or a crash
    return null;
  }

  #left(): void {
    if (this.#state.pages.length === 0) this.left("", nowMs());
  }

  protected override entered({ id }: RoomSocket, ticket: UserTicket, atMs: number): void {
    const page = { client: id, session: ticket.session, issuedMs: issuedAt(ticket) };
    this.handle({ type: "connect", nowMs: atMs, page, self: ticket.player });
  }

  protected override heard(client: string, data: string | Uint8Array, atMs: number): boolean {
    if (data !== LIVE_PING) return false;
    this.sockets.send(client, LIVE_PONG);
    if (atMs - this.#presentMs >= PRESENCE_RENEWAL_MS) this.#announce(true, atMs);
    if (atMs - this.#foundMs >= FRIENDS_RENEWAL_MS) this.#findFriends(atMs);
    return true;
  }

  protected override left(client: string, atMs: number): void {
    this.handle({ type: "disconnect", nowMs: atMs, client });
  }

  protected override called(call: OwnCall): RoomAnswer {
    this.#answer = null;
    this.handle(this.#eventOf(call, nowMs()));
    return this.#answer;
  }

  #eventOf(call: OwnCall, atMs: number): UserRoomEvent {
    switch (call.type) {
      case "lease": {
        const { socket, room, session, issuedMs } = call;
        return { type: "lease", nowMs: atMs, lease: { socket, room, session, issuedMs } };
      }
      case "leave":
        return { type: "leave", nowMs: atMs, socket: call.socket };
      case "tell":
        return { type: "tell", nowMs: atMs, atMs: call.atMs, user: this.address.name, event: call.event };
      case "friend":
      case "in_match":
        return { ...call, nowMs: atMs };
      case "present":
      case "absent":
      case "playing":
      case "show":
      case "board":
      case "over":
      case "member":
      case "channel":
      case "note":
      case "read":
      case "block":
      case "closed":
      case "forget":
      case "around":
      case "tournament":
      case "load":
        throw new Error("Nobody asks this of a person.");
    }
  }

  protected override reduce(event: UserRoomEvent): readonly UserRoomEffect[] {
    const [state, effects] = reduceUser(this.#state, event);
    this.#state = state;
    this.#keep(state);
    return effects;
  }

  protected override run(effect: Own): void {
    switch (effect.type) {
      case "answer":
        this.#answer = effect.answer;
        return;
      case "presence":
        return this.#announce(effect.isHere, nowMs());
      case "find_friends":
        return this.#findFriends(nowMs());
      case "seen":
        return this.#tellSeen(effect.atMs);
    }
  }

  /** Should it not arrive: while a page is open it says so again and again, and else the lobby forgets it. */
  #announce(isHere: boolean, atMs: number): void {
    this.#presentMs = isHere ? atMs : -Infinity;
    const user = this.address.name;
    if (!isHere) return this.perform([{ type: "call", room: LOBBY, call: { type: "absent", user } }]);
    const call = { type: "present", user, friends: this.#state.friends ?? [] } as const;
    this.#ask(this.carrier.calls.room(LOBBY, call), (answer) => {
      const { here } = v.parse(HereAnswer, answer);
      if (this.#state.pages.length > 0) this.handle({ type: "friends_here", nowMs: nowMs(), askedMs: atMs, here });
    });
  }

  /** Guests have none. When the API is away, it is asked again with the next ping. */
  #findFriends(atMs: number): void {
    if (this.#state.self?.kind !== "member") return;
    this.#foundMs = atMs;
    this.#ask(this.carrier.calls.api(FRIENDS_PATH, { user: this.address.name }), (answer) => {
      if (answer?.status !== 200) {
        this.#foundMs = -Infinity;
        return report("warn", "user.friends_unknown", { room: this.address.name, status: answer?.status ?? null });
      }
      const { friends } = v.parse(FriendIds, answer.body);
      if (this.#state.pages.length > 0) this.handle({ type: "friends_found", nowMs: nowMs(), friends });
    });
  }

  #tellSeen(atMs: number): void {
    const body = { user: this.address.name, atMs: onWall(atMs) };
    this.#ask(this.carrier.calls.api(SEEN_PATH, body), (answer) => {
      if (answer?.status !== 200) report("warn", "user.last_seen_not_stored", { room: this.address.name });
    });
  }

  /** What fails is found out again by the next ping. */
  #ask<Heard>(asked: Promise<Heard>, heard: (answer: Heard) => void): void {
    const done = asked.then(heard).catch((error: unknown) => reportError("user.call_failed", this.address.name, error));
    this.carrier.waitUntil(done);
  }

  protected override alarmed(_name: string, atMs: number): void {
    this.handle({ type: "wake", nowMs: atMs, clients: this.sockets.ids });
  }

  protected override forget(): void {
    this.#state = createUser();
  }

  /** Nothing waits for it: what a crash loses is said again with the next renewal. */
  #keep(state: UserState): void {
    const { store } = this.carrier;
    if (isNowhere(state)) return store.clear();
    this.keep(() => {
      this.#snapshot.write(state);
      this.alarms.set("forget", onWall(userWakeMs(state)));
    });
  }
}
