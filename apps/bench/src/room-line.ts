// A program's line to a room that speaks JSON: comes back by itself with a fresh ticket, whatever happened to the room or the server.
import { setTimeout as sleep } from "node:timers/promises";
import {
  LIVE_PING,
  LIVE_PONG,
  PROTOCOL_VERSION,
  type RoomAddress,
  roomPath,
  type TicketAnswer,
  ticketRoute,
} from "@transcendence/protocol";
import type { Guest } from "./crash/guest.ts";
import { LeanSocket } from "./lean-socket.ts";

const RETRY_MS = 500; // as pages do
const RETRY_SPREAD_MS = 1000;
const PING_MS = 10_000; // as pages do, so that nobody takes them for gone

export interface RoomLineOptions {
  readonly arena: URL;
  readonly room: RoomAddress;
  readonly guest: Guest;
  readonly onOpen?: () => void;
  readonly onLost?: () => void;
  readonly onMessage: (message: unknown) => void; // our own room wrote it
}

export class RoomLine {
  isOpen = false;
  readonly #options: RoomLineOptions;
  #socket: LeanSocket | null = null;
  #ended = false;

  constructor(options: RoomLineOptions) {
    this.#options = options;
  }

  /** Until `end`. */
  async keep(): Promise<void> {
    const pings = setInterval(() => this.#socket?.sendText(LIVE_PING), PING_MS);
    while (!this.#ended) {
      await this.#live().catch(() => {}); // refused: they are not back yet
      if (this.isOpen) this.#options.onLost?.();
      this.isOpen = false;
      if (!this.#ended) await sleep(RETRY_MS + Math.random() * RETRY_SPREAD_MS);
    }
    clearInterval(pings);
  }

  send(message: object): void {
    this.#socket?.sendText(JSON.stringify(message));
  }

  end(): void {
    this.#ended = true;
    this.#socket?.close();
  }

  async #live(): Promise<void> {
    const { arena, room, guest, onOpen, onMessage } = this.#options;
    const { ticket } = await guest.post<TicketAnswer>(ticketRoute(room), {});
    const url = new URL(`${roomPath(room)}?v=${PROTOCOL_VERSION}&ticket=${ticket}`, arena);
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const socket = new LeanSocket(url, {
      onBinary: () => {},
      onText: (text) => text !== LIVE_PONG && onMessage(JSON.parse(text)),
      onClose: () => resolve(),
    });
    this.#socket = socket;
    await socket.opened;
    this.isOpen = true;
    onOpen?.();
    await closed;
  }
}
