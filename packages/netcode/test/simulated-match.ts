// Two clients, perhaps a spectator, and a room over lines that are late and stall, all in virtual time.
import {
  type Command,
  createWorld,
  applyCommand,
  DEFAULT_SETTINGS,
  type MatchSettings,
  type Move,
  type Rules,
  type Seat,
  step,
} from "@transcendence/game";
import { MatchClient, type RoomState, type View, type ViewEvent } from "../src/index.ts";
import { createRandom, Line, type LineQuality, type Random, VirtualTime } from "../src/simulation/index.ts";
import { ReferenceRoom } from "./reference-room.ts";

export const CALM: LineQuality = { delayMs: 50, jitterMs: 0, stallEveryMs: 0, stallMs: 0 };
export const ROUGH: LineQuality = { delayMs: 50, jitterMs: 30, stallEveryMs: 5000, stallMs: 200 };
export const FRAME_MS = 1000 / 60;
const START_MS = 1_700_000_000_000; // the room's clock is Unix time, the clients' are not

type Packet = { readonly frame: Uint8Array } | { readonly phase: RoomState };

export class Participant {
  readonly client: MatchClient;
  readonly seat: Seat | null;
  readonly events: ViewEvent[] = [];
  readonly frames: Uint8Array[] = []; // sent
  onView: (view: View) => void = () => {};
  readonly #match: SimulatedMatch;
  readonly #bootMs: number; // room time at which this one's clock stood at 0
  #up: Line<Uint8Array> | null = null;
  #down: Line<Packet> | null = null;

  constructor(match: SimulatedMatch, seat: Seat | null) {
    this.#match = match;
    this.seat = seat;
    this.#bootMs = START_MS - 1e6 * match.random();
    this.client = new MatchClient({ settings: match.settings, seat });
    this.connect();
    this.#frame();
  }

  get nowMs(): number {
    return this.#match.time.nowMs - this.#bootMs;
  }

  connect(): void {
    const { time, quality, random, room } = this.#match;
    const down = new Line<Packet>(time, quality, random, (packet) => this.#receive(packet));
    const receive = room.connect({
      seat: this.seat,
      sendFrame: (frame) => down.send({ frame }),
      sendPhase: (phase) => down.send({ phase }),
    });
    this.#down = down;
    this.#up = new Line(time, quality, random, receive);
    this.client.onOpen(this.nowMs);
  }

  disconnect(): void {
    this.#up?.close();
    this.#down?.close();
    this.client.onClose(this.nowMs);
  }

  press(move: Move): void {
    this.#send(this.client.press(move, this.nowMs));
  }

  #send(frame: Uint8Array | null): void {
    if (frame === null) return;
    this.frames.push(frame);
    this.#up?.send(frame);
  }

  #receive(packet: Packet): void {
    if ("phase" in packet) this.client.onPhase(packet.phase, this.nowMs);
    else for (const answer of this.client.onFrame(packet.frame, this.nowMs)) this.#send(answer);
  }

  #frame(): void {
    for (const frame of this.client.poll(this.nowMs)) this.#send(frame);
    const view = this.client.view(this.nowMs);
    this.events.push(...view.events);
    this.onView(view);
    this.#match.time.at(this.#match.time.nowMs + this.#match.frameMs, () => this.#frame());
  }
}

export class SimulatedMatch {
  readonly time = new VirtualTime(START_MS);
  readonly settings: MatchSettings;
  readonly quality: LineQuality;
  readonly random: Random;
  readonly room: ReferenceRoom;
  readonly frameMs: number;

  constructor(seed: number, quality: LineQuality, settings: Partial<MatchSettings> = {}, frameMs = FRAME_MS) {
    this.random = createRandom(seed);
    this.quality = quality;
    this.frameMs = frameMs;
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.room = new ReferenceRoom(this.time, this.settings, this.random);
  }

  join(seat: Seat | null): Participant {
    return new Participant(this, seat);
  }

  joinBoth(): readonly [Participant, Participant] {
    return [this.join(0), this.join(1)];
  }

  run(ms: number): void {
    this.time.runUntil(this.time.nowMs + ms);
  }

  /** Somebody who follows the ball as it is drawn, badly. */
  playFor(participant: Participant): void {
    let target = 0;
    participant.onView = (view) => {
      if (participant.seat === null) return;
      if (this.random() < 0.1) target = (view.balls[0]?.y ?? 0) + (this.random() - 0.5) * 90;
      const off = target - view.paddles[participant.seat]!;
      participant.press(Math.abs(off) < 12 ? 0 : off > 0 ? 1 : -1);
    };
  }
}

export interface Happened {
  readonly kind: "serve" | "wall" | "paddle";
  readonly tick: number;
  readonly rally: number;
  readonly seat: Seat | -1;
}

/** What really happened to the ball: the log, played from the start. */
export function playLog(rules: Rules, log: readonly Command[], ticks: number): Happened[] {
  const world = createWorld(rules);
  const happened: Happened[] = [];
  let next = 0;
  let rally = 0;
  while (world.tick < ticks) {
    const { hits, inPlay } = world;
    const ball = { ...world.balls[0]! };
    for (let command = log[next]; command !== undefined && command.tick <= world.tick; command = log[++next]) {
      applyCommand(world, rules, command);
    }
    const served = !inPlay && world.inPlay;
    if (served) happened.push({ kind: "serve", tick: world.tick, rally: ++rally, seat: -1 });
    const before = served ? { ...world.balls[0]! } : ball;
    const count = served ? 0 : hits;
    step(world, rules);
    const after = world.balls[0]!;
    const { tick, lastHitter } = world;
    if (!world.inPlay) continue;
    if (world.hits > count) happened.push({ kind: "paddle", tick, rally, seat: lastHitter });
    else if (after.vx !== before.vx || after.vy !== before.vy) happened.push({ kind: "wall", tick, rally, seat: -1 });
  }
  return happened;
}
