// Which tick is drawn: the room's now for players (on a very long line a little ahead of it, so that inputs still arrive in
// the window), a little behind what is confirmed for spectators.
import type { ClockSync } from "./clock-sync.ts";
import { Lag } from "./lag.ts";
import { LATENESS_TICKS, type MatchClock, msOfTick, tickAt } from "./tick-clock.ts";

/** What a phase says that matters here; protocol's MatchPhase fits as it is. */
export type RoomPhase =
  | { readonly phase: "waiting" | "finished" | "aborted" }
  | { readonly phase: "countdown" | "rally" | "between"; readonly clock: MatchClock }
  | { readonly phase: "paused"; readonly tick: number };

const SILENCE_TICKS = 120; // unheard for longer, the room has paused the match: guessing on would be taken back
const BATCH_TICKS = 6; // from one batch to the next
const HURRY = 1.15; // a spectator left behind by a stall catches up at this speed
/** Inputs that travel longer than the window are made this much earlier: the picture runs ahead of the room. */
const LEAD_LIMIT = 12;
const LEAD_SPARE = 1; // ticks, for rounding
const LEAD_SLEW = 0.03; // ticks a tick
const TICKS_PER_MS = 0.06;
const LOST_TICKS = 180; // further behind, the picture jumps

export class Playhead {
  readonly #sync: ClockSync;
  readonly #batchLag = new Lag(3, 0.1);
  #clock: MatchClock | null = null;
  #still: number | null = 0; // where the picture stands when nothing runs
  #online = false;
  #heardMs = 0;
  #lead = 0; // ticks ahead of the room's now, for a line whose one way is longer than the window
  #pressed = -1; // the last press
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

  isClockRunning(nowMs: number): boolean {
    return this.#clock !== null && this.#online && this.#countdown(this.#clock, nowMs) <= 0;
  }

  countdownMs(nowMs: number): number {
    return this.#clock === null ? 0 : Math.max(0, this.#countdown(this.#clock, nowMs));
  }

  /** The instant for the own side: the room's now, or a little ahead of it, as far as this side knows. */
  now(nowMs: number): number {
    if (this.#still !== null || this.#clock === null) return this.#still ?? this.#shown;
    if (!this.#online) return Math.max(this.#shown, this.#clock.startTick);
    const heard = Math.min(nowMs, this.#heardMs + SILENCE_TICKS / TICKS_PER_MS);
    return Math.max(this.#clock.startTick, tickAt(this.#clock, this.#sync.roomNow(heard)) + this.#lead);
  }

  /** The instant of a press. The next picture is not older, even if the clock was corrected by a hair between the two. */
  press(nowMs: number): number {
    this.#pressed = this.now(nowMs);
    return this.#pressed;
  }

  /** Draws that instant. */
  draw(nowMs: number): number {
    this.#moveLead(nowMs);
    const now = this.now(nowMs);
    return this.#show(this.#pressed > now && this.#pressed < now + 1 ? this.#pressed : now, nowMs);
  }

  batchArrived(confirmedTick: number, nowMs: number): void {
    if (this.#clock === null || this.#countdown(this.#clock, nowMs) > 0) return;
    const first = !this.#batchLag.known;
    this.#batchLag.sample(tickAt(this.#clock, this.#sync.roomNow(nowMs)) - confirmedTick);
    if (first) this.#batchLag.advance(Infinity, 0, LOST_TICKS);
  }

  /** Draws the past, for a spectator: never beyond what is confirmed. */
  drawBehind(confirmedTick: number, nowMs: number): number {
    const elapsed = Math.max(0, nowMs - this.#shownMs) * TICKS_PER_MS;
    const lag = this.#batchLag.advance(elapsed, 4 * BATCH_TICKS, LOST_TICKS) + BATCH_TICKS;
    const goal = this.#clock === null ? confirmedTick : Math.min(confirmedTick, this.now(nowMs) - lag);
    const behind = goal - this.#shown;
    if (behind > LOST_TICKS || behind < -LOST_TICKS) return this.#show(goal, nowMs);
    const speed = behind > 2 * BATCH_TICKS ? HURRY : 1.05;
    return this.#show(this.#shown + Math.max(0, Math.min(behind, elapsed * speed)), nowMs);
  }

  #countdown(clock: MatchClock, nowMs: number): number {
    return msOfTick(clock, clock.startTick - this.#lead) - this.#sync.roomNow(nowMs);
  }

  #moveLead(nowMs: number): void {
    const oneWay = (this.#sync.rttMs / 2 + 2 * this.#sync.jitterMs) * TICKS_PER_MS;
    const goal = Math.min(LEAD_LIMIT, Math.max(0, oneWay + LEAD_SPARE - LATENESS_TICKS));
    const elapsed = Math.max(0, nowMs - this.#shownMs) * TICKS_PER_MS;
    const most = this.isClockRunning(nowMs) ? elapsed * LEAD_SLEW : LEAD_LIMIT;
    this.#lead += Math.max(-most, Math.min(most, goal - this.#lead));
  }

  #show(tick: number, nowMs: number): number {
    this.#shown = tick;
    this.#shownMs = nowMs;
    return tick;
  }
}
