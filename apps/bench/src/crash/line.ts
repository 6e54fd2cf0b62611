// One player's line to a match: comes back by itself, and checks that no score it is told is less than what was told before.
import { MatchSocket } from "@transcendence/client/match";
import type { Move, Rules, Seat } from "@transcendence/game";
import {
  Acknowledgements,
  decodeServerMessage,
  encodeInput,
  type MatchClock,
  type ServerFrame,
} from "@transcendence/netcode";
import type { MatchClientMessage, MatchServerMessage, RoomMessage } from "@transcendence/protocol";
import { Player } from "../player.ts";
import type { Guest } from "./guest.ts";

export interface LineOptions {
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
  breaks = 0; // how often the connection broke
  readonly seat: Seat;
  readonly #options: LineOptions;
  #player: Player;
  #acks = new Acknowledgements();
  #socket: MatchSocket | null = null;
  #isEnded = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.seat = options.seat;
    this.#player = new Player(options.rules, options.seat);
  }

  /** Until `end`: connects, and again whenever the line is cut. `floor` is asked for before each connection. */
  keep(floor: () => readonly number[]): void {
    const { match, seat, guest, rules } = this.#options;
    this.#socket = new MatchSocket(
      { arena: guest.arena, match },
      {
        onLink: ({ state }) => {
          if (this.connected && state !== "open" && !this.#isEnded) this.breaks++;
          this.connected = state === "open";
        },
        onTicket: () => {
          this.floor = [...floor()];
          this.#player = new Player(rules, seat);
          this.#acks.reset();
        },
        onMessage: (message) => this.#readMessage(message),
        onFrame: (bytes) => {
          for (const frame of decodeServerMessage(bytes)) this.#readFrame(frame);
        },
      },
    );
  }

  end(): void {
    this.#isEnded = true;
    this.#socket?.close();
  }

  say(type: MatchClientMessage["type"]): void {
    this.#socket?.say({ type });
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
    this.#socket?.send(this.#acks.with(encodeInput(clock.epoch, tick, move), performance.now()));
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
        if (ack !== null) this.#socket?.send(ack); // what waits for an input and gets none goes with the next keyframe's
        return;
      }
      case "pong":
      case "batch":
    }
  }
}
