// The shell around the lobby: the queue for a match, who is here, what is on. What happens is decided in packages/rooms.
import {
  ApartIds,
  type CloseReason,
  LIVE_PING,
  LIVE_PONG,
  LobbyClientMessage,
  type LobbyTicket,
  MESSAGE_LIMIT,
  type RoomAnswer,
  type StorePairing,
} from "@transcendence/protocol";
import {
  createLobby,
  type LobbyDelivery,
  type LobbyEffect,
  type LobbyEvent,
  lobbyWakeMs,
  reduceLobby,
  restoreLobby,
  type StoredLobby,
  whoIsHere,
} from "@transcendence/rooms/lobby";
import { safeParse } from "valibot";
import type { Carrier, RoomSocket } from "../kit/carrier.ts";
import { freshId, nowMs, onWall, wallMs } from "../kit/clock.ts";
import type { Parcel } from "../kit/outbox.ts";
import { readJson } from "../kit/read-json.ts";
import { report } from "../kit/report.ts";
import { type OwnCall, Room } from "../kit/room.ts";
import { KIT_TABLES, Snapshot } from "../kit/snapshot.ts";

type Own = Extract<LobbyEffect, { type: "order" | "ask_blocks" }>;

const ORDER_PATH = "/internal/matches/pairing";
const APART_PATH = "/internal/people/apart";
const ABORT_PATH = "/internal/matches/abort";
/** Pairings are looked after by a timer; should the process die and nobody come back, by an alarm. */
const LOOK_MS = 60_000;

export class LobbyRoom extends Room<LobbyTicket, LobbyEvent, Own, StoredLobby, LobbyDelivery> {
  static readonly kind = "lobby";
  static readonly tables = KIT_TABLES;
  readonly #snapshot: Snapshot<StoredLobby>;
  #state = createLobby();

  constructor(carrier: Carrier) {
    super(carrier);
    this.#snapshot = new Snapshot(carrier.store);
  }

  protected override restore(atMs: number): CloseReason | null {
    this.#state = restoreLobby(this.#snapshot.read(), atMs);
    this.timer.at(lobbyWakeMs(this.#state), atMs);
    return null;
  }

  protected override entered({ id }: RoomSocket, ticket: LobbyTicket, atMs: number): void {
    this.handle({ type: "connect", nowMs: atMs, client: id, ticket });
  }

  protected override heard(client: string, data: string | Uint8Array, atMs: number): boolean {
    if (typeof data !== "string") return false;
    if (data === LIVE_PING) {
      this.sockets.send(client, LIVE_PONG);
      return true;
    }
    const message = readJson(LobbyClientMessage, data, MESSAGE_LIMIT);
    if (message === null) return false;
    this.handle({ type: "message", nowMs: atMs, client, message });
    return true;
  }

  protected override left(client: string, atMs: number): void {
    this.handle({ type: "disconnect", nowMs: atMs, client });
  }

  protected override called(call: OwnCall): RoomAnswer {
    const atMs = nowMs();
    switch (call.type) {
      case "present":
        this.handle({ type: "present", nowMs: atMs, player: call.user });
        return { here: whoIsHere(this.#state, call.friends, atMs) };
      case "absent":
        this.handle({ type: "absent", nowMs: atMs, player: call.user });
        return null;
      case "playing":
        this.handle({ type: "playing", nowMs: atMs, match: call.match, live: call.live });
        return null;
      case "board":
        this.handle({ type: "board", nowMs: atMs, match: call.match, samples: call.samples });
        return null;
      case "over":
        this.handle({ type: "over", nowMs: atMs, match: call.match, players: call.players, missing: call.missing });
        return null;
      case "load":
        this.handle({ type: "load", nowMs: atMs, isOverloaded: call.isOverloaded });
        return null;
      case "block":
        this.handle({ ...call, nowMs: atMs });
        return null;
      case "lease":
      case "leave":
      case "tell":
      case "member":
      case "channel":
      case "note":
      case "read":
      case "closed":
      case "forget":
      case "show":
      case "around":
      case "tournament":
      case "friend":
      case "in_match":
        throw new Error("Nobody asks this of the lobby.");
    }
  }

  protected override reduce(event: LobbyEvent): readonly LobbyEffect[] {
    const effects = reduceLobby(this.#state, event);
    this.timer.at(lobbyWakeMs(this.#state), event.nowMs);
    return effects;
  }

  protected override run(effect: Own): void {
    this.carrier.waitUntil(effect.type === "order" ? this.#order(effect.body) : this.#askApart(effect));
  }

  #order(body: StorePairing): Promise<void> {
    return this.carrier.calls.api(ORDER_PATH, body).then((answer) => {
      const verdict = verdictOf(answer?.status ?? null);
      if (verdict !== "stored") report("warn", "pairing.failed", { match: body.id, status: answer?.status ?? null });
      this.handle({ type: "ordered", nowMs: nowMs(), match: body.id, verdict });
    });
  }

  async #askApart({ user, question }: Extract<Own, { type: "ask_blocks" }>): Promise<void> {
    const answer = await this.carrier.calls.api(APART_PATH, { user });
    const apart = safeParse(ApartIds, answer?.body);
    const ids = apart.success ? apart.output.ids : null;
    this.handle({ type: "blocks", nowMs: nowMs(), user, question, ids });
  }

  protected override write(stored: StoredLobby): void {
    this.#snapshot.write(stored);
    this.alarms.set("look", stored.pairings.length === 0 ? null : wallMs() + LOOK_MS);
  }

  protected override parcel({ kind, body }: LobbyDelivery): Parcel {
    return { kind, path: ABORT_PATH, body: { ...body, abortedAtMs: onWall(body.abortedAtMs) } };
  }

  protected override woken(atMs: number): void {
    const freshIds = Array.from({ length: Math.floor(this.#state.seeks.size / 2) }, freshId);
    this.handle({ type: "wake", nowMs: atMs, freshIds });
  }

  protected override alarmed(_name: string, atMs: number): void {
    this.alarms.set("look", this.#state.pairings.size === 0 ? null : wallMs() + LOOK_MS);
    this.woken(atMs);
  }

  protected override renamed(player: string, name: string): void {
    this.handle({ type: "renamed", nowMs: nowMs(), player, name });
  }

  protected override forget(): void {
    this.#state = createLobby();
  }
}

function verdictOf(status: number | null): Extract<LobbyEvent, { type: "ordered" }>["verdict"] {
  if (status === 200) return "stored";
  if (status === 404) return "refused";
  return status === 409 ? "apart" : "failed";
}
