// A match in the real room: tickets, ready, inputs, acknowledgements, points, and the next match when one is over.
import { randomBytes } from "node:crypto";
import { DEFAULT_SETTINGS, type MatchSettings, type Move, POWER_UPS, type Rules, rulesOf } from "@transcendence/game";
import {
  ACK_HOLD_MS,
  Acknowledgements,
  decodeServerMessage,
  encodeInput,
  type Keyframe,
  type MatchClock,
  type ServerFrame,
  tickAt,
} from "@transcendence/netcode";
import { type MatchTicket, PROTOCOL_VERSION, type RoomMessage } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { LeanSocket } from "../../lean-socket.ts";
import { Player } from "../../player.ts";
import { type Duel, type DuelOptions, InFlight, other, type Seat } from "./duel.ts";

const SEATS = [0, 1] as const;
/** What costs most to simulate. */
export const WILD: MatchSettings = { ...DEFAULT_SETTINGS, map: "island", powerUps: [...POWER_UPS] };
/** Goes on for longer than a benchmark looks: no results to store meanwhile. */
export const LONG: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 21, ballSpeed: 60 };
const READY = JSON.stringify({ type: "ready" });

export class MatchDuel implements Duel {
  sockets: readonly LeanSocket[] = [];
  readonly #options: DuelOptions;
  readonly #settings: MatchSettings;
  readonly #listed: boolean;
  readonly #rules: Rules;
  #players: readonly [Player, Player];
  readonly #inFlight = [new InFlight(), new InFlight()] as const;
  readonly #ticks = [new InFlight(), new InFlight()] as const; // the same, in ticks of the match
  #acks: readonly [Acknowledgements, Acknowledgements] = [new Acknowledgements(), new Acknowledgements()];
  #clock: MatchClock | null = null; // null: nothing runs
  #points = 0;
  #match = "";
  #round = 0; // which match this is: what was planned for an earlier one is void
  #closing = false;

  /** `listed`: as if the lobby had paired the two, which lists it for everybody to watch. */
  constructor(options: DuelOptions, settings: MatchSettings = DEFAULT_SETTINGS, listed = false) {
    this.#options = options;
    this.#listed = listed;
    this.#settings = settings;
    this.#rules = rulesOf(settings);
    this.#players = this.#seated();
  }

  /** The id of the one that is played. */
  get match(): string {
    return this.#match;
  }

