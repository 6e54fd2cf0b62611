// The shell around a channel: who is here, what they say, what was said. What happens is decided in packages/rooms.
import {
  ChatClientMessage,
  type ChatTicket,
  type CloseReason,
  LIVE_PING,
  LIVE_PONG,
  MESSAGE_LIMIT,
  ReadChatAnswer,
  type RoomAnswer,
  type StoreChat,
} from "@transcendence/protocol";
import {
  around,
  type ChatEffect,
  type ChatEvent,
  type ChatState,
  type ChatStored,
  createChat,
  RECENT,
  reduceChat,
  restoreChat,
} from "@transcendence/rooms/chat";
import * as v from "valibot";
import type { Carrier, RoomSocket } from "../kit/carrier.ts";
import { wallMs } from "../kit/clock.ts";
import type { Parcel } from "../kit/outbox.ts";
import { readJson } from "../kit/read-json.ts";
import { type OwnCall, Room } from "../kit/room.ts";
import { CHAT_TABLES, ChatStore } from "./chat-store.ts";

type Own = Extract<ChatEffect, { type: "load" | "fetch" | "ask_blocks" }>;

const KEPT_MS = 86_400_000;
const STORE_PATH = "/internal/chat/store";
const READ_PATH = "/internal/chat/read";
const BLOCKS_PATH = "/internal/chat/blocks";

const Blocks = v.object({ blocked: v.array(v.string()), isRefused: v.boolean() });

export class ChatRoom extends Room<ChatTicket, ChatEvent, Own, ChatStored, StoreChat> {
  static readonly kind = "chat";
  static readonly tables = CHAT_TABLES;
  readonly #store: ChatStore;
  readonly #unwritten = new Map<string, number>(); // places of messages whose turn at the disk has not come yet
  #state: ChatState;

  constructor(carrier: Carrier) {
    super(carrier);
    this.#store = new ChatStore(carrier.store);
    this.#state = createChat(carrier.room.name);
  }

  protected override restore(): CloseReason | null {
    this.#state = restoreChat(this.address.name, this.#store.read());
    return null;
  }

  protected override entered({ id }: RoomSocket, ticket: ChatTicket): void {
    this.handle({ type: "connect", nowMs: wallMs(), client: id, ticket });
  }

  protected override heard(client: string, data: string | Uint8Array): boolean {
    if (typeof data !== "string") return false;
    if (data === LIVE_PING) {
      this.sockets.send(client, LIVE_PONG);
      return true;
    }
    const message = readJson(ChatClientMessage, data, MESSAGE_LIMIT);
    if (message === null) return false;
    const sent = message.type === "send" ? this.#placeOf(message.id) : null;
    this.handle({ type: "message", nowMs: wallMs(), client, message, sent });
    return true;
  }

  protected override left(client: string): void {
    this.handle({ type: "disconnect", nowMs: wallMs(), client });
  }

  protected override called(call: OwnCall): RoomAnswer {
    const nowMs = wallMs();
    switch (call.type) {
      case "member":
      case "channel":
      case "read":
      case "block":
      case "closed":
        this.handle({ ...call, nowMs });
        return null;
      case "forget":
        this.keep(() => {
          this.#store.forget(call.user);
          this.outbox.drop("chat", "$.author", call.user); // it would be stored under their new name
        });
        this.handle({ ...call, nowMs });
        return null;
      case "around":
        return { messages: around(this.#state, call) };
      case "note":
        this.handle({ ...call, nowMs, sent: this.#placeOf(call.id) });
        return null;
      case "lease":
      case "leave":
      case "tell":
      case "present":
      case "absent":
      case "playing":
      case "show":
      case "board":
      case "over":
      case "friend":
      case "load":
      case "in_match":
      case "tournament":
        throw new Error("Nobody asks this of a channel.");
    }
  }

  protected override reduce(event: ChatEvent): readonly ChatEffect[] {
    const effects = reduceChat(this.#state, event);
    for (const effect of effects) {
      if (effect.type !== "store" || effect.stored.type !== "message") continue;
      this.#unwritten.set(effect.stored.message.id, effect.stored.message.seq);
    }
    return effects;
  }

  /** Of a message that was said before; null: it was not, as far as is remembered. */
  #placeOf(id: string): number | null {
    return this.#unwritten.get(id) ?? this.#store.placeOf(id);
  }

  protected override run(effect: Own): void {
    this.carrier.waitUntil(this.#ask(effect));
  }

  async #ask(effect: Own): Promise<void> {
    const channel = this.address.name;
    switch (effect.type) {
      case "load": {
        const page = await this.#readPage(null, RECENT);
        return this.handle({ type: "loaded", nowMs: wallMs(), page });
      }
      case "fetch": {
        const { client, before, limit } = effect;
        const page = await this.#readPage(before, limit);
        const waiting = this.#store.waitingBefore(before, limit + 1); // one more tells whether there are more
        const whole = page && { ...page, messages: [...page.messages, ...waiting] };
        return this.handle({ type: "fetched", nowMs: wallMs(), client, before, page: whole });
      }
      case "ask_blocks": {
        const { user, question } = effect;
        const answer = await this.carrier.calls.api(BLOCKS_PATH, { channel, user });
        const blocks = v.safeParse(Blocks, answer?.body);
        const { blocked, isRefused } = blocks.success ? blocks.output : { blocked: null, isRefused: false };
        this.handle({ type: "blocks", nowMs: wallMs(), user, question, blocked, isRefused });
      }
    }
  }

  async #readPage(before: number | null, limit: number): Promise<ReadChatAnswer | null> {
    const answer = await this.carrier.calls.api(READ_PATH, { channel: this.address.name, before, limit });
    const page = v.safeParse(ReadChatAnswer, answer?.body);
    return page.success ? page.output : null;
  }

  protected override write(stored: ChatStored): void {
    this.#store.write(stored);
    if (stored.type === "message") this.#unwritten.delete(stored.message.id);
    if (this.#state.kind === "match") this.alarms.set("clean", wallMs() + KEPT_MS);
  }

  protected override parcel(body: StoreChat): Parcel {
    return { kind: "chat", path: STORE_PATH, body };
  }

  protected override delivered(): void {
    if (this.outbox.isEmpty) this.keep(() => this.#store.delivered());
  }

  /** What was said at a match is kept for a day, here and nowhere else. */
  protected override alarmed(): void {
    this.sendAway("gone");
    this.forget();
    this.carrier.store.clear();
  }

  protected override renamed(user: string, name: string): void {
    this.handle({ type: "renamed", nowMs: wallMs(), user, name });
  }

  protected override forget(): void {
    this.#unwritten.clear();
    this.#state = createChat(this.address.name);
  }
}
