// A match as a client takes part in it: the connection to its room, and the model that predicts, acknowledges and measures. What it looks
// like is up to whoever listens.
import type { Move, Seat } from "@transcendence/game";
import { MatchClient } from "@transcendence/netcode";
import type {
  MatchClientMessage,
  MatchErrorMessage,
  MatchServerMessage,
  RoomMessage,
  TicketAnswer,
} from "@transcendence/protocol";
import type { Result } from "../result.ts";
import { isLive, mustSayReady } from "./phases.ts";
import { type Link, type LinkListener, MatchSocket, type MatchSocketOptions } from "./socket.ts";

const BEAT_MS = 100;
const CHAT_ANSWER_MS = 5000;
const QUIET_LIVE_MS = 1300; // a match that is played hears a keyframe each second
const QUIET_IDLE_MS = 12_000; // otherwise one in ten seconds

export interface SessionListener {
  readonly onLink?: LinkListener["onLink"];
  readonly onTicket?: LinkListener["onTicket"];
  /** `before`: what the room said last, on whatever connection. */
  readonly onRoom: (room: RoomMessage, before: RoomMessage | null) => void;
  readonly onError?: (code: MatchErrorMessage["code"]) => void;
  readonly onFrame?: (bytes: Uint8Array) => void; // after the model has read it
  readonly onBeat?: (nowMs: number) => void; // ten times a second, from the first room message on
}

/** Every nowMs is `performance.now()`. */
export class MatchSession {
  room: RoomMessage | null = null;
  client: MatchClient | null = null; // another one when the seat changes
  link: Link = { state: "connecting", trouble: "none" };
  readonly #listener: SessionListener;
  readonly #socket: MatchSocket;
  readonly #beat: ReturnType<typeof setInterval>;
  readonly #chatAsked: ((answer: Result<TicketAnswer>) => void)[] = [];
  #seat: Seat | null = null;
  #roomAheadMs = 0; // of performance.now
  #readySaidMs: number | null = null; // on this connection

  constructor(options: MatchSocketOptions, listener: SessionListener) {
    this.#listener = listener;
    this.#socket = new MatchSocket(options, {
      onLink: (link) => this.#linked(link),
      onTicket: (ticket) => listener.onTicket?.(ticket),
      onMessage: (message) => this.#read(message),
      onFrame: (bytes) => {
        this.#sendAll(this.client?.onFrame(bytes, performance.now()) ?? []);
        listener.onFrame?.(bytes);
      },
    });
    this.#beat = setInterval(() => this.#look(performance.now()), BEAT_MS);
  }

  leave(): void {
    clearInterval(this.#beat);
    this.#socket.close();
  }

  say(message: MatchClientMessage): void {
    if (message.type === "ready") this.#readySaidMs = performance.now();
    this.#socket.say(message);
  }

  /** A new connection now, with a new ticket: after a change of name, or to take the match back from another window. */
  reconnect(): void {
    this.#socket.reconnect();
  }

  /** The direction that is held from now on: the own paddle obeys in the next frame, the room hears it at once. */
  press(move: Move): void {
    const frame = this.client?.press(move, performance.now());
    if (frame) this.#socket.send(frame);
  }

  /** Before each frame that is drawn. */
  poll(nowMs: number): void {
    this.#sendAll(this.client?.poll(nowMs) ?? []);
  }

  /** A ticket to the chat of my side: the room gives it, for only the room knows who plays. */
  askChat(): Promise<Result<TicketAnswer>> {
    return new Promise((answer) => {
      this.#chatAsked.push(answer);
      setTimeout(() => answer({ ok: false, error: "offline" }), CHAT_ANSWER_MS); // what comes later is asked for again
      this.say({ type: "chat" });
    });
  }

  /** Room time now, good to a fraction of a second: for countdowns that people read. */
  roomNow(): number {
    return performance.now() + this.#roomAheadMs;
  }

  #linked(link: Link): void {
    this.link = link;
    if (link.state !== "open") this.#readySaidMs = null;
    const nowMs = performance.now();
    if (link.state === "open") this.client?.onOpen(nowMs);
    else this.client?.onClose(nowMs);
    this.#listener.onLink?.(link);
  }

  #read(message: MatchServerMessage): void {
    if (message.type === "chat") {
      for (const answer of this.#chatAsked.splice(0)) answer({ ok: true, value: message });
      return;
    }
    if (message.type === "error") return this.#listener.onError?.(message.code);
    const nowMs = performance.now();
    this.#roomAheadMs = message.nowMs - nowMs;
    if (!this.client || this.#seat !== message.you) {
      this.#seat = message.you;
      this.client = new MatchClient({ settings: message.settings, seat: message.you });
      this.client.onOpen(nowMs);
    }
    this.client.onPhase(message, nowMs);
    const before = this.room;
    this.room = message;
    this.#beReady(message, nowMs);
    this.#listener.onRoom(message, before);
  }

  #beReady(room: RoomMessage, nowMs: number): void {
    if (mustSayReady(room, this.#readySaidMs, nowMs)) this.say({ type: "ready" });
  }

  #look(nowMs: number): void {
    const { client, room } = this;
    if (client === null || room === null) return;
    this.poll(nowMs);
    if (this.#socket.isOpen) this.#beReady(room, nowMs);
    this.#listener.onBeat?.(nowMs);
    this.#socket.watch(nowMs, isLive(room.state.phase) ? QUIET_LIVE_MS : QUIET_IDLE_MS, () => client.ping(nowMs));
  }

  #sendAll(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#socket.send(frame);
  }
}
