// The shell around a match. What happens is decided in packages/rooms, what all rooms share is in kit/.
import { decodeClientMessage } from "@transcendence/netcode";
import {
  ABORTED_ROOM_MS,
  BlocksBetween,
  type CloseReason,
  LOBBY_NAME,
  MatchClientMessage,
  type MatchTicket,
  MESSAGE_LIMIT,
  type RoomAnswer,
} from "@transcendence/protocol";
import {
  ABANDON_MS,
  announcement,
  type Checkpoint,
  createMatch,
  type Delivery,
  type MatchEffect,
  type MatchEvent,
  type MatchState,
  reduce,
  toPlayers,
} from "@transcendence/rooms/match";
import * as v from "valibot";
import type { Carrier, RoomSocket } from "../kit/carrier.ts";
import { freshId, freshSeed, nowMs, onWall, wallMs } from "../kit/clock.ts";
import type { Parcel } from "../kit/outbox.ts";
import { readJson } from "../kit/read-json.ts";
import { report } from "../kit/report.ts";
import { type OwnCall, Room } from "../kit/room.ts";
import { KIT_TABLES } from "../kit/snapshot.ts";
import { chatTicket } from "./chat-ticket.ts";
import { MATCH_TABLES, MatchStore } from "./match-store.ts";

type Own = Extract<MatchEffect, { type: "order-rematch" | "ask-blocks" | "chat-ticket" }>;
type Order = Extract<Own, { type: "order-rematch" }>;

/** How long a match that is over and delivered still answers those who come by; and after that, that there was one. */
export const KEPT_MS = 86_400_000;
const PATHS = { result: "/internal/matches/result", abort: "/internal/matches/abort" } as const;
const BLOCKS_PATH = "/internal/people/blocks";
const REMATCH_PATH = "/internal/matches/rematch";
const LOBBY = { kind: "lobby", name: LOBBY_NAME } as const;
const NOTHING: readonly MatchEffect[] = [];

export class MatchRoom extends Room<MatchTicket, MatchEvent, Own, Checkpoint, Delivery> {
  static readonly kind = "match";
  static readonly tables = [...KIT_TABLES, ...MATCH_TABLES];
  readonly #store: MatchStore;
  readonly #sessions = new Map<string, string>(); // of the sockets here
  #state: MatchState | null = null; // null: nobody has come yet

  constructor(carrier: Carrier) {
    super(carrier);
    this.#store = new MatchStore(carrier.store);
  }

  protected override restore(atMs: number): CloseReason | null {
    const { state, shut, store } = this.#store.restore(atMs, freshSeed());
    this.#state = state;
    if (store !== null) this.perform([store]);
    return shut;
  }

  protected override entered({ id }: RoomSocket, ticket: MatchTicket, atMs: number): void {
    this.#sessions.set(id, ticket.session);
    this.#state ??= createMatch(ticket, freshSeed());
    this.handle({ type: "connect", nowMs: atMs, client: id, ticket });
  }

  protected override heard(client: string, data: string | Uint8Array, atMs: number): boolean {
    if (typeof data === "string") {
      const message = readJson(MatchClientMessage, data, MESSAGE_LIMIT);
      if (message === null) return false;
      this.handle({ type: "message", nowMs: atMs, client, message, freshId: freshId() });
      return true;
    }
    const frames = decodeClientMessage(data);
    for (const frame of frames) this.handle({ type: "frame", nowMs: atMs, client, frame });
    return frames.length > 0;
  }

