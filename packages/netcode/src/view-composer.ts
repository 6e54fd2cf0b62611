// From the replica to a view, for each frame: the delay of the rival's half, corrections softened, score and events.
import { ballSpeed, type Rules, type Seat } from "@transcendence/game";
import { createArcade } from "./field-frame.ts";
import { Interpolator, type DrawnFrame } from "./interpolator.ts";
import { Lag } from "./lag.ts";
import type { Playhead } from "./playhead.ts";
import type { Replica } from "./replica.ts";
import { ViewEvents } from "./view-events.ts";
import type { Drawing, View, ViewEvent } from "./view.ts";

const DELAY_SPREAD = 1; // mean deviations above the mean age of the rival's inputs
const DELAY_SLEW = 0.02; // the rival's half runs at most this much faster or slower for a change of its delay
const DELAY_TICKS = 6; // the delay moves by no more than these in one frame, however long the last one is ago

export class ViewComposer {
  readonly #rules: Rules;
  readonly #replica: Replica;
  readonly #playhead: Playhead;
  readonly #seat: Seat | null;
  readonly #drawing: Drawing;
  readonly #interpolator: Interpolator;
  readonly #viewEvents: ViewEvents;
  readonly #rivalLag: Lag;
  readonly #view: View;
  readonly #frame: DrawnFrame;
  readonly #before: DrawnFrame; // what was drawn when the changes since the last view began
  readonly #after: DrawnFrame; // and what is drawn of that instant since them
  #changedMs = -1; // that instant; -1: nothing has changed
  #delay = 0; // ticks by which the rival's paddle is drawn late
  #drawnMs = 0;
  readonly #ballTicks: number[];
  #roomScore: readonly number[] = [];
  #scoreKnown = false; // the points already there when we came are no news
  readonly #points: ViewEvent[] = []; // made final since the last view

  constructor(rules: Rules, replica: Replica, playhead: Playhead, seat: Seat | null, drawing: Drawing) {
    this.#rules = rules;
    this.#replica = replica;
    this.#playhead = playhead;
    this.#seat = seat;
    this.#drawing = drawing;
    this.#interpolator = new Interpolator(rules, replica.worlds, seat, drawing);
    this.#viewEvents = new ViewEvents(replica.worlds, rules);
    this.#rivalLag = new Lag(DELAY_SPREAD, DELAY_SLEW);
    this.#frame = this.#interpolator.createFrame();
    this.#before = this.#interpolator.createFrame();
    this.#after = this.#interpolator.createFrame();
    this.#ballTicks = this.#frame.balls.map(() => 0);
    this.#view = createView(rules);
  }

  /** The instant at which each ball was last drawn. */
  get ballTicks(): readonly number[] {
    return this.#ballTicks;
  }

