import { cloneWorld, DEFAULT_SETTINGS, type Move, SEATS, type Seat, type World } from "@transcendence/game";
import {
  decodeServerMessage,
  encodeAck,
  encodeInput,
  decodeClientFrame,
  tickAt,
  Timeline,
} from "@transcendence/netcode";
import type { MatchTicket } from "@transcendence/protocol";
import { createMatch, type MatchEffect, type MatchEvent, type MatchState, reduce } from "@transcendence/rooms/match";
// A match of two programs on the pure rules: seeded, in virtual time, without sockets. Lines have a delay and can be cut.
import { type Random, randomOf } from "../random.ts";

export const SETTINGS = { ...DEFAULT_SETTINGS, pointsToWin: 21, margin: 1 };
const TICK_MS = 1000 / 60;
const PLAYERS = ["aliceAlice12", "borisBoris12"] as const;

/** What a program sees in a tick: the match as it will be if nobody moves, its own paddle as it moves itself. */
export interface Sight {
  readonly tick: number;
  readonly world: World;
  readonly center: number; // of the own paddle
  readonly stands: boolean; // paused or in a countdown: time to think
}

export interface Player {
  readonly delayMs: number; // from a press to its arrival
  see(sight: Sight): Move; // the direction to hold
}

interface Line {
  readonly player: Player;
  client: string | null; // null: cut
  backMs: number;
  stalledUntilMs: number;
  sent: Move | null; // the direction the room was told last; null: nothing in this epoch
  center: number;
  epoch: number;
}

interface OnTheWay {
  readonly arriveMs: number;
  readonly client: string;
  readonly tick: number;
  readonly move: Move;
  readonly epoch: number;
}

export class Match {
  nowMs = 1_800_000_000_000;
  state: MatchState;
  readonly random: Random;
  readonly #lines: readonly [Line, Line];
  #onTheWay: OnTheWay[] = [];
  #sockets = 0;

