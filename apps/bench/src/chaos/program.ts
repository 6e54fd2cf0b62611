// One person as a program: a page that stays open, talks, looks for opponents, and remembers what it was told.
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "@transcendence/client";
import { openRoomLine, type RoomLine } from "@transcendence/client/room-line";
import type { Seat } from "@transcendence/game";
import { LOBBY_CHANNEL, LOBBY_NAME, type LiveMessage, type LobbyServerMessage } from "@transcendence/protocol";
import { ChatLine } from "./chat-line.ts";
import type { Member } from "./member.ts";
import { playRated, type Told } from "./rated-match.ts";

const SPEAK_MS = 3000; // on average
const MENTION_SHARE = 0.1;

type Paired = Extract<LobbyServerMessage, { type: "paired" }>;

export interface Mention {
  readonly message: string;
  readonly user: string;
}

export class Program {
  readonly member: Member;
  readonly lobbyChat: ChatLine;
  readonly mentions: Mention[] = [];
  readonly paired: { readonly match: string; readonly seats: readonly [string, string] }[] = [];
  readonly told: Told[] = [];
  readonly faults: string[] = [];
  direct: ChatLine | null = null;
  peopleHere = 0; // as the lobby says
  readonly #live: RoomLine;
  readonly #lobby: RoomLine;
  readonly #notified = new Set<string>();
  #isSeeking = false;
  #pairing: ((paired: Paired) => void) | null = null;
  #ended = false;

  constructor(member: Member) {
    this.member = member;
    const { arena } = member;
    this.lobbyChat = new ChatLine(member, LOBBY_CHANNEL);
    this.#live = openRoomLine({
      arena,
      room: { kind: "user", name: member.id },
      onMessage: (message) => this.#hearLive(message),
      onEnd: () => this.#sentAway("their own room"),
    });
    this.#lobby = openRoomLine({
      arena,
      room: { kind: "lobby", name: LOBBY_NAME },
      onOpen: () => void (this.#isSeeking && this.#lobby.say(SEEK)),
      onMessage: (message) => this.#hearLobby(message),
      onEnd: () => this.#sentAway("the lobby"),
    });
  }

  /** Opens the conversation with another member and writes there, too. */
  async openDirect(other: Member): Promise<void> {
    const { member } = this;
    const conversations = member.routes.me.conversations;
    const answer = await member.insist(() => ask(conversations.$post({ json: { user: other.id } })));
    if (answer.ok) this.direct = new ChatLine(member, answer.value.id);
    else this.faults.push(`opening a conversation: ${answer.error}`);
  }

  async talk(isOver: () => boolean, others: readonly Member[]): Promise<void> {
    for (let count = 1; !isOver(); count++) {
      await sleep(Math.random() * 2 * SPEAK_MS);
      if (isOver()) return;
      const other = others[Math.floor(Math.random() * others.length)];
      const isMention = other !== undefined && other !== this.member && Math.random() < MENTION_SHARE;
      const text = `${isMention ? `@${other.name}, ` : ""}message ${count} of ${this.member.name}`;
      const message = this.lobbyChat.say(text);
      if (isMention) this.mentions.push({ message, user: other.id });
      if (count % 2 === 0) this.direct?.say(`between us: ${count}`);
    }
  }

  /** Plays anybody, again and again. */
  async queue(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const { promise, resolve } = Promise.withResolvers<Paired>();
      this.#pairing = resolve;
      this.#isSeeking = true;
      this.#lobby.say(SEEK);
      const paired = await Promise.race([promise, this.#ending(isOver)]);
      this.#isSeeking = false;
      if (paired === null) return this.#lobby.say({ type: "cancel" });
      const { match, seat, opponent } = paired;
      const me = this.member.id;
      this.paired.push({ match, seats: seat === 0 ? [me, opponent.id] : [opponent.id, me] });
      await this.play(match, seat, () => this.#ended);
    }
  }

  async play(match: string, seat: Seat, isOver: () => boolean): Promise<void> {
    const told = await playRated({ match, guest: this.member, seat }, isOver);
    if (told !== null) this.told.push(told);
  }

  end(): void {
    this.#ended = true;
    this.lobbyChat.end();
    this.direct?.end();
    this.#live.close();
    this.#lobby.close();
  }

  #sentAway(from: string): void {
    this.faults.push(`${this.member.name} is not let in by ${from} any more`);
  }

  async #ending(isOver: () => boolean): Promise<null> {
    while (!isOver() && this.#isSeeking) await sleep(200);
    return null;
  }

  #hearLobby(message: LobbyServerMessage): void {
    switch (message.type) {
      case "lobby":
        this.peopleHere = message.people;
        return;
      case "paired":
        if (this.#isSeeking) this.#pairing?.(message);
        return;
      case "idle":
        if (this.#isSeeking) this.faults.push(`out of the queue: ${message.reason}`);
        return;
      case "seeking":
      case "boards":
    }
  }

  #hearLive(message: LiveMessage): void {
    if (message.type !== "notified") return;
    const { id, kind } = message.notification;
    if (this.#notified.has(id) && !AGAIN.has(kind)) this.faults.push(`a notification (${kind}) was told twice`);
    this.#notified.add(id);
  }
}

const SEEK = { type: "seek", kind: "quick", rated: true, roundTripMs: 20 } as const;
/** Taken back and given anew by what programs do, under the same id: one asks, takes it back, and asks again. */
const AGAIN: ReadonlySet<string> = new Set(["friend_request", "friend_accepted"]);
