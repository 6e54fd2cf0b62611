// One program in a channel: says each thing again until it is acknowledged, and remembers everything that it was told.
import { setTimeout as sleep } from "node:timers/promises";
import { openRoomLine, type RoomLine } from "@transcendence/client/room-line";
import type { ChatMessage, ChatServerMessage } from "@transcendence/protocol";
import { freshId, type Member } from "./member.ts";

const PAGE_MS = 10_000;

export interface Acknowledged {
  readonly channel: string;
  readonly id: string;
  readonly seq: number;
  readonly text: string;
}

export class ChatLine {
  readonly channel: string;
  readonly acknowledged: Acknowledged[] = [];
  readonly heard = new Map<number, string>(); // what stands at each place, by its id
  readonly faults: string[] = [];
  readonly #line: RoomLine;
  readonly #waiting = new Map<string, string>(); // not acknowledged: text by id
  readonly #repeated = new Set<string>(); // said on an earlier connection: perhaps it was written, and its answer lost
  #latestSeq = 0; // that this connection has heard
  #page: ((page: Extract<ChatServerMessage, { type: "history" }>) => void) | null = null;

  constructor({ arena }: Member, channel: string) {
    this.channel = channel;
    this.#line = openRoomLine({
      arena,
      room: { kind: "chat", name: channel },
      onMessage: (message) => this.#hear(message),
      onEnd: () => this.faults.push(`${channel} lets its reader in no more`),
    });
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  say(text: string): string {
    const id = freshId();
    this.#waiting.set(id, text);
    this.#line.say({ type: "send", id, text });
    return id;
  }

  end(): void {
    this.#line.close();
  }

  /** All places of the channel, page after page from the newest. */
  async readBack(): Promise<number[]> {
    const places: number[] = [];
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const page = await this.#readPage(before);
      places.unshift(...page.messages.map(({ seq }) => seq));
      before = page.messages[0]?.seq ?? 0;
      if (!page.more) return places;
    }
  }

  async #readPage(before: number): Promise<Extract<ChatServerMessage, { type: "history" }>> {
    for (;;) {
      const { promise, resolve } = Promise.withResolvers<Extract<ChatServerMessage, { type: "history" }> | null>();
      this.#page = (page) => page.before === before && resolve(page);
      this.#line.say({ type: "history", before });
      const page = await Promise.race([promise, sleep(PAGE_MS, null)]);
      if (page !== null && !page.failed) return page;
      await sleep(500);
    }
  }

  #hear(message: ChatServerMessage): void {
    switch (message.type) {
      case "welcome":
        for (const each of message.messages) this.#note(each);
        this.#latestSeq = message.messages.at(-1)?.seq ?? 0;
        for (const [id, text] of this.#waiting) {
          this.#repeated.add(id);
          this.#line.say({ type: "send", id, text });
        }
        return;
      case "message": {
        const { id } = message.message;
        const isAgain = this.heard.get(message.message.seq) === id || this.#repeated.has(id); // said again, told again
        if (!isAgain && message.message.seq <= this.#latestSeq)
          this.faults.push(`${this.channel}: ${message.message.seq} was told after ${this.#latestSeq}`);
        this.#latestSeq = Math.max(this.#latestSeq, message.message.seq);
        return this.#note(message.message);
      }
      case "written":
        return this.#acknowledge(message.id, message.seq);
      case "refused":
        return this.#again(message.id, message.reason, message.waitMs);
      case "history":
        return this.#page?.(message);
      case "changed":
      case "typing":
      case "read":
      case "standing":
      case "hide":
    }
  }

  #note({ id, seq }: ChatMessage): void {
    const known = this.heard.get(seq);
    if (known !== undefined && known !== id) this.faults.push(`${this.channel}: two messages were told at ${seq}`);
    this.heard.set(seq, id);
    this.#acknowledge(id, seq);
  }

  #acknowledge(id: string, seq: number): void {
    const text = this.#waiting.get(id);
    if (text === undefined) return;
    this.#waiting.delete(id);
    this.acknowledged.push({ channel: this.channel, id, seq, text });
  }

  #again(id: string, reason: string, waitMs: number): void {
    const text = this.#waiting.get(id);
    if (text === undefined) return;
    if (reason !== "flooding") this.faults.push(`${this.channel}: a message was refused: ${reason}`);
    else setTimeout(() => this.#waiting.has(id) && this.#line.say({ type: "send", id, text }), waitMs + 50);
  }
}
