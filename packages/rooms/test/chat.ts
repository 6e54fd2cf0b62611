// A channel's room in virtual time, with an API that answers when it is told to.
import type {
  ChatClientMessage,
  ChatMessage,
  ChatServerMessage,
  ChatTicket,
  Player,
  StoreChat,
} from "@transcendence/protocol";
import {
  type ChatEffect,
  type ChatEvent,
  type ChatState,
  type ChatStored,
  createChat,
  reduceChat,
  restoreChat,
} from "../src/chat/index.ts";

export const START_MS = 1_800_000_000_000;
export const CHANNEL = "channelChannel";
export const MEMBERS = ["annaAnnaAnna", "benBenBenBen", "chloeChloe12"] as const;
export const [ANNA, BEN, CHLOE] = MEMBERS;

type Without<Union, Key extends string> = Union extends unknown ? Omit<Union, Key> : never;

export function player(id: string, kind: Player["kind"] = "member"): Player {
  return { id, name: id.slice(0, 4), kind };
}

export class TestChat {
  state: ChatState = createChat(CHANNEL);
  nowMs = START_MS;
  readonly told = new Map<string, ChatServerMessage[]>(); // by page
  readonly closed: [string, string][] = [];
  readonly asked: ChatEffect[] = [];
  readonly stored: ChatStored[] = [];
  readonly delivered: StoreChat[] = [];
  readonly sent = new Map<string, number>(); // what the shell keeps of ids
  #made = 0;

  handle(event: Without<ChatEvent, "nowMs">): void {
    for (const effect of reduceChat(this.state, { ...event, nowMs: this.nowMs })) this.#run(effect);
  }

  #run(effect: ChatEffect): void {
    switch (effect.type) {
      case "send":
        return void this.told.get(effect.client)?.push(JSON.parse(String(effect.data)) as ChatServerMessage);
      case "close":
        return void this.closed.push([effect.client, effect.reason]);
      case "store": {
        const { stored } = effect;
        if (stored.type === "message") this.sent.set(stored.message.id, stored.message.seq);
        this.stored.push(stored);
        return void this.delivered.push(...effect.deliveries);
      }
      case "load":
      case "fetch":
      case "ask_blocks":
      case "call":
      case "report":
        this.asked.push(effect);
    }
  }

  /** The page's id. What the API knows is loaded at once: nothing, unless `messages` are given. */
  enter(person: Player | null, over: Partial<ChatTicket> = {}, messages: readonly ChatMessage[] = []): string {
    const client = `page${++this.#made}`;
    this.told.set(client, []);
    const ticket: ChatTicket = {
      room: "chat",
      channel: CHANNEL,
      session: person && "sessionSession",
      player: person,
      kind: "public",
      role: null,
      mutedUntilMs: null,
      slowSeconds: 0,
      isRefused: false,
      hasBlocks: false,
      lastSeq: 0,
      expiresMs: this.nowMs + 60_000,
      ...over,
    };
    this.handle({ type: "connect", client, ticket });
    if (this.state.loading === "asked") this.handle({ type: "loaded", page: { messages: [...messages], more: false } });
    return client;
  }

  questionOf(user: string): number {
    return this.state.asked.get(user) ?? 0;
  }

  /** The API says whom somebody has blocked, to the latest question unless another is given; null: it does not. */
  knowBlocks(
    user: string,
    blocked: readonly string[] | null,
    isRefused = false,
    question = this.questionOf(user),
  ): void {
    this.handle({ type: "blocks", user, question, blocked, isRefused });
  }

  say(client: string, message: ChatClientMessage): void {
    const sent = message.type === "send" ? (this.sent.get(message.id) ?? null) : null;
    this.handle({ type: "message", client, message, sent });
  }

  /** Sends a text and answers its id. */
  write(client: string, text: string, id = this.freshId()): string {
    this.say(client, { type: "send", id, text });
    return id;
  }

  freshId(): string {
    return `message${String(++this.#made).padStart(10, "0")}`;
  }

  hears<Type extends ChatServerMessage["type"]>(
    client: string,
    type: Type,
  ): Extract<ChatServerMessage, { type: Type }>[] {
    return (this.told.get(client) ?? []).filter(
      (message): message is Extract<ChatServerMessage, { type: Type }> => message.type === type,
    );
  }

  texts(client: string): (string | null)[] {
    return this.hears(client, "message").map(({ message }) => message.text);
  }

  refusals(client: string): string[] {
    return this.hears(client, "refused").map(({ reason }) => reason);
  }

  /** As after a crash: what is in memory is lost, what the API has not got yet is not. */
  restart(undelivered: readonly ChatMessage[]): void {
    const changes = this.stored.findLast((stored) => stored.type === "changes")?.changes ?? null;
    this.state = restoreChat(CHANNEL, { lastSeq: Math.max(0, ...this.sent.values()), undelivered, changes });
  }
}
