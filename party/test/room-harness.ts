// People with tickets, at the real rooms: sockets into workerd, the API played by a double.
import { type CharacterId, DEFAULT_SETTINGS, type MatchSettings, type Move } from "@transcendence/game";
import { decodeServerMessage, MatchClient } from "@transcendence/netcode";
import {
  type CloseReason,
  closeReason,
  computerId,
  type MatchChatMessage,
  type MatchClientMessage,
  type MatchErrorMessage,
  MatchServerMessage,
  type MatchTicket,
  PROTOCOL_VERSION,
  type RoomAddress,
  type RoomMessage,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import * as v from "valibot";
import { expect, vi } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { openSocket, rooms, type TestSocket } from "./carrier.ts";

export { rooms } from "./carrier.ts";

export const ALICE = "aliceAlice12";
export const BORIS = "borisBoris12";
export const CHLOE = "chloeChloe12";

export interface Call {
  readonly path: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

const PATIENCE_MS = 45_000; // a busy machine is slow; a test that fails may be, too

/** Asks again and again until nothing in it fails any more. */
export function eventually<Found>(look: () => Promise<Found>): Promise<Found> {
  return vi.waitFor(look, { timeout: PATIENCE_MS, interval: 20 });
}

/** One match: its room, and what the API was told of it. */
export class RoomHarness {
  readonly match = freshId();
  readonly settings: MatchSettings;
  readonly computer: CharacterId | null; // in seat 1, instead of a person

  constructor(settings: Partial<MatchSettings> = {}, computer: CharacterId | null = null) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.computer = computer;
  }

  get room(): RoomAddress {
    return { kind: "match", name: this.match };
  }

  ticket(player: string, changed: Partial<MatchTicket> = {}, secret = rooms.TICKET_SECRET): Promise<string> {
    return signTicket(secret, {
      room: "match",
      match: this.match,
      session: `${player}Session`,
      player: { id: player, name: player.slice(0, 5), kind: "guest" },
      settings: this.settings,
      seats: [ALICE, this.computer && computerId(this.computer)],
      computers: [null, this.computer],
      expiresMs: Date.now() + 60_000,
      ...changed,
    });
  }

  async enter(player: string, changed: Partial<MatchTicket> = {}): Promise<Person> {
    return this.openSocket(`?v=${PROTOCOL_VERSION}&ticket=${await this.ticket(player, changed)}`);
  }

  /** Opens a socket with any query at all. */
  async openSocket(query: string, headers: Record<string, string> = {}): Promise<Person> {
    return new Person(await openSocket(`/parties/match/${this.match}${query}`, headers));
  }

  async answerWith(status: number): Promise<void> {
    await rooms.API.fetch(`http://double/double/answer?match=${this.match}&status=${status}`);
  }

  async calls(): Promise<Call[]> {
    return (await rooms.API.fetch(`http://double/double/calls?match=${this.match}`)).json();
  }

  /** Two players, both ready. */
  async start(changed: Partial<MatchTicket> = {}): Promise<{ alice: Person; boris: Person }> {
    const alice = await this.enter(ALICE, changed);
    const boris = await this.enter(BORIS, changed);
    alice.say({ type: "ready" });
    boris.say({ type: "ready" });
    await alice.sees("countdown");
    return { alice, boris };
  }
}

/** One socket, with the model that a browser would have behind it. */
export class Person {
  readonly socket: TestSocket;
  readonly rooms: RoomMessage[] = [];
  readonly errors: MatchErrorMessage["code"][] = [];
  readonly chats: MatchChatMessage[] = [];
  client: MatchClient | null = null;
  keyframes = 0;
  reason: CloseReason | number | null = null; // why it was closed

  constructor(socket: TestSocket) {
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.accept();
    socket.addEventListener("message", ({ data }) => this.#read(data as string | ArrayBuffer)); // binaryType
    socket.addEventListener("close", ({ code }) => {
      this.reason = closeReason(code) ?? code;
    });
  }

  get room(): RoomMessage {
    const last = this.rooms.at(-1);
    if (!last) throw new Error("told nothing yet");
    return last;
  }

  /** Waits until the match is in this phase, or was while nobody looked. */
  async sees(phase: RoomMessage["state"]["phase"]): Promise<RoomMessage> {
    const before = Math.max(0, this.rooms.length - 1);
    const find = () => this.rooms.slice(before).findLast(({ state }) => state.phase === phase);
    await this.until(() => find() !== undefined, `the phase ${phase}`);
    return find()!; // just found
  }

  until(condition: () => boolean, what: string): Promise<void> {
    const check = () => {
      if (!condition())
        throw new Error(`${what} never came; last: ${JSON.stringify(this.rooms.at(-1)?.state)}, ${this.reason}`);
    };
    return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 10 });
  }

  closed(): Promise<CloseReason | number | null> {
    return this.until(() => this.reason !== null, "a close").then(() => this.reason);
  }

  say(message: MatchClientMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  press(move: Move): void {
    const frame = this.client?.press(move, Date.now());
    if (frame) this.socket.send(frame);
  }

  #read(data: string | ArrayBuffer): void {
    if (typeof data === "string") {
      const said: unknown = JSON.parse(data);
      const message = v.parse(MatchServerMessage, said);
      expect(message).toEqual(said); // nothing is said that a client would not read
      return this.#readMessage(message);
    }
    const bytes = new Uint8Array(data);
    for (const { type } of decodeServerMessage(bytes)) if (type === "keyframe") this.keyframes++;
    for (const answer of this.client?.onFrame(bytes, Date.now()) ?? []) this.socket.send(answer);
  }

  #readMessage(message: MatchServerMessage): void {
    if (message.type === "chat") {
      this.chats.push(message);
      return;
    }
    if (message.type === "error") {
      this.errors.push(message.code);
      return;
    }
    this.rooms.push(message);
    if (this.client === null) {
      this.client = new MatchClient({ settings: message.settings, seat: message.you });
      this.client.onOpen(Date.now());
    }
    this.client.onPhase(message, Date.now());
  }
}
