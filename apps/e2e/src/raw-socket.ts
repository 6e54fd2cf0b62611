// A WebSocket by hand, as a program opens it: with any path and header, which neither browsers nor Node's own let one send.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { Duplex } from "node:stream";
import type { MatchErrorMessage, MatchServerMessage, RoomMessage } from "@transcendence/protocol";
import { waitUntil } from "./wait-until.ts";

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const NO_CODE = 1006;

export class RawSocket {
  readonly rooms: RoomMessage[] = [];
  readonly errors: MatchErrorMessage["code"][] = [];
  readonly #socket: Duplex;
  #unread = Buffer.alloc(0);
  #closeCode: number | null = null;

  private constructor(socket: Duplex, head: Buffer) {
    this.#socket = socket;
    socket.on("data", (bytes: Buffer) => this.#read(bytes));
    socket.on("error", () => {});
    socket.on("close", () => (this.#closeCode ??= NO_CODE));
    if (head.length > 0) this.#read(head);
  }

  static async open(url: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const asked = request(url + path, { headers: { ...upgrade(), ...headers } }).end();
    const [, socket, head] = (await once(asked, "upgrade")) as [IncomingMessage, Duplex, Buffer]; // rejects when refused
    return new RawSocket(socket, head);
  }

  /** The status of a handshake that is refused. */
  static async status(url: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const asked = request(url + path, { headers: { ...upgrade(), ...headers } }).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    answer.resume();
    return answer.statusCode ?? 0;
  }

  send(data: string | Uint8Array): void {
    const payload = Buffer.from(data); // clients mask; a mask of zeros changes nothing
    const opcode = typeof data === "string" ? TEXT : BINARY;
    this.#socket.write(Buffer.concat([Buffer.of(0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0), payload]));
  }

  async firstRoom(): Promise<RoomMessage> {
    return waitUntil(() => this.rooms[0], `the room's first word; closed: ${this.#closeCode}`);
  }

  async closed(): Promise<number> {
    return waitUntil(() => this.#closeCode, "the socket to be closed");
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const [first, second] = this.#unread;
      if (first === undefined || second === undefined) return;
      const isLong = second === 126; // nothing here is longer than 64 kB
      if (isLong && this.#unread.length < 4) return;
      const start = isLong ? 4 : 2;
      const length = isLong ? this.#unread.readUInt16BE(2) : second;
      if (this.#unread.length < start + length) return;
      this.#take(first & 0xf, this.#unread.subarray(start, start + length));
      this.#unread = this.#unread.subarray(start + length);
    }
  }

  #take(opcode: number, payload: Buffer): void {
    if (opcode === CLOSE) this.#closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : NO_CODE;
    if (opcode !== TEXT) return;
    const message = JSON.parse(payload.toString()) as MatchServerMessage;
    if (message.type === "room") this.rooms.push(message);
    else if (message.type === "error") this.errors.push(message.code);
  }
}

function upgrade(): Record<string, string> {
  return {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
  };
}
