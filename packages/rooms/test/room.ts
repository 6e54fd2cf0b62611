// A match room in virtual time: the reducer, a clock moved by hand, and guests that answer as real clients do.
import {
  type CharacterId,
  cloneWorld,
  DEFAULT_SETTINGS,
  type MatchSettings,
  type Move,
  type Seat,
} from "@transcendence/game";
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeAck,
  encodeInput,
  MatchClient,
  msOfTick,
  type ServerFrame,
  tickAt,
} from "@transcendence/netcode";
import type {
  CloseReason,
  MatchClientMessage,
  MatchErrorMessage,
  MatchTicket,
  RoomMessage,
} from "@transcendence/protocol";
import {
  announcement,
  type Checkpoint,
  createMatch,
  type Delivery,
  type MatchEffect,
  type MatchEvent,
  type MatchState,
  reduce,
  restoreMatch,
} from "../src/match/index.ts";

export const MATCH = "matchMatch12";
export const ALICE = "aliceAlice12";
export const BORIS = "borisBoris12";
export const CHLOE = "chloeChloe12";
const START_MS = 1_800_000_000_000;

export class Room {
  state: MatchState;
  nowMs = START_MS;
  seed = 1; // the next serve's, never the same twice
  readonly guests = new Map<string, Guest>();
  readonly answers: { guest: Guest; bytes: Uint8Array }[] = [];
  readonly effects: MatchEffect[] = []; // all of them, in order
  readonly deliveries: Delivery[] = [];
  checkpoint: Checkpoint | null = null;
  log = new Uint8Array(); // as storage has it
  readonly settings: MatchSettings;
  readonly computers: NonNullable<MatchTicket["computers"]>;
  readonly announced: NonNullable<ReturnType<typeof announcement>>[] = []; // to the lobby
  blocks: readonly [boolean, boolean] | "silent" | null = [false, false]; // as the API says; "silent": not yet; null: it fails
  question = 0; // the latest that it was asked
  readonly #paired: boolean;
  #clients = 0;

  readonly #rated: boolean;

  constructor(
    settings: Partial<MatchSettings> = {},
    computer: CharacterId | null = null,
    paired = false,
    rated = false,
  ) {
    this.#paired = paired;
    this.#rated = rated;
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.computers = [null, computer]; // in seat 1, as it is kept for a challenged computer
    this.state = this.#create();
  }

  #create(): MatchState {
    return createMatch(
      { match: MATCH, settings: this.settings, computers: this.computers, paired: this.#paired, rated: this.#rated },
      this.seed,
    );
  }

  get phase(): RoomMessage["state"] {
    return (
      [...this.guests.values()].find((guest) => guest.open)?.room.state ?? { phase: "waiting", ready: [false, false] }
    );
  }

  connect(player: string, seats: MatchTicket["seats"] = [ALICE, null], over: Partial<MatchTicket> = {}): Guest {
    const guest = new Guest(this, `${player}-${++this.#clients}`, player);
    this.guests.set(guest.id, guest);
    const ticket: MatchTicket = {
      room: "match",
      match: MATCH,
      session: "someSession12",
      player: { id: player, name: player.slice(0, 5), kind: "guest" },
      settings: this.settings,
      seats,
      computers: this.computers,
      expiresMs: this.nowMs + 60_000,
      ...over,
    };
    this.handle({ type: "connect", nowMs: this.nowMs, client: guest.id, ticket });
    return guest;
  }

  handle(event: MatchEvent): readonly MatchEffect[] {
    const [state, effects] = reduce(this.state, event);
    this.state = state;
    this.effects.push(...effects);
    const told = announcement(state, event.nowMs);
    if (told !== null) this.announced.push(told);
    for (const effect of effects) this.#run(effect);
    // Answers travel after the turn that they answer, as on a socket.
    for (let next = this.answers.shift(); next; next = this.answers.shift())
      if (next.guest.open) next.guest.send(next.bytes);
    return effects;
  }

  /** Lets time pass, waking the room whenever it wants to be woken, and guests press their keys in between. */
  advance(ms: number, between: () => void = () => {}): void {
    const untilMs = this.nowMs + ms;
    for (let wakes = 0; this.state.wakeMs <= untilMs; wakes++) {
      if (wakes > ms + 100) throw new Error("the room wakes without end");
      this.nowMs = Math.max(this.nowMs, Math.ceil(this.state.wakeMs));
      this.handle({ type: "wake", nowMs: this.nowMs, seed: Math.imul(this.seed++, 0x9e37_79b9) >>> 0 });
      between();
    }
    this.nowMs = untilMs;
  }

  /** Advances until the condition holds; fails when it never does. */
  until(condition: () => boolean, withinMs = 600_000): void {
    const untilMs = this.nowMs + withinMs;
    while (!condition()) {
      if (this.nowMs > untilMs || this.state.wakeMs === Infinity) throw new Error("the room never got there");
      this.advance(Math.max(1, Math.ceil(this.state.wakeMs - this.nowMs)));
    }
  }

  /** Advances until the room's clock shows this tick. */
  untilTick(tick: number): void {
    const { phase } = this.state;
    if (!("clock" in phase)) throw new Error("no clock runs");
    this.advance(Math.ceil(msOfTick(phase.clock, tick)) - this.nowMs);
  }

  /** Until a match that somebody fell away from stands still. */
  settle(): void {
    const { freeze } = this.state;
    if (freeze !== null) this.advance(Math.ceil(freeze.dueMs) - this.nowMs);
  }

  untilPhase(phase: RoomMessage["state"]["phase"]): void {
    this.until(() => this.state.phase.phase === phase);
  }

