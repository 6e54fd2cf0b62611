// Every command of a match in 8 bytes each: a thousand matches with a thousand inputs each fit in 8 MB.
import type { Command, Move, Seat } from "@transcendence/game";

const SERVE_BIT = 0x8000_0000; // of the tick's word

export class CommandLog {
  #words = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(command: Command): void {
    const at = this.#length * 2;
    if (at === this.#words.length) {
      const longer = new Uint32Array(this.#words.length * 2);
      longer.set(this.#words);
      this.#words = longer;
    }
    if (command.kind === "serve") {
      this.#words[at] = command.tick | SERVE_BIT;
      this.#words[at + 1] = command.seed;
    } else {
      this.#words[at] = command.tick;
      this.#words[at + 1] = (command.seat << 2) | (command.move + 1);
    }
    this.#length++;
  }

  /** Forgets all but the first `length` commands. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  commands(): Command[] {
    return Array.from({ length: this.#length }, (_, index) => this.#at(index));
  }

  /** The bytes of the commands from `start` on: little-endian, as on every machine that runs this. */
  bytesFrom(start: number): Uint8Array {
    return new Uint8Array(this.#words.slice(start * 2, this.#length * 2).buffer);
  }

  appendBytes(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      this.push(commandOf(view.getUint32(at, true), view.getUint32(at + 4, true)));
    }
  }

  #at(index: number): Command {
    return commandOf(this.#words[index * 2]!, this.#words[index * 2 + 1]!); // index < length
  }
}

function commandOf(first: number, second: number): Command {
  if (first >= SERVE_BIT) return { kind: "serve", tick: first - SERVE_BIT, seed: second };
  // Only what `push` wrote is read.
  return { kind: "move", tick: first, seat: (second >> 2) as Seat, move: ((second & 3) - 1) as Move };
}
