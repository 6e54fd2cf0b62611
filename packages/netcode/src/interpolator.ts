// Interpolation: where everything is drawn at an instant. My side is drawn at the room's now; the rival's paddle as late as its inputs arrive, so that it is
// seldom guessed; and the ball's time slides from the one to the other across the field, so that it always bounces off what
// is drawn. What a correction moves all the same is carried along as an offset that fades.
import { isFlying, type Rules, type Seat } from "@transcendence/game";
import {
  type ArcadeView,
  createBall,
  lengthBetween,
  markBall,
  showEffects,
  showField,
  type ViewBall,
} from "./field-frame.ts";
import { ballAt, type DrawnBall, isShown } from "./motion.ts";
import type { Drawing } from "./view.ts";
import type { WorldBuffer } from "./world-buffer.ts";

const HALVINGS = 18; // of at most 15 ticks: a ten-thousandth of a tick
const OWN_FADE = 0.8; // of the own paddle's motion: however it is corrected, it goes where the key says
const CARRIED = 150; // a correction by more, where there are gates, has put the ball through one: it is not carried along
const RAMP = 0.3; // while there is little past to draw, the delay grows at this rate

/** Where everything was drawn at some instant, offsets left out. */
export interface DrawnFrame {
  readonly shown: boolean[]; // by ball: whether it is in play
  readonly balls: ViewBall[];
  readonly paddles: number[];
}

export class Interpolator {
  readonly #rules: Rules;
  readonly #worlds: WorldBuffer;
  readonly #seat: Seat | null;
  readonly #halfLifeMs: number;
  readonly #face: number; // from the centre to where the ball meets a paddle
  readonly #side: number; // of the field on which my paddle is: -1 or 1
  readonly #spot: DrawnBall = { x: 0, y: 0 };
  readonly #balls: DrawnBall[]; // offsets
  readonly #paddles: number[];
  #shown = 0; // where the own paddle was drawn last

  constructor(rules: Rules, worlds: WorldBuffer, seat: Seat | null, drawing: Drawing) {
    this.#rules = rules;
    this.#worlds = worlds;
    this.#seat = seat;
    this.#halfLifeMs = drawing.halfLifeMs;
    const goal = rules.goals[seat ?? 0]!;
    this.#face = goal.face;
    this.#side = goal.sign;
    this.#balls = worlds.at(0).balls.map(() => ({ x: 0, y: 0 }));
    this.#paddles = rules.goals.map(() => 0);
  }

  createFrame(): DrawnFrame {
    return {
      shown: this.#balls.map(() => false),
      balls: this.#balls.map(createBall),
      paddles: this.#paddles.map(() => 0),
    };
  }

  /** Where everything is at the room's tick `now`, when the rival is seen `delay` ticks late. The buffer must reach beyond now. */
  compose(now: number, delay: number, into: DrawnFrame): DrawnFrame {
    for (let seat = 0; seat < into.paddles.length; seat++) {
      into.paddles[seat] = this.#paddleAt(seat, this.#paddleTime(seat, now, delay));
    }
    for (let index = 0; index < into.balls.length; index++) {
      const tick = this.ballTime(now, delay, index);
      const floor = Math.floor(tick);
      const from = this.#worlds.at(floor);
      const to = this.#worlds.at(floor + 1);
      into.shown[index] = isShown(from, to, index);
      if (!into.shown[index]) continue;
      ballAt(from, to, tick - floor, index, into.balls[index]!);
      markBall(from, to, index, into.balls[index]!);
    }
    return into;
  }

