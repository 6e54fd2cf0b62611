// The least room that keeps the protocol, to hold clients against: one loop on a fine timer, everything by the letter.
import {
  type Command,
  createWorld,
  encodeWorld,
  hashWorld,
  type MatchSettings,
  type Rules,
  rulesOf,
  SEATS,
  type Seat,
} from "@transcendence/game";
import {
  decodeClientMessage,
  type ClientFrame,
  encodeBatch,
  encodeKeyframe,
  encodePong,
  encodeRelay,
  encodeServe,
  FUTURE_TICKS,
  LATENESS_TICKS,
  type MatchClock,
  type RoomPhase,
  type RoomState,
  tickAt,
  Timeline,
} from "../src/index.ts";
import type { Random, VirtualTime } from "../src/simulation/index.ts";

const LOOP_MS = 4;
const COUNTDOWN_MS = 1000;
const SERVE_DELAY = 60;

export interface Seen {
  readonly seat: Seat | null;
  readonly sendFrame: (bytes: Uint8Array) => void;
  readonly sendPhase: (room: RoomState) => void;
}

interface Connection extends Seen {
  received: number;
  lastTick: number;
  echoMs: number;
  echoAtMs: number | null;
}

export class ReferenceRoom {
  readonly log: Command[] = [];
  readonly moved: { readonly seat: Seat; readonly sent: number; readonly counted: number }[] = []; // inputs put elsewhere
  readonly rules: Rules;
  timeline: Timeline;
  differing = 0; // hashes acknowledged that were not ours
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #connections = new Set<Connection>();
  readonly #hashes = new Map<number, number>();
  #phase: RoomPhase = { phase: "waiting" };
  #epoch = 0;
  #serveTick = -1;
  #points = 0;
  #keyframeMs = 0;
  #batchMs = 0;
  #unbatched: Command[] = [];

  constructor(time: VirtualTime, settings: MatchSettings, random: Random) {
    this.#time = time;
    this.#random = random;
    this.rules = rulesOf(settings);
    this.timeline = new Timeline(this.rules, createWorld(this.rules));
    this.#loop();
  }

  get tick(): number {
    return this.#clock === null ? this.timeline.confirmed.tick : Math.floor(tickAt(this.#clock, this.#time.nowMs));
  }

  connect(seen: Seen): (bytes: Uint8Array) => void {
    const connection: Connection = { ...seen, received: 0, lastTick: 0, echoMs: 0, echoAtMs: null };
    this.#connections.add(connection);
    connection.sendPhase(this.#message());
    this.#sendKeyframe(connection);
    return (bytes) => this.#receive(connection, bytes);
  }

  start(): void {
    this.#epoch = (this.#epoch + 1) & 0xff;
    const clock: MatchClock = {
      epoch: this.#epoch,
      startTick: this.timeline.confirmed.tick,
      startMs: this.#time.nowMs + COUNTDOWN_MS,
    };
    if (this.#serveTick < 0) this.#serve(clock.startTick + SERVE_DELAY);
    this.#tell({ phase: "countdown", clock });
  }

  pause(): void {
    this.#fold(this.tick);
    this.#epoch = (this.#epoch + 1) & 0xff;
    const { tick } = this.timeline.confirmed;
    for (const seat of SEATS) this.timeline.insert({ kind: "move", tick, seat, move: 0 });
    this.#sendBatches();
    this.#tell({ phase: "paused", tick });
  }

  get #clock(): MatchClock | null {
    return "clock" in this.#phase ? this.#phase.clock : null;
  }

  #receive(connection: Connection, bytes: Uint8Array): void {
    const frames = decodeClientMessage(bytes);
    if (frames.length === 0) throw new Error("a client sent a malformed message");
    for (const frame of frames) this.#take(connection, frame);
  }

