// A program that plays: the same timeline as the browser's client, no picture. It looks twice a second where the ball will
// come down, sometimes badly, presses a key until its paddle is there, and lets go.
import {
  type Ball,
  type Command,
  createWorld,
  decodeWorld,
  hashWorld,
  type Move,
  type Rules,
  type Seat,
  type World,
} from "@transcendence/game";
import { type Keyframe, type MatchClock, tickAt, Timeline } from "@transcendence/netcode";

const BAD_EYE = 0.15; // how often it misjudges by more than a paddle
const MS_PER_TICK = 1000 / 60;
const LONGEST_PRESS_MS = 400;

export interface Press {
  readonly move: Move;
  readonly holdMs: number;
}

export class Player {
  desyncs = 0;
  readonly #seat: Seat;
  readonly #rules: Rules;
  #timeline: Timeline;
  #epoch = -1;
  #comparable = false; // a keyframe of this epoch was adopted: from then on hashes must agree
  #own: Command[] = []; // sent, not yet received by the room as far as it has said
  #received = 0; // of them, as the room counts: mod 65536

  constructor(rules: Rules, seat: Seat) {
    this.#rules = rules;
    this.#seat = seat;
    this.#timeline = new Timeline(rules, createWorld(rules));
  }

  enterEpoch(epoch: number): void {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#comparable = false;
    this.#own = [];
    this.#received = 0;
  }

  insert(command: Command): void {
    this.#timeline.insert(command);
  }

  /** The tick that goes with the input; its own paddle obeys at once. */
  press(move: Move, clock: MatchClock, roomMs: number): number {
    const last = this.#own.at(-1)?.tick ?? 0;
    const tick = Math.max(Math.floor(tickAt(clock, roomMs)), last, this.#timeline.confirmed.tick);
    const command: Command = { kind: "move", tick, seat: this.#seat, move };
    this.#own.push(command);
    this.#timeline.insert(command);
    return tick;
  }

  /** Becomes what the keyframe says; returns the hash that the player itself had for its tick, and the score. */
  adopt(frame: Keyframe): { readonly tick: number; readonly hash: number; readonly score: readonly number[] } {
    const world = decodeWorld(frame.world, this.#rules);
    if (world === null || hashWorld(world) !== frame.hash) throw new Error("a keyframe that is no world");
    this.enterEpoch(frame.epoch);
    this.#own.splice(0, (frame.received - this.#received) & 0xffff);
    this.#received = frame.received;
    const hash = this.#hashAt(world.tick) ?? frame.hash;
    if (hash !== frame.hash) this.desyncs++;
    this.#timeline = new Timeline(this.#rules, world, frame.pending);
    for (const command of this.#own) this.#timeline.insert({ ...command, tick: Math.max(command.tick, world.tick) });
    this.#comparable = true;
    return { tick: world.tick, hash, score: world.score };
  }

  /** What to do now, seen at the tick of now: towards where the ball will come, or a small step to stay awake. */
  plan(tick: number): Press {
    const world = this.#timeline.at(Math.max(tick, this.#timeline.confirmed.tick));
    const wanted = this.#target(world) + this.#misjudgement();
    const distance = wanted - (world.paddles[this.#seat]?.center ?? 0);
    const ticks = Math.max(2, Math.abs(distance) / this.#rules.paddleSpeed);
    return { move: distance < 0 ? -1 : 1, holdMs: Math.min(ticks * MS_PER_TICK, LONGEST_PRESS_MS) };
  }

  #target(world: World): number {
    const [ball] = world.balls;
    const goal = this.#rules.goals[this.#seat];
    if (ball === undefined || goal === undefined || !world.inPlay || ball.vx * goal.sign <= 0) return 0;
    const ticks = (goal.sign * goal.face - ball.x) / ball.vx;
    return reflect(ball, ticks, this.#rules.ballLimit);
  }

  #misjudgement(): number {
    const spread = Math.random() < BAD_EYE ? 4 : 0.8;
    return (Math.random() * 2 - 1) * spread * this.#rules.reach;
  }

  #hashAt(tick: number): number | null {
    if (!this.#comparable || tick < this.#timeline.confirmed.tick) return null;
    if (this.#own.some((command) => command.tick < tick)) return null;
    return hashWorld(this.#timeline.at(tick));
  }
}

/** Where the ball will be after some ticks between two walls, each of which sends it back. */
function reflect(ball: Ball, ticks: number, limit: number): number {
  const span = 2 * limit;
  const unfolded = ball.y + ball.vy * ticks + limit;
  const folded = ((unfolded % (2 * span)) + 2 * span) % (2 * span);
  return (folded > span ? 2 * span - folded : folded) - limit;
}
