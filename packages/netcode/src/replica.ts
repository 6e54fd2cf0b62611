// A client's copy of the room's match: the timeline that keyframes renew and relays extend, with the own inputs on top.
import {
  applyCommand,
  type Ball,
  type Command,
  copyWorld,
  createWorld,
  decodeWorld,
  hashWorld,
  type Move,
  type Rules,
  type Seat,
  step,
  type World,
} from "@transcendence/game";
import type { Keyframe } from "./frames.ts";
import { turnOf } from "./motion.ts";
import { OwnInputs } from "./own-inputs.ts";
import { Timeline } from "./timeline.ts";
import { WorldBuffer } from "./world-buffer.ts";

export class Replica {
  readonly worlds: WorldBuffer;
  readonly #rules: Rules;
  readonly #seat: Seat | null;
  readonly #inputs: OwnInputs;
  readonly #trial: World;
  #timeline: Timeline;
  #epoch = -1;
  #synced = false; // a keyframe came on this connection
  #comparable = false; // and in this epoch: from here on, hashes must agree
  #mismatches = 0;

  constructor(rules: Rules, seat: Seat | null) {
    this.#rules = rules;
    this.#seat = seat;
    this.#inputs = new OwnInputs(seat ?? 0);
    this.#timeline = new Timeline(rules, createWorld(rules));
    this.#trial = createWorld(rules);
    this.worlds = new WorldBuffer(rules);
    this.extend(1);
  }

  get epoch(): number {
    return this.#epoch;
  }

  get synced(): boolean {
    return this.#synced;
  }

  get confirmed(): World {
    return this.#timeline.confirmed;
  }

  /** The own direction as the room has it, or will when it has read everything. */
  get move(): Move {
    return this.#inputs.move;
  }

  get mismatches(): number {
    return this.#mismatches;
  }

  /** Records worlds up to a tick. */
  extend(tick: number): void {
    this.worlds.extend(this.#timeline, tick);
  }

  /** A new connection: what was under way on the old one is lost. */
  reconnect(): void {
    this.#synced = false;
    this.#comparable = false;
    this.#inputs.reset();
  }

  /** Inputs of an older epoch are void, and the room has stopped all paddles. */
  enterEpoch(epoch: number): void {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#comparable = false;
    this.#inputs.reset();
  }

  /** Becomes what the keyframe says; returns the own hash at its tick from before, or null when its bytes are not a world. */
  adopt(frame: Keyframe): number | null {
    const world = decodeWorld(frame.world, this.#rules);
    if (world === null || hashWorld(world) !== frame.hash) return null;
    this.enterEpoch(frame.epoch);
    this.#inputs.drop(frame.received);
    const hash = this.#hashAt(world.tick) ?? frame.hash;
    if (hash !== frame.hash) this.#mismatches++;
    this.#timeline = new Timeline(this.#rules, world, frame.pending);
    for (const command of this.#inputs.waiting) {
      this.#timeline.insert({ ...command, tick: Math.max(command.tick, world.tick) });
    }
    this.worlds.cut(world.tick - 1);
    this.#synced = true;
    this.#comparable = true;
    if (this.#seat !== null && this.#inputs.waiting.length === 0) this.#inputs.adoptMove(this.#lastMove(this.#seat));
    return hash;
  }

  /** A command from the room. */
  insert(command: Command): void {
    if (this.#timeline.insert(command)) this.worlds.cut(command.tick);
  }

  /** For spectators: all commands before `tick` are known. What is folded stays in the buffer. */
  confirm(tick: number): void {
    this.extend(tick);
    this.#timeline.confirm(tick);
  }

  /** An own input; returns the tick it counts at. `drawnTicks` are the instants at which the balls were last seen. */
  press(tick: number, move: Move, drawnTicks: readonly number[]): number {
    const command = this.#inputs.send(this.#undoesHit(tick, move, drawnTicks) ? tick + 1 : tick, move);
    this.insert(command);
    return command.tick;
  }

  /** True when turning within this tick would take back a hit of my own paddle that was drawn in it already. */
  #undoesHit(tick: number, move: Move, drawnTicks: readonly number[]): boolean {
    this.extend(tick + 1);
    const from = this.worlds.at(tick);
    const to = this.worlds.at(tick + 1);
    if (to.hits === from.hits || to.lastHitter !== this.#seat) return false;
    if (!from.balls.some((ball, index) => this.#isHitSeen(tick, ball, to.balls[index]!, drawnTicks[index]!)))
      return false;
    copyWorld(from, this.#trial);
    applyCommand(this.#trial, this.#rules, { kind: "move", tick, seat: this.#seat, move });
    step(this.#trial, this.#rules);
    return this.#trial.hits !== to.hits;
  }

  #isHitSeen(tick: number, before: Ball, after: Ball, drawnTick: number): boolean {
    return before.vx > 0 !== after.vx > 0 && drawnTick >= tick + turnOf(before, after);
  }

  /** Null when there is nothing to compare: own inputs are still under way, or the tick is long folded. */
  #hashAt(tick: number): number | null {
    if (!this.#comparable || tick < this.#timeline.confirmed.tick) return null;
    if (this.#seat === null && tick > this.#timeline.confirmed.tick) return null;
    if (this.#inputs.waiting.some((command) => command.tick < tick)) return null;
    return hashWorld(this.#timeline.at(tick));
  }

  #lastMove(seat: Seat): Move {
    let move = this.#timeline.confirmed.paddles[seat]!.move;
    for (const command of this.#timeline.pending()) {
      if (command.kind === "move" && command.seat === seat) move = command.move;
    }
    return move;
  }
}