  /** Call it before anything that may change what a player has already been shown. */
  beforeChange(nowMs: number): void {
    if (this.#changedMs >= 0 || this.#seat === null) return;
    this.#changedMs = nowMs;
    this.#composeAt(nowMs, this.#before);
  }

  /** What the changes have moved at the instant they came, fades from now on. Before a press too: nothing of it may fade. */
  soften(): void {
    if (this.#changedMs < 0) return;
    this.#composeAt(this.#changedMs, this.#after);
    this.#interpolator.soften(this.#before, this.#after);
    this.#changedMs = -1;
  }

  /** An own press that counts a little later than it was made: show its way until then at once. */
  anticipate(turn: number, ticks: number): void {
    if (this.#seat !== null && ticks > 0) this.#interpolator.nudge(this.#seat, turn * this.#rules.paddleSpeed * ticks);
  }

  rivalMoved(ticksAgo: number): void {
    this.#rivalLag.sample(ticksAgo);
  }

  setRoomScore(score: readonly number[]): void {
    this.#roomScore = score;
    if (this.#seat !== null) this.#setScore(score);
  }

  /** A keyframe was adopted. `renewed`: the first of an epoch or connection, perhaps an earlier state of the match. */
  confirmed(renewed: boolean): void {
    const { confirmed } = this.#replica;
    this.#replica.extend(confirmed.tick + 1);
    if (renewed && !confirmed.inPlay) this.#viewEvents.forgetAfter(confirmed.tick);
    if (this.#seat !== null) this.#setScore(confirmed.score);
  }

  draw(nowMs: number, guessedDelay: number): View {
    const now = this.#seat === null ? this.#drawBehind(nowMs) : this.#playhead.draw(nowMs);
    this.soften();
    const ticks = this.#playhead.isClockRunning(nowMs) ? Math.min(DELAY_TICKS, now - this.#view.tick) : Infinity;
    this.#delay = this.#rivalLag.advance(ticks, guessedDelay, this.#delayLimit(now), this.#drawing.delayPart);
    this.#compose(now, this.#frame);
    this.#interpolator.applyOffsets(this.#frame, nowMs - this.#drawnMs);
    this.#drawnMs = nowMs;
    return this.#fill(now, nowMs);
  }

  /** A ball that crosses the field in few ticks would race if it had to make up many. */
  #delayLimit(now: number): number {
    const { delayLimit, stretchLimit } = this.#drawing;
    const crossing =
      (2 * this.#rules.goals[0]!.face) / ballSpeed(this.#rules, this.#replica.worlds.at(Math.floor(now)).hits);
    return Math.min(delayLimit, stretchLimit * crossing);
  }

  #drawBehind(nowMs: number): number {
    const { confirmed } = this.#replica;
    const now = this.#playhead.drawBehind(confirmed.tick, nowMs);
    if (!this.#replica.synced) return now;
    const shown = this.#replica.worlds.at(Math.floor(now)).score;
    const ended = this.#playhead.clock === null && now >= confirmed.tick;
    this.#setScore(ended && this.#roomScore.length > 0 ? this.#roomScore : shown);
    return now;
  }

  #composeAt(nowMs: number, into: DrawnFrame): void {
    this.#compose(this.#playhead.now(nowMs), into);
  }

  #compose(now: number, into: DrawnFrame): void {
    this.#replica.extend(Math.floor(now) + 1);
    this.#interpolator.compose(now, this.#interpolator.usableDelay(now, this.#delay), into);
  }

  #setScore(score: readonly number[]): void {
    const shown = this.#view.score;
    for (let seat = 0; seat < shown.length; seat++) {
      const points = score[seat] ?? 0;
      const scorer = this.#rules.goals.find((goal) => goal.scorer === seat)?.scorer;
      if (points > shown[seat]! && scorer !== undefined && this.#scoreKnown) {
        this.#points.push(this.#viewEvents.point(scorer, this.#frame.balls[0]!.y));
      }
      shown[seat] = points;
    }
    this.#scoreKnown = true;
  }

  #addEvents(now: number, delay: number, events: ViewEvent[]): void {
    for (let index = 0; index < this.#ballTicks.length; index++) {
      this.#ballTicks[index] = this.#interpolator.ballTime(now, delay, index);
      this.#viewEvents.collect(this.#ballTicks[index]!, index, events);
    }
    this.#viewEvents.collectItems(this.#interpolator.netTime(now, delay), events);
  }

  #fill(now: number, nowMs: number): View {
    const view = this.#view;
    const delay = this.#interpolator.usableDelay(now, this.#delay);
    const frame = this.#frame;
    view.tick = now;
    view.running = this.#playhead.isClockRunning(nowMs);
    view.countdownMs = this.#playhead.countdownMs(nowMs);
    view.balls.length = 0;
    for (let index = 0; index < frame.balls.length; index++) {
      // A second ball, drawn at another instant, goes with the main ball.
      if (frame.shown[0] && frame.shown[index]) view.balls.push(frame.balls[index]!);
    }
    view.inPlay = view.balls.length > 0;
    view.paddles = frame.paddles;
    this.#interpolator.measurePaddles(now, delay, view.paddleLengths);
    if (view.arcade !== null) this.#interpolator.showArcade(now, delay, view.arcade);
    view.receiver = this.#replica.worlds.at(Math.floor(now)).receiver;
    view.events.length = 0;
    view.events.push(...this.#points);
    this.#points.length = 0;
    this.#addEvents(now, delay, view.events);
    return view;
  }
}

function createView(rules: Rules): View {
  return {
    tick: 0,
    running: false,
    countdownMs: 0,
    inPlay: false,
    balls: [],
    paddles: [],
    paddleLengths: rules.goals.map(() => rules.paddleLength),
    arcade: createArcade(rules),
    score: rules.goals.map(() => 0),
    receiver: 0,
    events: [],
  };
}
