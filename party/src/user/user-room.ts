// The shell around what is known of one person: where their sockets are, and the live connections of their open pages. It sleeps
// between two calls, with its sockets open. What happens is decided in packages/rooms.
import {
  type CloseReason,
  LIVE_PING,
  LIVE_PONG,
  LOBBY_NAME,
  type RoomAnswer,
  type UserTicket,
} from "@transcendence/protocol";
import { PRESENCE_RENEWAL_MS } from "@transcendence/rooms/lobby";
import {
  createUser,
  isNowhere,
  reduceUser,
  restoreUser,
  type UserRoomEffect,
  type UserRoomEvent,
  type UserState,
  userWakeMs,
} from "@transcendence/rooms/user";
import { nowMs, onWall } from "../clock.ts";
import type { Carrier, RoomSocket } from "../kit/carrier.ts";
import { issuedAt } from "../kit/leases.ts";
import { type OwnCall, Room } from "../kit/room.ts";
import { KIT_TABLES, Snapshot } from "../kit/snapshot.ts";

type Own = Extract<UserRoomEffect, { type: "answer" | "presence" }>;
type Answer = Extract<Own, { type: "answer" }>;

const LOBBY = { kind: "lobby", name: LOBBY_NAME } as const;

export class UserRoom extends Room<UserTicket, UserRoomEvent, Own> {
  static readonly kind = "user";
  static readonly tables = KIT_TABLES;
  readonly #snapshot: Snapshot<UserState>;
  #state = createUser();
  #answer: Answer["answer"] | null = null; // to the call that is being handled
  #presentMs = -Infinity; // when the lobby was last told that they are here

  constructor(carrier: Carrier) {
    super(carrier);
    this.#snapshot = new Snapshot(carrier.store);
  }

  protected override restore(): CloseReason | null {
    this.#state = restoreUser(this.#snapshot.read(), this.sockets.ids);
    return null;
  }

  protected override entered({ id }: RoomSocket, ticket: UserTicket, atMs: number): void {
    const page = { client: id, session: ticket.session, issuedMs: issuedAt(ticket) };
    this.handle({ type: "connect", nowMs: atMs, page });
  }

  protected override heard(client: string, data: string | Uint8Array, atMs: number): boolean {
    if (data !== LIVE_PING) return false;
    this.sockets.send(client, LIVE_PONG);
    if (atMs - this.#presentMs >= PRESENCE_RENEWAL_MS) this.#announce(true, atMs);
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
      case "present":
      case "absent":
      case "playing":
      case "over":
      case "member":
      case "channel":
      case "note":
      case "read":
      case "blocks":
      case "forget":
      case "tournament":
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
    if (effect.type === "answer") this.#answer = effect.answer;
    else this.#announce(effect.isHere, nowMs());
  }

  /** Should it not arrive: while a page is open it says so again and again, and else the lobby forgets it. */
  #announce(isHere: boolean, atMs: number): void {
    this.#presentMs = isHere ? atMs : -Infinity;
    const call = { type: isHere ? "present" : "absent", user: this.address.name } as const;
    this.perform([{ type: "call", room: LOBBY, call }]);
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