  async open(): Promise<void> {
    const match = (this.#match = freshId());
    const seats = [freshId(), freshId()] as const;
    const round = ++this.#round;
    this.#players = this.#seated();
    this.#acks = [new Acknowledgements(), new Acknowledgements()];
    this.#points = 0;
    this.#clock = null;
    const before = this.sockets;
    this.sockets = [await this.#connect(match, seats, 0, round), await this.#connect(match, seats, 1, round)];
    for (const [seat, socket] of this.sockets.entries()) {
      socket.inherit(before[seat]);
      socket.sendText(READY);
    }
  }

  #seated(): readonly [Player, Player] {
    return [new Player(this.#rules, 0), new Player(this.#rules, 1)];
  }

  close(): void {
    this.#closing = true;
    for (const socket of this.sockets) socket.destroy();
  }

  async #connect(match: string, seats: readonly [string, string], seat: Seat, round: number): Promise<LeanSocket> {
    const ticket: MatchTicket = {
      room: "match",
      match,
      session: seats[seat],
      player: { id: seats[seat], name: `Player ${seat + 1}`, kind: "guest" },
      settings: this.#settings,
      seats: [...seats],
      ...(this.#listed && { paired: true }),
      expiresMs: Date.now() + 60_000,
    };
    const url = new URL(`/parties/match/${match}`, this.#options.urlOf(match));
    url.searchParams.set("ticket", await signTicket(this.#options.secret, ticket));
    url.searchParams.set("v", String(PROTOCOL_VERSION));
    const socket: LeanSocket = new LeanSocket(url, {
      onBinary: (bytes) => this.#read(bytes, seat, socket),
      onText: (text) => {
        if (seat === 0) this.#readRoom(JSON.parse(text) as RoomMessage, round); // both are told the same
      },
      onClose: () => {
        if (!this.#closing && this.#round === round) this.#options.tally.lost++;
      },
    });
    await socket.opened;
    return socket;
  }

  #readRoom(message: RoomMessage, round: number): void {
    if (message.type !== "room") return;
    const points = message.score[0] + message.score[1];
    this.#options.tally.points += points - this.#points;
    this.#points = points;
    const { state } = message;
    if (state.phase === "finished") return this.#next();
    const clock = "clock" in state ? state.clock : null;
    if (clock === null || clock.epoch === this.#clock?.epoch) return;
    this.#clock = clock;
    if (clock.startTick > 0) this.#options.tally.resumed++;
    for (const seat of SEATS) {
      this.#players[seat].enterEpoch(clock.epoch);
      this.#inFlight[seat].clear();
      this.#ticks[seat].clear();
      this.#think(seat, clock, round, clock.startMs - Date.now());
    }
  }

  #next(): void {
    this.#options.tally.finished++;
    for (const socket of this.sockets) socket.close();
    this.#round++;
    void this.open();
  }

  /** Press, let go, look again: two changes of direction in half a second. */
  #think(seat: Seat, clock: MatchClock, round: number, inMs: number): void {
    const { wheel } = this.#options;
    wheel.after(inMs + 80 + Math.random() * 280, () => {
      if (this.#round !== round || this.#clock !== clock) return;
      const { move, holdMs } = this.#players[seat].plan(Math.floor(tickAt(clock, Date.now())));
      this.#press(seat, move, clock);
      wheel.after(holdMs, () => {
        if (this.#round !== round || this.#clock !== clock) return;
        this.#press(seat, 0, clock);
        this.#think(seat, clock, round, Math.max(0, 250 - holdMs));
      });
    });
  }

  #press(seat: Seat, move: Move, clock: MatchClock): void {
    const socket = this.sockets[seat];
    if (socket?.open !== true) return;
    const tick = this.#players[seat].press(move, clock, Date.now());
    const nowMs = performance.now();
    socket.sendBinary(this.#acks[seat].with(encodeInput(clock.epoch, tick, move), nowMs));
    this.#inFlight[seat].send(nowMs);
    this.#ticks[seat].send(tick);
    this.#options.tally.inputs++;
  }

  #read(bytes: Uint8Array, seat: Seat, socket: LeanSocket): void {
    const frames = decodeServerMessage(bytes);
    if (frames.length === 0) throw new Error("a malformed message");
    for (const frame of frames) this.#readFrame(frame, seat, socket);
  }

  #readFrame(frame: ServerFrame, seat: Seat, socket: LeanSocket): void {
    switch (frame.type) {
      case "relay":
        this.#options.tally.relayMs.add(this.#inFlight[other(seat)].seen(performance.now()));
        if (this.#ticks[other(seat)].seen(frame.tick) > 0) this.#options.tally.late++;
        return this.#players[seat].insert({ kind: "move", tick: frame.tick, seat: frame.seat, move: frame.move });
      case "serve":
        return this.#players[seat].insert({ kind: "serve", tick: frame.tick, seed: frame.seed });
      case "keyframe":
        return this.#adopt(frame, seat, socket);
      case "pong":
      case "batch":
    }
  }

  #adopt(frame: Keyframe, seat: Seat, socket: LeanSocket): void {
    const player = this.#players[seat];
    const before = player.desyncs;
    const { tick, hash } = player.adopt(frame);
    this.#options.tally.desyncs += player.desyncs - before;
    const acks = this.#acks[seat];
    const ack = acks.keyframe(tick, hash, performance.now());
    if (ack !== null) return socket.sendBinary(ack);
    this.#options.wheel.after(ACK_HOLD_MS, () => {
      const late = acks.overdue(performance.now());
      if (late !== null && socket.open) socket.sendBinary(late);
    });
  }
}

function freshId(): string {
  return randomBytes(10).toString("hex");
}