  /** Two players, both ready, the countdown running. */
  start(): { alice: Guest; boris: Guest } {
    const alice = this.connect(ALICE);
    const boris = this.connect(BORIS);
    alice.say({ type: "ready" });
    boris.say({ type: "ready" });
    return { alice, boris };
  }

  /** kill -9: what is in memory is lost, what was stored is not, all sockets are cut. */
  restart(): void {
    for (const guest of this.guests.values()) guest.open = false;
    this.state = this.checkpoint
      ? restoreMatch({ ...this.checkpoint, logBytes: this.log }, this.nowMs, this.seed)
      : this.#create();
  }

  /** The predicted world at this moment. */
  world() {
    const { phase, timeline } = this.state;
    const tick = "clock" in phase ? Math.floor(tickAt(phase.clock, this.nowMs)) : timeline.confirmed.tick;
    return cloneWorld(timeline.at(Math.max(tick, timeline.confirmed.tick)));
  }

  /** The API says who has blocked whom. */
  answerBlocks(blocks: readonly [boolean, boolean] | null, question = this.question): void {
    this.handle({ type: "blocks-answered", nowMs: this.nowMs, question, blocks, freshId: "rematchRematch1" });
  }

  #run(effect: MatchEffect): void {
    switch (effect.type) {
      case "send":
        return this.guests.get(effect.client)?.receive(effect.data);
      case "close":
        return this.guests.get(effect.client)?.closed(effect.reason);
      case "store": {
        const { logFrom, logBytes } = effect.stored;
        const kept = this.log.subarray(0, logFrom * 8);
        this.log = new Uint8Array([...kept, ...logBytes]);
        this.checkpoint = effect.stored;
        this.deliveries.push(...effect.deliveries);
        return;
      }
      case "ask-blocks":
        this.question = effect.question;
        if (this.blocks !== "silent") this.answerBlocks(this.blocks);
        return;
      case "order-rematch":
      case "chat-ticket":
      case "call":
      case "report":
    }
  }
}

/** One socket, and the client behind it. */
export class Guest {
  readonly id: string;
  readonly player: string;
  readonly #room: Room;
  open = true;
  #hash = 0; // of the last keyframe
  mute = false; // reads, but says nothing
  reason: CloseReason | null = null;
  rooms: RoomMessage[] = [];
  frames: ServerFrame[] = [];
  errors: MatchErrorMessage["code"][] = [];
  client: MatchClient | null = null;

  constructor(room: Room, id: string, player: string) {
    this.#room = room;
    this.id = id;
    this.player = player;
  }

  /** The last room message. */
  get room(): RoomMessage {
    const last = this.rooms.at(-1);
    if (!last) throw new Error("told nothing yet");
    return last;
  }

  get seat(): Seat | null {
    return this.room.you;
  }

  framesOf<Type extends ServerFrame["type"]>(type: Type): Extract<ServerFrame, { type: Type }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { type: Type }> => frame.type === type);
  }

  say(message: MatchClientMessage): void {
    this.#room.handle({
      type: "message",
      nowMs: this.#room.nowMs,
      client: this.id,
      message,
      freshId: "rematchRematch1",
    });
  }

  send(bytes: Uint8Array): void {
    const frames = decodeClientMessage(bytes);
    if (frames.length === 0) throw new Error("a guest never sends a malformed message");
    for (const frame of frames) this.#room.handle({ type: "frame", nowMs: this.#room.nowMs, client: this.id, frame });
  }

  /** Presses now, as the room counts it. */
  press(move: Move): void {
    const bytes = this.client?.press(move, this.#room.nowMs);
    if (bytes) this.send(bytes);
  }

  /** An input written by hand, at any tick. */
  input(tick: number, move: Move, epoch = this.#room.state.epoch): void {
    this.send(encodeInput(epoch, tick, move));
  }

  ack(tick: number, hash: number): void {
    this.send(encodeAck(this.#room.nowMs % 2 ** 32, tick, hash));
  }

  /** Of the newest keyframe that was sent, as a client that adopted it does. */
  ackOpen(): void {
    const tick = this.#room.state.clients.get(this.id)?.open.at(-1)?.tick;
    if (tick !== undefined) this.ack(tick, this.#hash);
  }

  /** The socket closes. */
  cut(): void {
    this.open = false;
    this.#room.handle({ type: "disconnect", nowMs: this.#room.nowMs, client: this.id });
  }

  /** The same, and the match has come to a stop. */
  leave(): void {
    this.cut();
    this.#room.settle();
  }

  receive(data: string | Uint8Array): void {
    if (!this.open) return;
    if (typeof data === "string") return this.#read(JSON.parse(data) as RoomMessage | MatchErrorMessage); // of our own writing
    const frames = decodeServerMessage(data);
    if (frames.length === 0) throw new Error("the room sent a malformed message");
    this.frames.push(...frames);
    for (const frame of frames) if (frame.type === "keyframe") this.#hash = frame.hash;
    const answers = this.client?.onFrame(data, this.#room.nowMs) ?? [];
    if (!this.mute) for (const bytes of answers) this.#room.answers.push({ guest: this, bytes });
  }

  closed(reason: CloseReason): void {
    this.reason = reason;
    this.open = false;
  }

  #read(message: RoomMessage | MatchErrorMessage): void {
    if (message.type === "error") {
      this.errors.push(message.code);
      return;
    }
    this.rooms.push(message);
    if (this.client === null) {
      this.client = new MatchClient({ settings: message.settings, seat: message.you });
      this.client.onOpen(this.#room.nowMs);
    }
    this.client.onPhase(message, this.#room.nowMs);
  }
}
