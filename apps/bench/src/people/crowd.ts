// One channel with many people in it, over either server: some write at a steady rate, all hear everything.
import { setTimeout as sleep } from "node:timers/promises";
import { LeanSocket } from "../lean-socket.ts";
import { Samples, type Summary } from "../samples.ts";

/** How to enter and speak: what differs between the arena's rooms and Socket.IO. */
export interface Wire {
  readonly url: (person: number) => Promise<URL>;
  readonly hello: string | null; // said first
  readonly isIn: (text: string) => boolean; // the answer to it, or to the connection itself
  readonly write: (stamp: string) => string; // a message that carries the stamp
  readonly pong: ReadonlyMap<string, string>; // what has to be answered
}

export interface Delivery {
  readonly written: number;
  readonly heard: number; // by all together
  readonly expected: number;
  readonly deliveryMs: Summary; // from the writer's send to each reader
}

const STAMP = /~([\d.]+)~/;

export class ChannelCrowd {
  readonly #wire: Wire;
  readonly #sockets: LeanSocket[] = [];
  readonly #delivery = new Samples(1 << 18);
  #in = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** A few at a time: a crowd does not come in the same millisecond. */
  async enter(people: number): Promise<void> {
    for (let person = 0; person < people; person++) {
      const socket: LeanSocket = new LeanSocket(await this.#wire.url(person), {
        onBinary: () => {},
        onText: (text) => this.#hear(socket, text),
        onClose: () => {},
      });
      await socket.opened;
      if (this.#wire.hello !== null) socket.sendText(this.#wire.hello);
      this.#sockets.push(socket);
    }
    const deadline = performance.now() + 30_000;
    while (this.#in < people) {
      if (performance.now() > deadline) throw new Error(`only ${this.#in} of ${people} were let in`);
      await sleep(50);
    }
  }

  /** `writers`, the first of them, take turns. */
  async talk(perSecond: number, writers: number, ms: number): Promise<Delivery> {
    this.#delivery.clear();
    const messages = Math.round((perSecond * ms) / 1000);
    const startMs = performance.now();
    for (let count = 0; count < messages; count++) {
      await sleep(Math.max(0, startMs + (count * 1000) / perSecond - performance.now()));
      this.#sockets[count % writers]?.sendText(this.#wire.write(`~${performance.now().toFixed(2)}~ message ${count}`));
    }
    await sleep(2000); // the last ones are on their way
    const expected = messages * this.#sockets.length;
    return { written: messages, heard: this.#delivery.count, expected, deliveryMs: this.#delivery.summary() };
  }

  leave(): void {
    for (const socket of this.#sockets) socket.close();
  }

  #hear(socket: LeanSocket, text: string): void {
    const stamp = STAMP.exec(text)?.[1];
    if (stamp !== undefined) return this.#delivery.add(performance.now() - Number(stamp));
    const answer = this.#wire.pong.get(text);
    if (answer !== undefined) socket.sendText(answer);
    else if (this.#wire.isIn(text)) this.#in += 1;
  }
}
