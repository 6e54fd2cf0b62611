// The usual way, to compare with: a room that steps sixty times a second and broadcasts every world, and clients that draw
// what they are sent, the newest or a tenth of a second behind.
import {
  applyCommand,
  createWorld,
  type MatchSettings,
  type Move,
  type Rules,
  rulesOf,
  type Seat,
  SERVE_DELAY_TICKS,
  step,
  TICKS_PER_SECOND,
  type World,
} from "@transcendence/game";
import { Line, type LineQuality, type Random, type VirtualTime } from "@transcendence/netcode/simulation";
import type { Display, Picture } from "./display.ts";

const TICK_MS = 1000 / TICKS_PER_SECOND;

interface Snapshot {
  readonly tick: number;
  readonly ball: { readonly x: number; readonly y: number } | null;
  readonly paddles: readonly number[];
}

export class SnapshotRoom {
  readonly time: VirtualTime;
  readonly world: World;
  readonly rules: Rules;
  readonly players: readonly [SnapshotDisplay, SnapshotDisplay];
  readonly rallies: number[] = []; // hits of each
  readonly #random: Random;
  readonly #startMs: number;
  #serveTick = SERVE_DELAY_TICKS;

  constructor(
    time: VirtualTime,
    settings: MatchSettings,
    quality: LineQuality,
    random: Random,
    behindMs: number | null,
  ) {
    this.time = time;
    this.rules = rulesOf(settings);
    this.world = createWorld(this.rules);
    this.#random = random;
    this.#startMs = time.nowMs;
    this.players = [
      new SnapshotDisplay(this, 0, quality, random, behindMs),
      new SnapshotDisplay(this, 1, quality, random, behindMs),
    ];
    this.#tick();
  }

  get finished(): boolean {
    return this.world.winner !== -1;
  }

  receive(seat: Seat, move: Move): void {
    applyCommand(this.world, this.rules, { kind: "move", tick: this.world.tick, seat, move });
  }

  #tick(): void {
    const { world } = this;
    this.time.at(this.#startMs + (world.tick + 1) * TICK_MS, () => this.#tick());
    if (!world.inPlay && world.tick >= this.#serveTick) {
      applyCommand(world, this.rules, { kind: "serve", tick: world.tick, seed: Math.floor(this.#random() * 2 ** 32) });
    }
    const { inPlay } = world;
    step(world, this.rules);
    if (inPlay && !world.inPlay) {
      this.rallies.push(world.hits);
      this.#serveTick = world.tick + SERVE_DELAY_TICKS;
    }
    const { x, y } = world.balls[0]!;
    const ball = world.inPlay ? { x, y } : null;
    const snapshot = { tick: world.tick, ball, paddles: world.paddles.map(({ center }) => center) };
    for (const player of this.players) player.deliver(snapshot);
  }
}

export class SnapshotDisplay implements Display {
  readonly seat: Seat;
  readonly #time: VirtualTime;
  readonly #behindMs: number | null; // null: draws the newest
  readonly #up: Line<Move>;
  readonly #down: Line<Snapshot>;
  readonly #arrived: Snapshot[] = [];
  #lateMs = 0; // how long a snapshot usually takes, on this client's clock

  constructor(room: SnapshotRoom, seat: Seat, quality: LineQuality, random: Random, behindMs: number | null) {
    this.seat = seat;
    this.#time = room.time;
    this.#behindMs = behindMs;
    this.#up = new Line(room.time, quality, random, (move) => room.receive(seat, move));
    this.#down = new Line(room.time, quality, random, (snapshot) => this.#receive(snapshot));
  }

  deliver(snapshot: Snapshot): void {
    this.#down.send(snapshot);
  }

  press(move: Move): void {
    this.#up.send(move);
  }

  draw(): Picture {
    const { tick, ball, paddles } = this.#behindMs === null ? this.#newest() : this.#behind(this.#behindMs);
    return { tick, running: true, ball, paddles, events: [] };
  }

  #receive(snapshot: Snapshot): void {
    const lateMs = this.#time.nowMs - snapshot.tick * TICK_MS;
    this.#lateMs = this.#arrived.length === 0 ? lateMs : this.#lateMs + (lateMs - this.#lateMs) * 0.02;
    this.#arrived.push(snapshot);
    if (this.#arrived.length > 120) this.#arrived.shift();
  }

  #newest(): Snapshot {
    return this.#arrived.at(-1) ?? NOTHING;
  }

  #behind(behindMs: number): Snapshot {
    const tick = (this.#time.nowMs - this.#lateMs - behindMs) / TICK_MS;
    const next = this.#arrived.findIndex((snapshot) => snapshot.tick > tick);
    if (next < 0) return this.#newest();
    const to = this.#arrived[next]!;
    const from = this.#arrived[next - 1] ?? to;
    const part = from === to ? 0 : (tick - from.tick) / (to.tick - from.tick);
    return {
      tick,
      ball: between(from.ball, to.ball, part),
      paddles: from.paddles.map((y, i) => mix(y, to.paddles[i]!, part)),
    };
  }
}

const NOTHING: Snapshot = { tick: 0, ball: null, paddles: [0, 0] };

function between(from: Snapshot["ball"], to: Snapshot["ball"], part: number): Snapshot["ball"] {
  return from && to ? { x: mix(from.x, to.x, part), y: mix(from.y, to.y, part) } : to;
}

function mix(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}
