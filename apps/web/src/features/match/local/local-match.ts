// A match on this machine alone: the rules, a clock that can stand still, and no network. Two at one keyboard and the demo run it.
import {
  applyCommand,
  cloneWorld,
  copyWorld,
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
import { eventsBetween, fieldFrameBetween, type ViewEvent } from "@transcendence/netcode";
import type { CanvasFrame } from "../canvas/canvas-frame.ts";

const COUNTDOWN_SECONDS = 3;
const LONGEST_FRAME_MS = 250; // after a longer one (the machine slept) time is lost rather than made up

export const freshSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** Somebody who plays without keys: asked at each tick what is held now. */
export interface LocalRival {
  readonly seat: Seat;
  readonly move: (rules: Rules, world: World) => Move;
}

export class LocalMatch {
  readonly rules: Rules;
  onTick: ((world: World) => void) | null = null; // after each
  readonly #seed: () => number;
  readonly #rivals: readonly LocalRival[];
  readonly #world: World; // the last whole tick
  readonly #next: World; // the tick after it, as things stand now: a key pressed in between still counts
  readonly #queued: Move[][] = [[], []]; // a tap shorter than a tick is played one tick after the other
  readonly #moved = [false, false]; // in this tick
  #ticks = 0; // time played, in fractional ticks
  #wait = COUNTDOWN_SECONDS * TICKS_PER_SECOND; // until play begins or goes on
  #serveTick = SERVE_DELAY_TICKS;
  #lastMs: number | null = null;

  constructor(settings: MatchSettings, seed: () => number, ...rivals: readonly LocalRival[]) {
    this.rules = rulesOf(settings);
    this.#seed = seed;
    this.#rivals = rivals;
    this.#world = createWorld(this.rules);
    this.#next = cloneWorld(this.#world);
    this.#foresee();
  }

  /** Goes on from a world that was kept: nobody holds a key, and a serve that was due comes a second after the countdown. */
  static resume(
    settings: MatchSettings,
    world: World,
    seed: () => number,
    ...rivals: readonly LocalRival[]
  ): LocalMatch {
    const match = new LocalMatch(settings, seed, ...rivals);
    copyWorld(world, match.#world);
    for (const paddle of match.#world.paddles) paddle.move = 0;
    match.#ticks = world.tick;
    match.#serveTick = world.tick + SERVE_DELAY_TICKS;
    match.#foresee();
    return match;
  }

  get world(): World {
    return this.#world;
  }

  /** 3, 2, 1 before play begins or goes on, then null. */
  get count(): number | null {
    return this.#wait > 0 ? Math.ceil(this.#wait / TICKS_PER_SECOND) : null;
  }

  /** Stands still until `advance` is called again, then counts down anew. */
  pause(): void {
    this.#lastMs = null;
    if (this.#world.winner === -1) this.#wait = COUNTDOWN_SECONDS * TICKS_PER_SECOND;
  }

  skipCountdown(): void {
    this.#wait = 0;
  }

  press(seat: Seat, move: Move): void {
    const queue = this.#queued[seat];
    if (this.#moved[seat]) queue?.push(move);
    else this.#steer(seat, move);
  }

  /** Plays up to now and tells what happened. */
  advance(nowMs: number): ViewEvent[] {
    const passedMs = Math.min(LONGEST_FRAME_MS, Math.max(0, nowMs - (this.#lastMs ?? nowMs)));
    this.#lastMs = nowMs;
    const ticks = (passedMs * TICKS_PER_SECOND) / 1000;
    const waited = Math.min(this.#wait, ticks);
    this.#wait -= waited;
    this.#ticks += ticks - waited;
    const events: ViewEvent[] = [];
    while (this.#world.tick < Math.floor(this.#ticks)) this.#tick(events);
    return events;
  }

  /** The field between two ticks. */
  show(frame: CanvasFrame): void {
    const part = this.#ticks - Math.floor(this.#ticks);
    fieldFrameBetween(this.rules, this.#world, this.#next, part, frame);
    frame.count = this.count;
  }

  #tick(events: ViewEvent[]): void {
    eventsBetween(this.rules, this.#world, this.#next, events);
    const wasInPlay = this.#world.inPlay;
    copyWorld(this.#next, this.#world);
    this.onTick?.(this.#world);
    if (wasInPlay && !this.#world.inPlay) this.#serveTick = this.#world.tick + SERVE_DELAY_TICKS;
    if (!this.#world.inPlay && this.#world.tick >= this.#serveTick) {
      applyCommand(this.#world, this.rules, { kind: "serve", tick: this.#world.tick, seed: this.#seed() });
    }
    for (const seat of [0, 1] as const) {
      this.#moved[seat] = false;
      const move = this.#queued[seat]?.shift();
      if (move !== undefined) this.#steer(seat, move);
    }
    this.#askRivals();
    this.#foresee();
  }

  #askRivals(): void {
    if (this.#world.winner !== -1) return;
    for (const { seat, move } of this.#rivals) {
      const held = move(this.rules, this.#world);
      if (held !== this.#world.paddles[seat]?.move) this.#steer(seat, held);
    }
  }

  #steer(seat: Seat, move: Move): void {
    this.#moved[seat] = true;
    applyCommand(this.#world, this.rules, { kind: "move", tick: this.#world.tick, seat, move });
    this.#foresee();
  }

  #foresee(): void {
    copyWorld(this.#world, this.#next);
    step(this.#next, this.rules);
  }
}