  /** How long the paddles are, at the instants at which they are drawn. */
  measurePaddles(now: number, delay: number, into: number[]): void {
    for (const { seat } of this.#rules.goals) {
      const tick = this.#paddleTime(seat, now, delay);
      const floor = Math.floor(tick);
      into[seat] = lengthBetween(this.#rules, this.#worlds.at(floor), this.#worlds.at(floor + 1), tick - floor, seat);
    }
  }

  /** Each half at the instant of its paddle, what stands on the net at that of a ball there. */
  showArcade(now: number, delay: number, into: ArcadeView): void {
    for (const { seat } of this.#rules.goals) {
      showEffects(this.#worlds.at(Math.floor(this.#paddleTime(seat, now, delay))), seat, into);
    }
    const tick = this.netTime(now, delay);
    showField(this.#rules, this.#worlds.at(Math.floor(tick)), tick, into);
  }

  netTime(now: number, delay: number): number {
    return this.#seat === null ? now : now - delay / 2;
  }

  /** As much of the delay as there is past to draw. */
  usableDelay(now: number, delay: number): number {
    return Math.min(delay, Math.max(0, now - this.#worlds.first) * RAMP);
  }

  /** The instant at which the ball is drawn: now at my paddle, `delay` ago at the rival's, in between in proportion. */
  ballTime(now: number, delay: number, index = 0): number {
    if (delay <= 0 || this.#seat === null) return now;
    let early = now - delay;
    let late = now;
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (early + late) / 2;
      if (middle < now - delay * this.#farness(middle, index)) early = middle;
      else late = middle;
    }
    return late;
  }

  /** A correction has moved what was drawn `before` to `after`: let it fade from there. Nothing fades when a ball came or went. */
  soften(before: DrawnFrame, after: DrawnFrame): void {
    for (let seat = 0; seat < this.#paddles.length; seat++) {
      this.#paddles[seat]! += before.paddles[seat]! - after.paddles[seat]!;
    }
    for (let index = 0; index < this.#balls.length; index++) {
      const offset = this.#balls[index]!;
      const [from, to] = [before.balls[index]!, after.balls[index]!];
      const carried = this.#rules.gates.length > 0 && Math.abs(from.y - to.y) > CARRIED;
      const both = before.shown[index] && after.shown[index] && !carried;
      offset.x = both ? offset.x + from.x - to.x : 0;
      offset.y = both ? offset.y + from.y - to.y : 0;
    }
  }

  /** Shows a paddle beside where it is, for a moment. */
  nudge(seat: Seat, distance: number): void {
    this.#paddles[seat]! += distance;
  }

  /** Adds what is left of the corrections to a frame, and lets it fade. */
  applyOffsets(frame: DrawnFrame, elapsedMs: number): void {
    const left = this.#halfLifeMs > 0 ? 0.5 ** (elapsedMs / this.#halfLifeMs) : 0;
    for (let seat = 0; seat < frame.paddles.length; seat++) {
      const fading = this.#paddles[seat]! * (1 - left);
      this.#paddles[seat]! -= seat === this.#seat ? this.#fadeOwn(frame.paddles[seat]!, fading, elapsedMs) : fading;
      frame.paddles[seat]! += this.#paddles[seat]!;
    }
    for (let index = 0; index < frame.balls.length; index++) {
      const offset = this.#balls[index]!;
      offset.x *= left;
      offset.y *= left;
      frame.balls[index]!.x += offset.x;
      frame.balls[index]!.y += offset.y;
    }
  }

  /** As much of the fading as leaves the own paddle going where the key sends it, and never faster than it could. */
  #fadeOwn(center: number, fading: number, elapsedMs: number): number {
    const own = center + this.#paddles[this.#seat!]!; // only asked for the own seat
    const moved = own - this.#shown;
    const against = moved * fading > 0 && Math.abs(moved) > 1e-6;
    const most = OWN_FADE * (against ? Math.abs(moved) : this.#rules.paddleSpeed * elapsedMs * 0.06);
    const allowed = Math.max(-most, Math.min(most, fading));
    this.#shown = own - allowed;
    return allowed;
  }

  #paddleTime(seat: number, now: number, delay: number): number {
    return seat === this.#seat || this.#seat === null ? now : now - delay;
  }

  #paddleAt(seat: number, tick: number): number {
    const floor = Math.floor(tick);
    const from = this.#worlds.at(floor).paddles[seat]!.center;
    return from + (this.#worlds.at(floor + 1).paddles[seat]!.center - from) * (tick - floor);
  }

  /** 0 where the ball is at my paddle, 1 at the rival's. */
  #farness(tick: number, index: number): number {
    const floor = Math.floor(tick);
    const from = this.#worlds.at(floor);
    const to = this.#worlds.at(floor + 1);
    if (!isShown(from, to, index)) return this.#farnessOfNone(floor, index);
    const { x } = ballAt(from, to, tick - floor, index, this.#spot);
    return Math.min(1, Math.max(0, (this.#face - this.#side * x) / (2 * this.#face)));
  }

  /** Before its serve a ball counts as in the middle, after a point as at the goal where it went out. */
  #farnessOfNone(tick: number, index: number): number {
    const { first, last } = this.#worlds;
    const later = this.#worlds.at(Math.min(last, tick + 16));
    if (isFlying(later.balls[index]!) || tick <= first) return 0.5;
    return this.#worlds.at(tick).receiver === this.#seat ? 0 : 1;
  }
}
