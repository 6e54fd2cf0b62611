// A line that can be made bad: late, silent for a while without being closed, or cut. Playwright's setOffline leaves open
// sockets alone, so this stands between the browser and the arena.
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

interface Parcel {
  readonly dueMs: number;
  readonly bytes: Buffer | null; // null: the sender has ended
}

export class StallingProxy {
  readonly #targetPort: number;
  readonly #delayMs: number; // each way
  readonly #pipes = new Set<Pipe>();
  readonly #sockets = new Set<Socket>();
  #server: Server;
  #port = 0;
  #stalled = false;

  private constructor(targetPort: number, delayMs: number) {
    this.#targetPort = targetPort;
    this.#delayMs = delayMs;
    this.#server = this.#serve();
  }

  /** To the arena at `url`, which is on this machine. */
  static async open(url: string, delayMs = 0): Promise<StallingProxy> {
    const proxy = new StallingProxy(Number(new URL(url).port), delayMs);
    await proxy.mend();
    return proxy;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Nothing gets through any more, and nobody is told; new connections are taken and hear nothing. */
  stall(): void {
    this.#stalled = true;
  }

  /** As a router that has lost its table: what goes through open connections is lost, and new ones work. */
  forget(): void {
    for (const pipe of this.#pipes) pipe.isForgotten = true;
  }

  /** What was held back goes on its way. */
  flow(): void {
    this.#stalled = false;
    for (const pipe of this.#pipes) pipe.pump();
  }

  /** Every connection breaks, and new ones are refused. */
  async cut(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
  }

  /** Connections are taken again. */
  async mend(): Promise<void> {
    this.#stalled = false;
    this.#server = this.#serve().listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    this.#port = typeof address === "object" && address !== null ? address.port : 0;
  }

  #serve(): Server {
    return createServer((client) => {
      const arena = connect(this.#targetPort, "127.0.0.1");
      for (const socket of [client, arena]) {
        socket.setNoDelay(true);
        this.#sockets.add(socket);
        socket.on("error", () => {}); // close follows
      }
      const pipes = [this.#pipe(client, arena), this.#pipe(arena, client)];
      for (const [socket, other] of [
        [client, arena],
        [arena, client],
      ] as const) {
        socket.once("close", () => {
          this.#sockets.delete(socket);
          for (const pipe of pipes) this.#pipes.delete(pipe);
          if (socket.errored !== null) other.destroy();
        });
      }
    });
  }

  #pipe(from: Socket, to: Socket): Pipe {
    const pipe = new Pipe(from, to, this.#delayMs, () => this.#stalled);
    this.#pipes.add(pipe);
    return pipe;
  }
}

/** One direction, in order. */
class Pipe {
  readonly #to: Socket;
  readonly #isStalled: () => boolean;
  readonly #parcels: Parcel[] = [];
  isForgotten = false;

  constructor(from: Socket, to: Socket, delayMs: number, isStalled: () => boolean) {
    this.#to = to;
    this.#isStalled = isStalled;
    const take = (bytes: Buffer | null) => {
      this.#parcels.push({ dueMs: performance.now() + delayMs, bytes });
      if (delayMs === 0) this.pump();
      else setTimeout(() => this.pump(), delayMs);
    };
    from.on("data", take);
    from.on("end", () => take(null));
  }

  pump(): void {
    while (!this.isForgotten && !this.#isStalled()) {
      const next = this.#parcels[0];
      if (next === undefined || next.dueMs > performance.now() + 1) return; // timers may ring a little early
      this.#parcels.shift();
      if (next.bytes === null) this.#to.end();
      else this.#to.write(next.bytes);
    }
  }
}