  constructor(players: readonly [Player, Player], seed: number) {
    this.random = randomOf(seed);
    this.state = createMatch({ match: "fairnessFair1", settings: SETTINGS }, seed);
    this.#lines = [lineOf(players[0]), lineOf(players[1])];
    for (const seat of SEATS) this.#open(seat);
    for (const seat of SEATS)
      this.#handle({
        type: "message",
        nowMs: this.nowMs,
        client: this.#lines[seat].client!,
        message: { type: "ready" },
        freshId: "",
      });
  }

  get over(): boolean {
    return this.state.phase.phase === "finished" || this.state.phase.phase === "aborted";
  }

  get score(): readonly number[] {
    return this.state.point.world.score;
  }

  get inPlay(): boolean {
    return this.state.phase.phase === "rally";
  }

  /** The match as the room has it now. */
  world(): World {
    const { phase, timeline } = this.state;
    const tick = "clock" in phase ? Math.floor(tickAt(phase.clock, this.nowMs)) : timeline.confirmed.tick;
    return cloneWorld(timeline.at(Math.max(tick, timeline.confirmed.tick)));
  }

  /** As it will turn out to be now, when what this player has pressed has arrived. */
  worldWithInputsOf(seat: Seat): World {
    const { timeline, rules } = this.state;
    const under = this.#onTheWay.filter(({ client }) => client === this.#lines[seat].client);
    const moves = under.map(({ tick, move }) => ({ kind: "move", tick, seat, move }) as const);
    const all = new Timeline(rules, cloneWorld(timeline.confirmed), [...timeline.pending(), ...moves]);
    return all.at(this.world().tick);
  }

  cut(seat: Seat, awayMs: number): void {
    const line = this.#lines[seat];
    const { client } = line;
    if (client === null) return;
    line.client = null;
    line.backMs = this.nowMs + awayMs;
    this.#handle({ type: "disconnect", nowMs: this.nowMs, client });
  }

  /** Nothing goes through for a while, and nobody notices: no pause. */
  stall(seat: Seat, ms: number): void {
    this.#lines[seat].stalledUntilMs = this.nowMs + ms;
  }

  /** One tick of everybody's time. */
  advance(): void {
    this.nowMs += TICK_MS;
    for (const seat of SEATS)
      if (this.#lines[seat].client === null && this.nowMs >= this.#lines[seat].backMs) this.#open(seat);
    if (this.nowMs >= this.state.wakeMs)
      this.#handle({ type: "wake", nowMs: this.nowMs, seed: Math.floor(this.random() * 2 ** 32) });
    this.#arrive();
    for (const seat of SEATS) this.#act(seat);
  }

  #arrive(): void {
    const arrived = this.#onTheWay.filter(({ arriveMs }) => arriveMs <= this.nowMs);
    this.#onTheWay = this.#onTheWay.filter(({ arriveMs }) => arriveMs > this.nowMs);
    for (const { client, epoch, tick, move } of arrived) {
      const frame = decodeClientFrame(encodeInput(epoch, tick, move));
      if (frame !== null) this.#handle({ type: "frame", nowMs: this.nowMs, client, frame });
    }
  }

  #act(seat: Seat): void {
    const { phase, epoch, timeline } = this.state;
    const line = this.#lines[seat];
    const stands = !("clock" in phase) || this.nowMs < phase.clock.startMs;
    const world = this.world();
    if (line.epoch !== epoch || stands) {
      Object.assign(line, { epoch, sent: null, center: timeline.confirmed.paddles[seat]!.center });
      this.#onTheWay = this.#onTheWay.filter(({ client }) => client !== line.client || !stands);
    }
    const limit = this.state.rules.paddleLimit;
    const sight = { tick: world.tick, world, center: line.center, stands };
    const wanted = line.player.see(sight);
    const move = this.nowMs < line.stalledUntilMs ? (line.sent ?? 0) : wanted;
    if (stands || line.client === null) return;
    if (move !== line.sent) {
      line.sent = move;
      const arriveMs = this.nowMs + line.player.delayMs;
      this.#onTheWay.push({ arriveMs, client: line.client, tick: world.tick, move, epoch });
    }
    line.center = Math.max(-limit, Math.min(limit, line.center + move * this.state.rules.paddleSpeed));
  }

  #open(seat: Seat): void {
    const client = `${PLAYERS[seat]}-${++this.#sockets}`;
    this.#lines[seat].client = client;
    const ticket: MatchTicket = {
      room: "match",
      match: "fairnessFair1",
      session: "someSession12",
      player: { id: PLAYERS[seat], name: PLAYERS[seat].slice(0, 5), kind: "guest" },
      settings: SETTINGS,
      seats: [PLAYERS[0], PLAYERS[1]],
      computers: [null, null],
      expiresMs: this.nowMs + 60_000,
    };
    this.#handle({ type: "connect", nowMs: this.nowMs, client, ticket });
  }

  #handle(event: MatchEvent): void {
    const [state, effects] = reduce(this.state, event);
    this.state = state;
    for (const effect of effects) this.#acknowledge(effect);
  }

  /** Everybody reads at once what they are sent, and says so. */
  #acknowledge(effect: MatchEffect): void {
    if (effect.type !== "send" || typeof effect.data === "string") return;
    for (const sent of decodeServerMessage(effect.data)) {
      if (sent.type !== "keyframe") continue;
      const tick = new DataView(sent.world.buffer, sent.world.byteOffset).getUint32(0, true);
      const frame = decodeClientFrame(encodeAck(this.nowMs % 2 ** 32, tick, sent.hash));
      if (frame !== null) this.#handle({ type: "frame", nowMs: this.nowMs, client: effect.client, frame });
    }
  }
}

function lineOf(player: Player): Line {
  return { player, client: null, backMs: 0, stalledUntilMs: 0, sent: null, center: 0, epoch: -1 };
}
