// A player's or spectator's whole model of a match: frames in, frames out, and what to draw. Pure: the clock comes in.
import { type MatchSettings, type Move, type Rules, rulesOf, type Seat } from "@transcendence/game";
import { Acknowledgements, clientMs } from "./acknowledgements.ts";
import { ClockSync } from "./clock-sync.ts";
import { decodeServerMessage, encodeInput, encodePing } from "./codec.ts";
import type { Keyframe, ServerFrame } from "./frames.ts";
import { Playhead, type RoomPhase } from "./playhead.ts";
import { Replica } from "./replica.ts";
import { ViewComposer } from "./view-composer.ts";
import { type Drawing, DRAWING, type Quality, type View } from "./view.ts";

const FIRST_PINGS = 5;
const PING_EVERY_MS = 100;
const LOST_MS = 2000;

/** What a room message says that drawing needs; protocol's RoomMessage fits as it is. */
export interface RoomState {
  readonly score: readonly number[];
  readonly state: RoomPhase;
  readonly nowMs: number; // room time at sending
}

export interface MatchClientOptions {
  readonly settings: MatchSettings;
  readonly seat: Seat | null; // null: a spectator
  readonly drawing?: Partial<Drawing>;
}

/** Every nowMs is the same steady clock of the client, in ms. Keep one for the life of a match, through reconnections too. */
export class MatchClient {
  readonly #seat: Seat | null;
  readonly #rules: Rules;
  readonly #sync = new ClockSync();
  readonly #playhead = new Playhead(this.#sync);
  readonly #replica: Replica;
  readonly #composer: ViewComposer;
  readonly #acks = new Acknowledgements();
  #held: Move = 0;
  #pings = FIRST_PINGS; // sent on this connection
  #pingMs = 0;
  #heardMs = -Infinity;
  #nowMs = 0; // of the latest call
  #malformed = 0;

  constructor({ settings, seat, drawing }: MatchClientOptions) {
    this.#seat = seat;
    this.#rules = rulesOf(settings);
    this.#replica = new Replica(this.#rules, seat);
    this.#composer = new ViewComposer(this.#rules, this.#replica, this.#playhead, seat, { ...DRAWING, ...drawing });
  }

  /** The socket opened, for the first time or again. */
  onOpen(nowMs: number): void {
    this.#hear(nowMs);
    this.#replica.reconnect();
    this.#acks.reset();
    this.#pings = 0;
    this.#pingMs = -Infinity;
  }

  /** The socket closed: the picture stands still, presses are only remembered. */
  onClose(nowMs: number): void {
    this.#nowMs = nowMs;
    this.#pings = FIRST_PINGS;
    this.#composer.beforeChange(nowMs);
    this.#playhead.close();
  }

  /** A room message, as it came. */
  onPhase(room: RoomState, nowMs: number): void {
    this.#hear(nowMs);
    this.#sync.hint(room.nowMs, nowMs);
    this.#composer.beforeChange(nowMs);
    this.#playhead.follow(room.state);
    if ("clock" in room.state) this.#replica.enterEpoch(room.state.clock.epoch);
    this.#composer.setRoomScore(room.score);
  }

  /** A binary message. Call it in the message handler and send at once what it returns. */
  onFrame(bytes: Uint8Array, nowMs: number): Uint8Array[] {
    this.#hear(nowMs);
    const frames = decodeServerMessage(bytes);
    if (frames.length === 0) this.#malformed++;
    const answers: Uint8Array[] = [];
    for (const frame of frames) {
      const answer = frame.type === "keyframe" ? this.#adopt(frame, nowMs) : this.#take(frame, nowMs);
      if (answer !== null) answers.push(answer);
    }
    return answers;
  }