  #take(connection: Connection, frame: ClientFrame): void {
    if (frame.type === "ping") return connection.sendFrame(encodePong(frame.clientMs, this.#time.nowMs));
    if (frame.type === "ack") {
      connection.echoMs = frame.clientMs;
      connection.echoAtMs = this.#time.nowMs;
      const ours = this.#hashes.get(frame.tick);
      if (ours !== undefined && ours !== frame.hash) this.differing++;
      return;
    }
    if (connection.seat === null || frame.epoch !== this.#epoch || this.#clock === null) return;
    connection.received++;
    const earliest = Math.max(this.tick - LATENESS_TICKS, connection.lastTick, this.timeline.confirmed.tick);
    const tick = Math.max(earliest, Math.min(frame.tick, this.tick + FUTURE_TICKS));
    connection.lastTick = tick;
    this.timeline.insert({ kind: "move", tick, seat: connection.seat, move: frame.move });
    for (const other of this.#connections) {
      if (other === connection || other.seat === null) continue;
      other.sendFrame(encodeRelay(this.#epoch, tick, connection.seat, frame.move));
    }
    if (tick === frame.tick) return;
    this.moved.push({ seat: connection.seat, sent: frame.tick, counted: tick });
    this.#sendKeyframe(connection);
  }

  #loop(): void {
    const { nowMs } = this.#time;
    this.#time.at(nowMs + LOOP_MS, () => this.#loop());
    if (this.#clock === null || nowMs < this.#clock.startMs) return;
    this.#fold(this.tick - LATENESS_TICKS);
    this.#pointMade();
    if (nowMs - this.#batchMs >= 100) this.#sendBatches();
    if (nowMs - this.#keyframeMs >= 1000) this.#sendKeyframes();
  }

  #pointMade(): void {
    const { confirmed } = this.timeline;
    const points = confirmed.score.reduce((sum, score) => sum + score, 0);
    if (points === this.#points) return;
    this.#points = points;
    if (confirmed.winner !== -1) {
      this.#sendBatches();
      this.#tell({ phase: "finished" });
      return;
    }
    this.#serve(this.tick + SERVE_DELAY);
    this.#sendKeyframes();
  }

  #serve(tick: number): void {
    const seed = Math.floor(this.#random() * 2 ** 32);
    this.#serveTick = tick;
    this.timeline.insert({ kind: "serve", tick, seed });
    for (const { seat, sendFrame } of this.#connections) {
      if (seat !== null) sendFrame(encodeServe(this.#epoch, tick, seed));
    }
  }

  #fold(tick: number): void {
    const folded = this.timeline.confirm(tick);
    this.log.push(...folded);
    this.#unbatched.push(...folded);
  }

  #tell(phase: RoomPhase): void {
    this.#phase = phase;
    for (const connection of this.#connections) connection.sendPhase(this.#message());
    this.#sendKeyframes();
  }

  #message(): RoomState {
    return { score: this.timeline.confirmed.score.slice(), state: this.#phase, nowMs: this.#time.nowMs };
  }

  #sendKeyframes(): void {
    this.#keyframeMs = this.#time.nowMs;
    for (const connection of this.#connections) if (connection.seat !== null) this.#sendKeyframe(connection);
  }

  #sendKeyframe(connection: Connection): void {
    if (connection.seat === null) this.#sendBatches();
    const { confirmed } = this.timeline;
    const hash = hashWorld(confirmed);
    this.#hashes.set(confirmed.tick, hash);
    const frame = encodeKeyframe({
      epoch: this.#epoch,
      hash,
      roomMs: this.#time.nowMs,
      echoMs: connection.echoMs,
      heldMs: connection.echoAtMs === null ? null : this.#time.nowMs - connection.echoAtMs,
      received: connection.received & 0xffff,
      pending: connection.seat === null ? [] : this.timeline.pending(),
      world: encodeWorld(confirmed),
    });
    connection.echoAtMs = null;
    connection.sendFrame(frame);
  }

  #sendBatches(): void {
    this.#batchMs = this.#time.nowMs;
    const batch = encodeBatch(this.#epoch, this.timeline.confirmed.tick, this.#unbatched);
    this.#unbatched = [];
    for (const { seat, sendFrame } of this.#connections) if (seat === null) sendFrame(batch);
  }
}
