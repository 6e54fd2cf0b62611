import { LeanSocket } from "../../lean-socket.ts";
import { changeDelayMs, type Duel, type DuelOptions, InFlight, other, type Seat } from "./duel.ts";

/** How the players of one kind of server speak. */
export interface Dialect {
  address(urlOf: DuelOptions["urlOf"]): Promise<readonly [URL, URL]>; // of the two seats in a new match
  input(count: number, move: -1 | 0 | 1): Uint8Array;
  /** How many of the rival's inputs (modulo 256) this frame shows to the player in that seat; -1: it shows none. */
  shows(frame: Uint8Array, seat: Seat, seenSoFar: number): number;
  welcome?(socket: LeanSocket, frame: Uint8Array): void; // what a client must answer to be let in
}

/** Two players who hold random keys: enough for a server that knows no game, or plays one whatever they do. */
export class RandomDuel implements Duel {
  sockets: readonly LeanSocket[] = [];
  readonly #options: DuelOptions;
  readonly #dialect: Dialect;
  readonly #inFlight = [new InFlight(), new InFlight()] as const;
  readonly #seen: [number, number] = [0, 0]; // the rival's inputs, by who sees them
  readonly #sent: [number, number] = [0, 0];
  #closing = false;

  constructor(options: DuelOptions, dialect: Dialect) {
    this.#options = options;
    this.#dialect = dialect;
  }

  async open(): Promise<void> {
    const [left, right] = await this.#dialect.address(this.#options.urlOf);
    this.sockets = [await this.#connect(left, 0), await this.#connect(right, 1)];
    this.#plan(0, 1);
    this.#plan(1, 1);
  }

  close(): void {
    this.#closing = true;
    for (const socket of this.sockets) socket.destroy();
  }

  async #connect(url: URL, seat: Seat): Promise<LeanSocket> {
    const socket: LeanSocket = new LeanSocket(url, {
      onBinary: (frame) => {
        this.#dialect.welcome?.(socket, frame);
        this.#read(frame, seat);
      },
      onText: () => {},
      onClose: () => {
        if (!this.#closing) this.#options.tally.lost++;
      },
    });
    await socket.opened;
    return socket;
  }

  #plan(seat: Seat, move: -1 | 0 | 1): void {
    this.#options.wheel.after(changeDelayMs(), () => {
      const socket = this.sockets[seat];
      if (socket?.open !== true) return;
      this.#options.tally.inputs++;
      socket.sendBinary(this.#dialect.input(++this.#sent[seat], move));
      this.#inFlight[seat].send(performance.now());
      this.#plan(seat, move !== 0 ? 0 : Math.random() < 0.5 ? -1 : 1);
    });
  }

  #read(frame: Uint8Array, seat: Seat): void {
    const shown = this.#dialect.shows(frame, seat, this.#seen[seat]);
    if (shown < 0) return;
    const inFlight = this.#inFlight[other(seat)];
    const nowMs = performance.now();
    while ((this.#seen[seat] & 0xff) !== shown && inFlight.size > 0) {
      this.#seen[seat]++;
      this.#options.tally.relayMs.add(inFlight.seen(nowMs));
    }
  }
}
