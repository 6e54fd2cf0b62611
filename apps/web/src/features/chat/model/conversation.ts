// One open channel: its connection, its messages, and what I have typed there. Out of the room's messages it becomes signals.
import { batch, computed, signal } from "@preact/signals";
import { openRoomLine, type RoomLine } from "@transcendence/client/room-line";
import {
  type ChatClientMessage,
  type ChatMessage,
  type ChatRefusal,
  type ChatServerMessage,
  type ChatStanding,
  ChatText,
  type Player,
  type TicketAnswer,
} from "@transcendence/protocol";
import { safeParse } from "valibot";
import { arena, type Result } from "../../../data/api.ts";
import { loadChannels, looking, memberId } from "./channels.ts";
import { chatApi } from "./chat-api.ts";
import { dropWaiting, keepWaiting, waiting } from "./outbox.ts";

export type Line = "connecting" | "open" | "lost" | "gone";

const TYPING_SHOWN_MS = 5000;
const TYPING_SAID_MS = 2500;
const READ_AFTER_MS = 600;

export interface Called {
  readonly others: readonly string[];
  readonly me: string | null; // if not by my name
}

interface ConversationOptions {
  readonly ticket?: () => Promise<Result<TicketAnswer>>;
  readonly writer?: () => string | null; // the id of whoever writes here; null: they may not
  readonly countsRead?: boolean; // false: nothing is remembered of what was read
}