  /** Call it in every animation frame before view(), and every 100 ms besides. Send what it returns. */
  poll(nowMs: number): Uint8Array[] {
    const frames: Uint8Array[] = [];
    const input = this.press(this.#held, nowMs);
    if (input !== null) frames.push(input);
    if (this.#pings < FIRST_PINGS && nowMs - this.#pingMs >= PING_EVERY_MS) {
      this.#pings++;
      this.#pingMs = nowMs;
      frames.push(this.ping(nowMs));
    }
    const ack = this.#acks.overdue(nowMs);
    if (ack !== null) frames.push(ack);
    return frames;
  }

  ping(nowMs: number): Uint8Array {
    return encodePing(clientMs(nowMs));
  }

  /** The direction now held. The own paddle obeys at once; the frame is for the room, null when there is nothing to say. */
  press(move: Move, nowMs: number): Uint8Array | null {
    this.#nowMs = nowMs;
    this.#held = move;
    const { clock } = this.#playhead;
    if (this.#seat === null || clock === null || move === this.#replica.move) return null;
    if (!this.#replica.synced || !this.#playhead.isClockRunning(nowMs)) return null;
    this.#composer.soften();
    const now = this.#playhead.press(nowMs);
    const turn = move - this.#replica.move;
    const tick = this.#replica.press(Math.floor(now), move, this.#composer.ballTicks);
    this.#composer.anticipate(turn, tick - now);
    return this.#acks.with(encodeInput(clock.epoch, tick, move), nowMs);
  }

  /** What to draw at nowMs. Reused: read it before the next call. Events come out once. */
  view(nowMs: number): View {
    this.#nowMs = nowMs;
    return this.#composer.draw(nowMs, this.#guessedDelay());
  }

  get rttMs(): number {
    return this.#sync.rttMs;
  }

  get jitterMs(): number {
    return this.#sync.jitterMs;
  }

  get quality(): Quality {
    if (this.#nowMs - this.#heardMs > LOST_MS) return "lost";
    const worst = this.rttMs + 2 * this.jitterMs;
    return worst < 120 ? "good" : worst < 260 ? "fair" : "poor";
  }

  /** Keyframes whose hash was not the own one: usual after a correction, otherwise a bug. */
  get mismatches(): number {
    return this.#replica.mismatches;
  }

  get malformed(): number {
    return this.#malformed;
  }

  #hear(nowMs: number): void {
    this.#nowMs = nowMs;
    this.#heardMs = nowMs;
    this.#playhead.heard(nowMs);
  }

  #adopt(frame: Keyframe, nowMs: number): Uint8Array | null {
    if (frame.heldMs !== null) {
      this.#sync.sample(earlierMs(nowMs, frame.echoMs) + frame.heldMs, frame.roomMs, nowMs);
    }
    this.#composer.beforeChange(nowMs);
    const renewed = frame.epoch !== this.#replica.epoch || !this.#replica.synced;
    const hash = this.#replica.adopt(frame);
    if (hash === null) {
      this.#malformed++;
      return null;
    }
    this.#composer.confirmed(renewed);
    return this.#acks.keyframe(this.#replica.confirmed.tick, hash, nowMs);
  }

  #take(frame: Exclude<ServerFrame, Keyframe>, nowMs: number): null {
    if (frame.type === "pong") {
      this.#sync.sample(earlierMs(nowMs, frame.echoMs), frame.roomMs, nowMs);
      return null;
    }
    if (frame.epoch !== this.#replica.epoch) return null;
    this.#composer.beforeChange(nowMs);
    const { epoch: _, ...rest } = frame;
    switch (rest.type) {
      case "relay":
        this.#composer.rivalMoved(this.#playhead.now(nowMs) - rest.tick);
        this.#replica.insert({ kind: "move", tick: rest.tick, seat: rest.seat, move: rest.move });
        break;
      case "serve":
        this.#replica.insert({ kind: "serve", tick: rest.tick, seed: rest.seed });
        break;
      case "batch":
        for (const command of rest.commands) this.#replica.insert(command);
        this.#playhead.batchArrived(rest.confirmedTick, nowMs);
        this.#replica.confirm(rest.confirmedTick);
    }
    return null;
  }

  /** Until the rival has moved: its trip is thought to be as long as mine. */
  #guessedDelay(): number {
    return this.#sync.rttMs * 0.06;
  }
}

/** When a frame that carried those 32 bits was sent; half a ms more, because they were rounded down. */
function earlierMs(nowMs: number, echoMs: number): number {
  return Math.min(nowMs, Math.floor(nowMs) - ((clientMs(nowMs) - echoMs) >>> 0) + 0.5);
}
