// One player's line to a match: comes back by itself, and checks that no score it is told is less than what was told before.
import { setTimeout as sleep } from "node:timers/promises";
import type { Move, Rules, Seat } from "@transcendence/game";
import {
  Acknowledgements,
  decodeServerMessage,
  encodeInput,
  type MatchClock,
  type ServerFrame,
} from "@transcendence/netcode";
import {
  type MatchClientMessage,
  type MatchServerMessage,
  PROTOCOL_VERSION,
  type RoomMessage,
} from "@transcendence/protocol";
import { LeanSocket } from "../lean-socket.ts";
import { Player } from "../player.ts";
import type { Guest } from "./guest.ts";

const RETRY_MS = 100;

export interface LineOptions {
  readonly arena: URL;
  readonly match: string;
  readonly seat: Seat;
  readonly guest: Guest;
  readonly rules: Rules;
  readonly onScore: (score: readonly number[], line: Line) => void;
  readonly onRoom: (message: RoomMessage, line: Line) => void;
}

export class Line {
  floor: readonly number[] = [0, 0]; // the least that this connection may be told
  connected = false;
  readonly seat: Seat;
  readonly #options: LineOptions;
  #player: Player;
  #acks = new Acknowledgements();
  #socket: LeanSocket | null = null;
  #ended = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.seat = options.seat;
    this.#player = new Player(options.rules, options.seat);
  }

  /** Until `end`: connects, and again whenever the line is cut. `floor` is asked for before each connection. */
  async keep(floor: () => readonly number[]): Promise<void> {
    while (!this.#ended) {
      this.floor = [...floor()];
      await this.#live().catch(() => {}); // refused: the rooms are not back yet
      this.connected = false;
      if (!this.#ended) await sleep(RETRY_MS);
    }
  }

  end(): void {
    this.#ended = true;
    this.#socket?.destroy();
  }

  say(type: MatchClientMessage["type"]): void {
    this.#socket?.sendText(JSON.stringify({ type }));
  }

  enterEpoch(epoch: number): void {
    this.#player.enterEpoch(epoch);
  }

  plan(tick: number): ReturnType<Player["plan"]> {
    return this.#player.plan(tick);
  }

  press(move: Move, clock: MatchClock): void {
    if (!this.connected) return;
    const tick = this.#player.press(move, clock, Date.now());
    this.#socket?.sendBinary(this.#acks.with(encodeInput(clock.epoch, tick, move), performance.now()));
  }

  async #live(): Promise<void> {
    const { arena, match, seat, guest, rules } = this.#options;
    const url = new URL(`/parties/match/${match}`, arena);
    url.searchParams.set("ticket", await guest.ticket(match));
    url.searchParams.set("v", String(PROTOCOL_VERSION));
    this.#player = new Player(rules, seat);
    this.#acks.reset();
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const socket = new LeanSocket(url, {
      onBinary: (bytes) => {
        for (const frame of decodeServerMessage(bytes)) this.#readFrame(frame);
      },
      onText: (text) => this.#readMessage(JSON.parse(text) as MatchServerMessage), // our own room wrote it
      onClose: () => resolve(),
    });
    this.#socket = socket;
    await socket.opened;
    this.connected = true;
    await closed;
  }

  #readMessage(message: MatchServerMessage): void {
    if (message.type !== "room") return;
    this.#options.onScore(message.score, this);
    this.#options.onRoom(message, this);
  }

  #readFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case "relay":
        return this.#player.insert({ kind: "move", tick: frame.tick, seat: frame.seat, move: frame.move });
      case "serve":
        return this.#player.insert({ kind: "serve", tick: frame.tick, seed: frame.seed });
      case "keyframe": {
        const { tick, hash, score } = this.#player.adopt(frame);
        this.#options.onScore(score, this);
        const ack = this.#acks.keyframe(tick, hash, performance.now());
        if (ack !== null) this.#socket?.sendBinary(ack); // what waits for an input and gets none goes with the next keyframe's
        return;
      }
      case "pong":
      case "batch":
    }
  }
}
