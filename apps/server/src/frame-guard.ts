// Between a browser and a room: a message longer than any that a room reads is not passed on. workerd has no setting for that, and would
// keep 32 MiB for each socket before the room is asked. Only the heads of frames are looked at (RFC 6455, 5.2).
import { Transform, type TransformCallback } from "node:stream";

/** Of one message, in all its frames. A room reads 2048 characters. */
export const CLIENT_MESSAGE_BYTES = 16_384;

export const MESSAGE_FRAMES = 64; // browsers send one; workerd keeps a note of each, also of empty ones

const HEAD_BYTES = 14; // at most: two, eight of length, four of the mask
const CONTROL_BIT = 0x08; // of the opcode: ping, pong and close stand between the frames of a message
/** A client's close frame that says 1009, masked with zeros: the room answers it, and its answer is whole. */
const TOO_BIG = Buffer.from([0x88, 0x82, 0, 0, 0, 0, 1009 >> 8, 1009 & 0xff]);

/** A room's own, without a mask. */
export function closeFrame(code: number, reason: string): Buffer {
  const text = Buffer.from(reason);
  return Buffer.concat([Buffer.from([0x88, 2 + text.length, code >> 8, code & 0xff]), text]);
}

/** Whether what a room sent last was that it closes. */
export function endsWithClose(sent: Buffer): boolean {
  for (let length = 0; length <= 125 && length + 2 <= sent.length; length++) {
    const at = sent.length - 2 - length;
    if (sent[at] === 0x88 && sent[at + 1] === length) return true;
  }
  return false;
}

export class FrameGuard extends Transform {
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #headBytes = 0; // of the frame that begins
  #payload = 0; // bytes of the frame that are still to come
  #message = 0; // bytes of the message so far
  #frames = 0; // of it
  #isShut = false; // what comes now is read and forgotten

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    for (let at = 0; at < chunk.length && !this.#isShut;) {
      at = this.#payload > 0 ? this.#pass(chunk, at) : this.#readHead(chunk, at);
    }
    done();
  }

  #pass(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#payload);
    this.#payload -= end - at;
    this.push(chunk.subarray(at, end));
    return end;
  }

  #readHead(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && this.#headBytes < this.#headLength()) this.#head[this.#headBytes++] = chunk[at++]!; // at < length
    if (this.#headBytes < this.#headLength()) return at;
    this.#begin();
    return at;
  }

  /** How long the head is, as far as is known by now. */
  #headLength(): number {
    if (this.#headBytes < 2) return 2;
    const second = this.#head[1]!;
    const short = second & 0x7f;
    return 2 + (short === 127 ? 8 : short === 126 ? 2 : 0) + (second & 0x80 ? 4 : 0);
  }

  /** The head is whole: it goes on, if what it announces may. */
  #begin(): void {
    const first = this.#head[0]!;
    const length = this.#lengthAnnounced();
    if ((first & CONTROL_BIT) === 0) {
      const goesOn = (first & 0x0f) === 0;
      this.#message = goesOn ? this.#message + length : length;
      this.#frames = goesOn ? this.#frames + 1 : 1;
    }
    if (length > CLIENT_MESSAGE_BYTES || this.#message > CLIENT_MESSAGE_BYTES || this.#frames > MESSAGE_FRAMES) {
      this.#isShut = true;
      this.push(TOO_BIG);
      return;
    }
    this.push(Buffer.from(this.#head.subarray(0, this.#headBytes)));
    this.#headBytes = 0;
    this.#payload = length;
  }

  #lengthAnnounced(): number {
    const short = this.#head[1]! & 0x7f;
    if (short < 126) return short;
    return short === 126 ? this.#head.readUInt16BE(2) : Number(this.#head.readBigUInt64BE(2));
  }
}
