// Which tick is drawn: the room's now for players, a little behind what is confirmed for spectators.
import type { ClockSync } from "./clock-sync.ts";
import { Lag } from "./lag.ts";
import { type MatchClock, msOfTick, tickAt } from "./tick-clock.ts";

/** What a phase says that matters here; protocol's MatchPhase fits as it is. */
export type RoomPhase =
  | { readonly phase: "waiting" | "finished" | "aborted" }
  | { readonly phase: "countdown" | "rally" | "between"; readonly clock: MatchClock }
  | { readonly phase: "paused"; readonly tick: number };

const SILENCE_TICKS = 120; // unheard for longer, the room has paused the match: guessing on would be taken back
const BATCH_TICKS = 6; // from one batch to the next
const HURRY = 1.15; // a spectator left behind by a stall catches up at this speed
const LOST_TICKS = 180; // further behind, the picture jumps

export class Playhead {
  readonly #sync: ClockSync;
  readonly #batchLag = new Lag(3);
  #clock: MatchClock | null = null;
  #still: number | null = 0; // where the picture stands when nothing runs
  #online = false;
  #heardMs = 0;
  #shown = 0; // the last tick drawn
  #shownMs = 0;

  constructor(sync: ClockSync) {
    this.#sync = sync;
  }

  get clock(): MatchClock | null {
    return this.#clock;
  }

  heard(nowMs: number): void {
    this.#online = true;
    this.#heardMs = nowMs;
  }

  close(): void {
    this.#online = false;
  }

  follow(state: RoomPhase): void {
    switch (state.phase) {
      case "countdown":
      case "rally":
      case "between":
        this.#clock = state.clock;
        this.#still = null;
        return;
      case "paused":
        this.#clock = null;
        this.#still = state.tick;
        return;
      case "waiting":
      case "finished":
      case "aborted":
        this.#clock = null;
        this.#still = this.#shown;
    }
  }

  isRunning(nowMs: number): boolean {
    return this.#clock !== null && this.#online && this.#sync.roomNow(nowMs) >= this.#clock.startMs;
  }

  countdownMs(nowMs: number): number {
    if (this.#clock === null) return 0;
    return Math.max(0, msOfTick(this.#clock, this.#clock.startTick) - this.#sync.roomNow(nowMs));
  }

  /** The room's now, as far as this side knows. */
  now(nowMs: number): number {
    if (this.#still !== null || this.#clock === null) return this.#still ?? this.#shown;
    if (!this.#online) return Math.max(this.#shown, this.#clock.startTick);
    const heard = Math.min(nowMs, this.#heardMs + (SILENCE_TICKS * 1000) / 60);
    return Math.max(this.#clock.startTick, tickAt(this.#clock, this.#sync.roomNow(heard)));
  }

  /** Draws the room's now. */
  draw(nowMs: number): number {
    return this.#show(this.now(nowMs), nowMs);
  }

  batchArrived(confirmedTick: number, nowMs: number): void {
    if (this.#clock !== null) this.#batchLag.sample(tickAt(this.#clock, this.#sync.roomNow(nowMs)) - confirmedTick);
  }

  /** Draws the past, for a spectator: never beyond what is confirmed. */
  drawBehind(confirmedTick: number, nowMs: number): number {
    const elapsed = Math.max(0, nowMs - this.#shownMs) * 0.06;
    const lag = this.#batchLag.advance(elapsed, 4 * BATCH_TICKS, LOST_TICKS) + BATCH_TICKS;
    const goal = this.#clock === null ? confirmedTick : Math.min(confirmedTick, this.now(nowMs) - lag);
    const behind = goal - this.#shown;
    if (behind > LOST_TICKS || behind < -LOST_TICKS) return this.#show(goal, nowMs);
    const speed = behind > 2 * BATCH_TICKS ? HURRY : 1.05;
    return this.#show(this.#shown + Math.max(0, Math.min(behind, elapsed * speed)), nowMs);
  }

  /** The match stands elsewhere than what was drawn: go there at once. */
  moveTo(tick: number): void {
    this.#shown = tick;
  }

  #show(tick: number, nowMs: number): number {
    this.#shown = tick;
    this.#shownMs = nowMs;
    return tick;
  }
}
