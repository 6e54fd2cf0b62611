// The gateway's end of a link to one host: opened again for as long as it takes, and what is sent collected into batches.
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "@transcendence/api";
import { BatchWriter, LINK_LIMITS, LINK_PATH, type LinkRecord, type Opening, readBatch } from "@transcendence/link";
import { CLOSE_CODES } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import { WebSocket } from "ws";
import { OWN_LINES } from "../loopback.ts";

export interface LinkCallbacks {
  /** It is up, for the first time or again: the host knows nothing of any socket. */
  readonly opened: () => void;
  readonly record: (record: LinkRecord) => void;
  readonly broken: () => void;
}

const COLLECT_MS = 2; // after a batch; one that follows a pause goes at once
const FULL_BYTES = 65_536;
/** A host that reads nothing any more: better a new beginning than memory without end. */
const STUCK_BYTES = 16_777_216;
const HANDSHAKE_MS = 3000;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;

export class GatewayLink {
  readonly #address: () => Promise<URL>;
  readonly #secret: string;
  readonly #log: Log;
  readonly #callbacks: LinkCallbacks;
  readonly #writer = new BatchWriter();
  #socket: WebSocket | null = null; // null: not up
  #sentMs = -Infinity;
  #askedMs: number | null = null; // when the ping that nobody has answered yet was sent
  #answerMs = 0; // how long the answer before took
  #isPlanned = false;
  #isStopped = false;

  constructor(address: () => Promise<URL>, secret: string, log: Log, callbacks: LinkCallbacks) {
    this.#address = address;
    this.#secret = secret;
    this.#log = log;
    this.#callbacks = callbacks;
  }

  get isUp(): boolean {
    return this.#socket !== null;
  }

  /**
   * How late the rooms' process is: how long the latest ping took or has taken so far, behind all that was sent before it. Another one
   * follows. 0 while the link is down: that is no load.
   */
  delayMs(nowMs: number): number {
    if (this.#socket === null) return 0;
    if (this.#askedMs !== null) return Math.max(this.#answerMs, nowMs - this.#askedMs);
    this.#askedMs = nowMs;
    this.#socket.ping();
    return this.#answerMs;
  }

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    this.#socket?.terminate();
  }

  open(connection: number, opening: Opening): void {
    if (this.isUp && this.#writer.open(connection, opening)) this.#plan();
  }

  /** What comes while the link is down is lost: the room begins anew with whoever sent it. */
  data(connection: number, data: string | Uint8Array): void {
    if (this.isUp && this.#writer.data(connection, data, performance.now())) this.#plan();
  }

  close(connection: number): void {
    if (!this.isUp) return;
    this.#writer.close(connection, 1000, "");
    this.#plan();
  }

  #plan(): void {
    if (this.#writer.byteLength > FULL_BYTES) return this.#flush();
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    // At the end of this turn, with what else has come in it; or a little later, if it was just sent.
    if (performance.now() - this.#sentMs >= COLLECT_MS) setImmediate(() => this.#flush());
    else setTimeout(() => this.#flush(), COLLECT_MS);
  }

  #flush(): void {
    this.#isPlanned = false;
    if (this.#socket === null || this.#writer.isEmpty) return;
    this.#sentMs = performance.now();
    this.#socket.send(this.#writer.take(this.#sentMs));
    if (this.#socket.bufferedAmount > STUCK_BYTES) {
      this.#log.error("rooms.link_stuck", { bufferedBytes: this.#socket.bufferedAmount });
      this.#socket.terminate();
    }
  }

  async #run(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !this.#isStopped; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      const socket = await this.#connect().catch(() => null);
      if (socket !== null) {
        waitMs = FIRST_WAIT_MS;
        await this.#carry(socket);
      }
      await pause(waitMs);
    }
  }

  async #connect(): Promise<WebSocket> {
    const base = await this.#address();
    const headers = await signRequest(this.#secret, { method: "GET", path: LINK_PATH, body: "", nowMs: Date.now() });
    const socket = new WebSocket(`ws://${base.host}${LINK_PATH}`, {
      headers,
      agent: OWN_LINES,
      perMessageDeflate: false,
      maxPayload: LINK_LIMITS.batchBytes,
      handshakeTimeout: HANDSHAKE_MS,
    });
    socket.on("error", () => {}); // it closes
    await new Promise((opened, failed) => socket.once("open", opened).once("close", failed));
    return socket;
  }

  /** Resolves when it is over. */
  async #carry(socket: WebSocket): Promise<void> {
    const over = new Promise((done) => socket.once("close", done));
    socket.on("message", (data) => this.#read(socket, data));
    socket.on("pong", () => {
      this.#answerMs = performance.now() - (this.#askedMs ?? performance.now());
      this.#askedMs = null;
    });
    [this.#askedMs, this.#answerMs] = [null, 0];
    this.#socket = socket;
    this.#callbacks.opened();
    await over;
    this.#socket = null;
    this.#writer.clear();
    if (this.#isStopped) return;
    this.#log.warn("rooms.link_broke");
    this.#callbacks.broken();
  }

  #read(socket: WebSocket, data: unknown): void {
    const batch = Buffer.isBuffer(data) ? readBatch(data) : null;
    if (batch === null || batch.records.some(({ type }) => type === "open")) {
      this.#log.error("rooms.batch_malformed");
      return socket.close(CLOSE_CODES.malformed, "malformed");
    }
    for (const record of batch.records) this.#callbacks.record(record);
  }
}