  protected override left(client: string, atMs: number): void {
    this.#sessions.delete(client);
    this.handle({ type: "disconnect", nowMs: atMs, client });
    // A room in which nothing began leaves nothing behind.
    if (this.sockets.size === 0 && this.#state?.phase.phase === "waiting") this.carrier.store.clear();
  }

  protected override reduce(event: MatchEvent): readonly MatchEffect[] {
    if (this.#state === null) return NOTHING;
    const [state, effects] = reduce(this.#state, event);
    this.#state = state;
    this.timer.at(state.wakeMs, event.nowMs);
    const call = announcement(state, event.nowMs);
    if (call === null) return effects;
    const { tournament } = state;
    const told = tournament === null ? [LOBBY] : [LOBBY, { kind: "tournament", name: tournament } as const];
    const announced = told.map((room) => ({ type: "call", room, call }) as const);
    return [...effects, ...announced, ...toPlayers(state, call, event.nowMs)];
  }

  protected override run(effect: Own): void {
    if (effect.type === "order-rematch") this.#order(effect);
    else if (effect.type === "ask-blocks") this.carrier.waitUntil(this.#askBlocks(effect));
    else this.carrier.waitUntil(this.#admitToChat(effect));
  }

  async #askBlocks({ question, users }: Extract<Own, { type: "ask-blocks" }>): Promise<void> {
    const answer = await this.carrier.calls.api(BLOCKS_PATH, { users });
    const read = v.safeParse(BlocksBetween, answer?.body);
    const blocks = read.success ? read.output.blocks : null;
    this.handle({ type: "blocks-answered", nowMs: nowMs(), question, blocks, freshId: freshId() });
  }

  async #admitToChat({ client, side, player }: Extract<Own, { type: "chat-ticket" }>): Promise<void> {
    const session = this.#sessions.get(client) ?? null;
    const told = await chatTicket(await this.carrier.ticketSecret(), {
      match: this.address.name,
      side,
      player,
      session,
    });
    this.sockets.send(client, JSON.stringify(told));
  }

  #order({ body }: Order): void {
    const ordered = this.carrier.calls.api(REMATCH_PATH, body).then((answer) => {
      const stored = answer?.status === 200;
      if (!stored) report("warn", "match.rematch_failed", { match: body.of, status: answer?.status ?? null });
      this.handle({ type: "rematch-answered", nowMs: nowMs(), stored });
    });
    this.carrier.waitUntil(ordered);
  }

  protected override write(checkpoint: Checkpoint): void {
    this.#store.write(checkpoint);
    if (checkpoint.head.end !== null) this.alarms.set("attend", null);
    else if (!this.alarms.isSet("attend")) this.alarms.set("attend", wallMs() + ABANDON_MS); // in case that nobody comes back
  }

  protected override parcel(delivery: Delivery): Parcel {
    return { kind: delivery.kind, path: PATHS[delivery.kind], body: dated(delivery) };
  }

  protected override delivered(): void {
    if (this.#state?.phase.phase === "aborted") this.alarms.set("forget", wallMs() + ABORTED_ROOM_MS);
    else this.alarms.set("clean", wallMs() + KEPT_MS);
  }

  protected override woken(atMs: number): void {
    this.handle({ type: "wake", nowMs: atMs, seed: freshSeed() });
  }

  protected override async alarmed(name: string, atMs: number): Promise<void> {
    switch (name) {
      case "attend":
        this.alarms.set("attend", wallMs() + ABANDON_MS); // the end of the match takes it away
        return this.handle({ type: "checkPresence", nowMs: atMs });
      case "clean":
        this.#close();
        return this.carrier.store.commit(() => {
          this.#store.forget();
          this.alarms.set("clean", null);
          this.alarms.set("forget", wallMs() + KEPT_MS);
        });
      case "forget": // there are no tickets to it any more
        this.#close();
        this.carrier.store.clear();
    }
  }

  protected override called(call: OwnCall): RoomAnswer {
    if (call.type !== "show" && call.type !== "block") throw new Error("Nobody asks this of a match.");
    this.handle({ ...call, nowMs: nowMs() });
    return null;
  }

  #close(): void {
    this.shut = "gone";
    this.forget();
    this.timer.stop();
    this.sendAway("gone");
  }

  protected override renamed(player: string, name: string): void {
    this.handle({ type: "renamed", nowMs: nowMs(), player, name });
  }

  protected override drained(atMs: number): void {
    this.handle({ type: "drain", nowMs: atMs });
  }

  protected override forget(): void {
    this.#state = null;
  }
}

/** Its times as the API's clock has them. */
function dated({ kind, body }: Delivery): Delivery["body"] {
  if (kind === "abort") return { ...body, abortedAtMs: onWall(body.abortedAtMs) };
  return { ...body, startedAtMs: onWall(body.startedAtMs), finishedAtMs: onWall(body.finishedAtMs) };
}