export class Conversation {
  readonly channel: string;
  readonly line = signal<Line>("connecting");
  readonly messages = signal<readonly ChatMessage[]>([]);
  /** Of the members who wrote what is here. */
  readonly names = computed(() => {
    const members = this.messages.value.flatMap(({ author }) => (author.kind === "member" ? [author.name] : []));
    return [...new Set(members)];
  });
  /** How those are called of whom the page around it tells, and I among them: in a tournament by their aliases. */
  readonly called = signal<Called>({ others: [], me: null });
  readonly more = signal(false);
  readonly loadingMore = signal<"no" | "busy" | "failed">("no");
  readonly standing = signal<ChatStanding | null>(null);
  readonly typing = signal<readonly Player[]>([]);
  readonly refusals = signal<Readonly<Record<string, ChatRefusal>>>({}); // by the id of a message of mine
  readonly otherRead = signal(0); // in direct messages: up to where the other one has read
  readonly #writer: () => string | null;
  readonly #countsRead: boolean;
  readonly #line: RoomLine;
  readonly #typingUntil = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #retries = new Set<ReturnType<typeof setTimeout>>();
  readonly #changes = new Map<string, ChatClientMessage>(); // of messages of mine, until the room has answered
  #wasOpen = false;
  #isLooking = true;
  #saidTypingMs = -Infinity;
  #readSeq = 0;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #muteTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(channel: string, { ticket, writer, countsRead = true }: ConversationOptions = {}) {
    this.channel = channel;
    this.#writer = writer ?? (() => memberId.peek());
    this.#countsRead = countsRead;
    this.#line = openRoomLine({
      arena,
      room: { kind: "chat", name: channel },
      ...(ticket && { ticket }),
      onLost: () => {
        if (this.line.peek() !== "gone") this.line.value = this.#wasOpen ? "lost" : "connecting";
      },
      onMessage: (message) => this.#hear(message),
      onEnd: () => this.#gone(),
    });
  }

  close(): void {
    this.#line.close();
    for (const timer of [...this.#typingUntil.values(), ...this.#retries]) clearTimeout(timer);
    clearTimeout(this.#readTimer);
    clearTimeout(this.#muteTimer);
  }

  #gone(): void {
    this.line.value = "gone";
    this.#line.close();
    void loadChannels();
  }

  #say(message: ChatClientMessage): void {
    this.#line.say(message);
  }

  /** The id of whoever writes here; null: nobody may. */
  get writer(): string | null {
    return this.#writer();
  }

  /** False: there is nothing in it. */
  write(typed: string): boolean {
    const text = safeParse(ChatText, typed);
    const user = this.#writer();
    if (!text.success || user === null) return false;
    const { id } = keepWaiting({ channel: this.channel, user, text: text.output });
    if (this.line.peek() === "open") this.#say({ type: "send", id, text: text.output });
    this.#saidTypingMs = -Infinity;
    return true;
  }

  edit(id: string, typed: string): boolean {
    const text = safeParse(ChatText, typed);
    if (text.success) this.#change(id, { type: "edit", id, text: text.output });
    return text.success;
  }

  remove(id: string): void {
    this.#change(id, { type: "delete", id });
  }

  /** Said again when the line is back, should it be down. */
  #change(id: string, change: ChatClientMessage): void {
    this.#changes.set(id, change);
    if (this.line.peek() === "open") this.#say(change);
  }

  discard(id: string): void {
    dropWaiting(id);
  }

  saysTyping(): void {
    const nowMs = performance.now();
    if (nowMs - this.#saidTypingMs < TYPING_SAID_MS) return;
    this.#saidTypingMs = nowMs;
    this.#say({ type: "typing" });
  }

  earlier(): void {
    const [oldest] = this.messages.peek();
    if (this.loadingMore.peek() === "busy" || !this.more.peek() || this.line.peek() !== "open") return;
    this.loadingMore.value = "busy";
    this.#say({ type: "history", before: oldest?.seq ?? Number.MAX_SAFE_INTEGER });
  }

  /** Whoever does not look is notified of direct messages. */
  looks(isLooking: boolean): void {
    this.#isLooking = isLooking;
    if (this.line.peek() === "open") this.#say({ type: "looking", isLooking });
    if (isLooking) this.sees();
  }

  /** What is here has been seen: said after a moment, once for several messages. */
  sees(): void {
    const newest = this.messages.peek().at(-1)?.seq ?? 0;
    if (!this.#countsRead || memberId.peek() === null || newest <= this.#readSeq) return;
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => {
      this.#readSeq = newest;
      void chatApi.read(this.channel, newest);
    }, READ_AFTER_MS);
  }

  #hear(message: ChatServerMessage): void {
    switch (message.type) {
      case "welcome":
        return this.#welcome(message);
      case "message":
        return this.#add(message.message);
      case "written":
        return dropWaiting(message.id);
      case "changed":
        this.#changes.delete(message.id);
        this.messages.value = this.messages
          .peek()
          .map((each) => (each.id === message.id ? { ...each, ...changed(message) } : each));
        return;
      case "history":
        return this.#earlier(message);
      case "refused":
        return this.#refused(message.id, message.reason, message.waitMs);
      case "typing":
        return this.#typingBy(message.player);
      case "read":
        if (message.user !== memberId.peek()) this.otherRead.value = Math.max(this.otherRead.peek(), message.seq);
        return;
      case "standing":
        return this.#stands(message.you);
      case "hide":
        this.#stopsTyping(message.user);
        this.messages.value = this.messages.peek().filter(({ author }) => author.id !== message.user);
    }
  }

  #welcome({ messages, more, you }: Extract<ChatServerMessage, { type: "welcome" }>): void {
    batch(() => {
      const [first] = messages;
      const known = this.messages.peek();
      // What is on the page already stays, if what has come now joins on to it.
      const joins = first !== undefined && known.some(({ seq }) => seq >= first.seq - 1);
      this.messages.value = joins ? merge(known, messages) : messages;
      if (!joins) this.more.value = more;
      this.#stands(you);
      this.line.value = "open";
      this.loadingMore.value = "no";
      this.refusals.value = {};
    });
    this.#wasOpen = true;
    for (const { id } of messages) dropWaiting(id);
    const mine = waiting.peek().filter(({ channel, user }) => channel === this.channel && user === this.#writer());
    for (const { id, text } of mine) this.#say({ type: "send", id, text });
    for (const change of this.#changes.values()) this.#say(change);
    if (!this.#isLooking) this.#say({ type: "looking", isLooking: false });
  }

  #add(message: ChatMessage): void {
    batch(() => {
      this.messages.value = merge(this.messages.peek(), [message]);
      dropWaiting(message.id);
      this.#stopsTyping(message.author.id);
    });
    if (looking.peek() === this.channel) this.sees();
  }

  #earlier({ messages, more, failed }: Extract<ChatServerMessage, { type: "history" }>): void {
    batch(() => {
      this.loadingMore.value = failed ? "failed" : "no";
      if (failed) return;
      this.messages.value = merge(this.messages.peek(), messages);
      this.more.value = more;
    });
  }

  /** Whoever is muted may write again when it is over; nobody tells them then. */
  #stands(you: ChatStanding): void {
    this.standing.value = you;
    clearTimeout(this.#muteTimer);
    const { mutedUntilMs } = you;
    if (mutedUntilMs === null) return;
    const over = () => (this.standing.value = { ...you, mutedUntilMs: null });
    this.#muteTimer = setTimeout(over, Math.max(0, mutedUntilMs - Date.now()));
  }

  /** What is only too early is sent again when it is time. */
  #refused(id: string, reason: ChatRefusal, waitMs: number): void {
    this.refusals.value = { ...this.refusals.peek(), [id]: reason };
    this.#changes.delete(id);
    const kept = waiting.peek().find((each) => each.id === id);
    if (!kept || waitMs <= 0 || (reason !== "flooding" && reason !== "slow")) return;
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      if (this.line.peek() === "open" && waiting.peek().some((each) => each.id === id))
        this.#say({ type: "send", id, text: kept.text });
    }, waitMs + 50);
    this.#retries.add(timer);
  }

  #typingBy(player: Player): void {
    clearTimeout(this.#typingUntil.get(player.id));
    this.#typingUntil.set(
      player.id,
      setTimeout(() => this.#stopsTyping(player.id), TYPING_SHOWN_MS),
    );
    if (!this.typing.peek().some(({ id }) => id === player.id)) this.typing.value = [...this.typing.peek(), player];
  }

  #stopsTyping(id: string): void {
    clearTimeout(this.#typingUntil.get(id));
    if (this.#typingUntil.delete(id)) this.typing.value = this.typing.peek().filter((player) => player.id !== id);
  }
}

function changed({ text, editedMs }: Pick<ChatMessage, "text" | "editedMs">) {
  return { text, editedMs };
}

function merge(one: readonly ChatMessage[], other: readonly ChatMessage[]): ChatMessage[] {
  const all = new Map([...one, ...other].map((message) => [message.id, message]));
  return [...all.values()].toSorted((a, b) => a.seq - b.seq);
}
