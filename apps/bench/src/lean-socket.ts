// A WebSocket client of 100 lines, so that one core can play for 3,000 people: one read buffer for all sockets, masks of
// zero (RFC 6455 asks for unpredictable ones against proxies that cache; there is none on loopback), no events.
import { connect, type Socket } from "node:net";

export interface SocketHandler {
  onBinary(payload: Buffer): void; // a view of the shared read buffer: valid during the call
  onText(payload: string): void;
  onClose(code: number): void; // 1006: the line was cut
}

const CONTINUATION = 0x0;
const TEXT = 0x1;
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

const sharedBuffer = Buffer.allocUnsafeSlow(1 << 18);

export class LeanSocket {
  bytesIn = 0;
  bytesOut = 0;
  framesIn = 0;
  framesOut = 0;
  /** Rejected when it closes before it was open. */
  readonly opened: Promise<void>;
  readonly #settle: { readonly open: () => void; readonly fail: (error: Error) => void };
  readonly #socket: Socket;
  readonly #handler: SocketHandler;
  #rest: Buffer | null = null; // the beginning of a frame that has not arrived whole
  #open = false;
  #closed = false;

  constructor(url: URL, handler: SocketHandler) {
    this.#handler = handler;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.opened = promise;
    this.#settle = { open: resolve, fail: reject };
    this.#socket = this.#connect(url);
    this.#socket.on("connect", () => {
      this.#socket.write(
        `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: ${url.origin}\r\n\r\n`,
      );
    });
    this.#socket.on("error", () => {}); // "close" follows
    this.#socket.on("close", () => this.#ended(1006));
  }

  #connect(url: URL): Socket {
    return connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      onread: {
        buffer: sharedBuffer,
        callback: (length, buffer) => {
          this.#read(buffer as Buffer, length); // the buffer is the one given above
          return true;
        },
      },
    });
  }

  get open(): boolean {
    return this.#open && !this.#closed;
  }

  /** Counts on from the socket whose place it takes. */
  inherit(before: LeanSocket | undefined): void {
    this.bytesIn += before?.bytesIn ?? 0;
    this.bytesOut += before?.bytesOut ?? 0;
    this.framesIn += before?.framesIn ?? 0;
    this.framesOut += before?.framesOut ?? 0;
  }

  sendBinary(payload: Uint8Array): void {
    this.#send(BINARY, payload);
  }

  sendText(text: string): void {
    this.#send(TEXT, Buffer.from(text));
  }

  close(code = 1000): void {
    if (this.open) this.#send(CLOSE, Uint8Array.of(code >> 8, code & 0xff));
    this.#socket.end();
  }

  /** Cuts the line without a word, as a lost network does. */
  destroy(): void {
    this.#socket.destroy();
  }

  #send(opcode: number, payload: Uint8Array): void {
    if (!this.open) return;
    const short = payload.length < 126;
    const frame = Buffer.allocUnsafe((short ? 6 : 8) + payload.length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (short ? payload.length : 126);
    if (!short) frame.writeUInt16BE(payload.length, 2);
    frame.writeUInt32LE(0, short ? 2 : 4);
    frame.set(payload, short ? 6 : 8);
    this.#socket.write(frame);
    this.bytesOut += frame.length;
    this.framesOut++;
  }

  #read(buffer: Buffer, length: number): void {
    const rest = this.#rest;
    const bytes = rest === null ? buffer.subarray(0, length) : Buffer.concat([rest, buffer.subarray(0, length)]);
    let at = 0;
    if (!this.#open) {
      at = this.#readAnswer(bytes);
      if (at < 0) return;
    } else {
      this.bytesIn += length;
    }
    while (at >= 0 && at < bytes.length) {
      const next = this.#readFrame(bytes, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  }

  #readAnswer(bytes: Buffer): number {
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) {
      this.#rest = Buffer.from(bytes);
      return -1;
    }
    if (!bytes.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) {
      this.#socket.destroy(new Error(bytes.subarray(0, end).toString()));
      return -1;
    }
    this.#open = true;
    this.#rest = null;
    this.#settle.open();
    return end + 4;
  }

  /** Reads the frame at `at`; returns where the next begins, or -1 when this one is not whole yet. */
  #readFrame(bytes: Buffer, at: number): number {
    if (bytes.length - at < 2) return -1;
    let length = (bytes[at + 1] ?? 0) & 0x7f;
    let start = at + 2;
    if (length >= 126) {
      const wide = length === 127;
      start += wide ? 8 : 2;
      if (bytes.length < start) return -1;
      length = wide ? Number(bytes.readBigUInt64BE(at + 2)) : bytes.readUInt16BE(at + 2);
    }
    const end = start + length;
    if (bytes.length < end) return -1;
    this.framesIn++;
    this.#dispatch((bytes[at] ?? 0) & 0x0f, bytes.subarray(start, end));
    return end;
  }

  #dispatch(opcode: number, payload: Buffer): void {
    if (opcode === BINARY) this.#handler.onBinary(payload);
    else if (opcode === TEXT) this.#handler.onText(payload.toString());
    else if (opcode === PING) this.#send(PONG, payload);
    else if (opcode === CLOSE) {
      this.#ended(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
      this.#socket.destroy();
    } else if (opcode === CONTINUATION) throw new Error("no server under test splits messages");
  }

  #ended(code: number): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#settle.fail(new Error(`closed with ${code} before it was open`));
    this.#handler.onClose(code);
  }
}
