// A real match room in virtual time, with two real clients.
import type { MatchSettings, Move, Seat } from "@transcendence/game";
import { decodeClientMessage, type Drawing, MatchClient, type RoomState } from "@transcendence/netcode";
import { Line, type LineQuality, type Random, type VirtualTime } from "@transcendence/netcode/simulation";
import type { RoomMessage } from "@transcendence/protocol";
import { createMatch, isInPlay, type MatchEvent, type MatchState, reduce } from "@transcendence/rooms/match";
import type { Display, Picture } from "./display.ts";

type Data = string | Uint8Array;

/** An input as its sender meant it and as the room counted it. */
export interface Counted {
  readonly seat: Seat;
  readonly sent: number;
  readonly counted: number;
}

export class RoomHarness {
  readonly time: VirtualTime;
  readonly state: MatchState;
  readonly inputs: Counted[] = [];
  readonly players: readonly [HarnessDisplay, HarnessDisplay];
  readonly #random: Random;
  #wakeMs = Infinity;

  constructor(
    time: VirtualTime,
    settings: MatchSettings,
    quality: LineQuality,
    random: Random,
    drawing: Partial<Drawing>,
  ) {
    this.time = time;
    this.#random = random;
    this.state = createMatch({ match: "feel00000000", settings }, 0);
    this.players = [
      new HarnessDisplay(this, 0, quality, random, drawing),
      new HarnessDisplay(this, 1, quality, random, drawing),
    ];
    for (const { id, seat } of this.players)
      this.handle({ type: "connect", nowMs: this.#nowMs, client: id, ticket: ticketOf(seat, settings) });
    for (const { id } of this.players) {
      this.handle({ type: "message", nowMs: this.#nowMs, client: id, message: { type: "ready" }, freshId: "none" });
    }
  }

  get finished(): boolean {
    return this.state.phase.phase === "finished" || this.state.phase.phase === "aborted";
  }

  /** A room's clock counts whole milliseconds. */
  get #nowMs(): number {
    return Math.floor(this.time.nowMs);
  }

  receive(display: HarnessDisplay, bytes: Uint8Array): void {
    const frames = decodeClientMessage(bytes);
    if (frames.length === 0) throw new Error("a client sent a malformed message");
    const held = this.state.seats[display.seat];
    for (const frame of frames) {
      const counts = frame.type === "input" && frame.epoch === this.state.epoch && isInPlay(this.state.phase);
      this.handle({ type: "frame", nowMs: this.#nowMs, client: display.id, frame });
      if (counts && held) this.inputs.push({ seat: display.seat, sent: frame.tick, counted: held.lastInputTick });
    }
  }

  handle(event: MatchEvent): void {
    const [, effects] = reduce(this.state, event);
    for (const effect of effects) {
      if (effect.type === "close") throw new Error(`the room closed a client: ${effect.reason}`);
      if (effect.type === "send") this.players.find(({ id }) => id === effect.client)?.deliver(effect.data);
    }
    if (this.state.wakeMs >= this.#wakeMs) return;
    this.#wakeAt(this.state.wakeMs);
  }

  #wakeAt(wakeMs: number): void {
    this.#wakeMs = wakeMs;
    this.time.at(Math.ceil(wakeMs), () => {
      if (this.#wakeMs !== wakeMs) return;
      this.#wakeMs = Infinity;
      if (this.state.wakeMs > this.#nowMs) return this.#wakeAt(this.state.wakeMs);
      this.handle({ type: "wake", nowMs: this.#nowMs, seed: Math.floor(this.#random() * 2 ** 32) });
    });
  }
}

export class HarnessDisplay implements Display {
  readonly id: string;
  readonly seat: Seat;
  readonly client: MatchClient;
  readonly #time: VirtualTime;
  readonly #bootMs: number; // when its own clock began
  readonly #up: Line<Uint8Array>;
  readonly #down: Line<Data>;

  constructor(arena: RoomHarness, seat: Seat, quality: LineQuality, random: Random, drawing: Partial<Drawing>) {
    this.id = `client${seat}`;
    this.seat = seat;
    this.#time = arena.time;
    this.#bootMs = arena.time.nowMs - random() * 1e6;
    this.client = new MatchClient({ settings: arena.state.settings, seat, drawing });
    this.#up = new Line(arena.time, quality, random, (bytes) => arena.receive(this, bytes));
    this.#down = new Line(arena.time, quality, random, (data) => this.#receive(data));
    this.client.onOpen(this.#nowMs);
  }

  get #nowMs(): number {
    return this.#time.nowMs - this.#bootMs;
  }

  deliver(data: Data): void {
    this.#down.send(data);
  }

  press(move: Move): void {
    const frame = this.client.press(move, this.#nowMs);
    if (frame !== null) this.#up.send(frame);
  }

  draw(): Picture {
    for (const frame of this.client.poll(this.#nowMs)) this.#up.send(frame);
    const { tick, running, balls, paddles, events } = this.client.view(this.#nowMs);
    return { tick, running, ball: balls[0] ?? null, paddles, events };
  }

  #receive(data: Data): void {
    if (typeof data === "string") {
      const message = JSON.parse(data) as RoomMessage | { type: "error" }; // our own room wrote it
      if (message.type === "room") this.client.onPhase(message satisfies RoomState, this.#nowMs);
      return;
    }
    for (const answer of this.client.onFrame(data, this.#nowMs)) this.#up.send(answer);
  }
}

function ticketOf(seat: Seat, settings: MatchSettings) {
  const player = { id: `player00000${seat}`, name: `Player ${seat}`, kind: "guest" } as const;
  const seats: [string, string] = ["player000000", "player000001"];
  return {
    room: "match",
    match: "feel00000000",
    session: "session00000",
    player,
    settings,
    seats,
    expiresMs: Infinity,
  } as const;
}
