// What a page and its room said to each other, followed from outside: where the match stands, and where the ball will be.
import { cloneWorld, decodeWorld, type Rules, rulesOf, type World } from "@transcendence/game";
import { decodeClientMessage, decodeServerMessage, type ServerFrame, tickAt, Timeline } from "@transcendence/netcode";
import type { MatchPhase, MatchServerMessage, RoomMessage } from "@transcendence/protocol";
import type { Page, WebSocket } from "playwright-core";

export type PhaseName = MatchPhase["phase"];

export class Line {
  readonly messages: RoomMessage[] = [];
  sockets = 0; // opened so far
  inputs = 0; // sent so far
  lastInputTick = 0; // at which the page's last one counts
  #rules: Rules | null = null;
  #timeline: Timeline | null = null;

  constructor(page: Page) {
    page.on("websocket", (socket) => this.#follow(socket));
  }

  get room(): RoomMessage | null {
    return this.messages.at(-1) ?? null;
  }

  get phase(): PhaseName | null {
    return this.room?.state.phase ?? null;
  }

  /** The room's clock is this machine's. */
  get tick(): number {
    const state = this.room?.state;
    if (state === undefined || !("clock" in state)) return this.confirmed?.tick ?? 0;
    return Math.max(state.clock.startTick, tickAt(state.clock, Date.now()));
  }

  /** As the room confirmed it last. */
  get confirmed(): World | null {
    return this.#timeline === null ? null : cloneWorld(this.#timeline.confirmed);
  }

  /** The match now, some ticks ahead, as far as everybody's keys are known. */
  world(ahead = 0): World | null {
    const timeline = this.#timeline;
    if (timeline === null) return null;
    return cloneWorld(timeline.at(Math.max(timeline.confirmed.tick, Math.floor(this.tick) + ahead)));
  }

  get rules(): Rules {
    if (this.#rules === null) throw new Error("nothing was heard from the room yet");
    return this.#rules;
  }

  #follow(socket: WebSocket): void {
    if (!socket.url().includes("/parties/match/")) return;
    this.sockets += 1;
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "string") this.#read(JSON.parse(payload) as MatchServerMessage);
      else for (const frame of decodeServerMessage(payload)) this.#take(frame);
    });
    socket.on("framesent", ({ payload }) => {
      if (typeof payload !== "string") this.#send(payload);
    });
  }

  #read(message: MatchServerMessage): void {
    if (message.type !== "room") return;
    if (message.match !== this.room?.match) {
      this.#rules = rulesOf(message.settings);
      this.#timeline = null;
    }
    this.messages.push(message);
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case "keyframe": {
        const world = decodeWorld(frame.world, this.rules);
        if (world !== null) this.#timeline = new Timeline(this.rules, world, frame.pending);
        return;
      }
      case "relay":
        this.#timeline?.insert({ kind: "move", tick: frame.tick, seat: frame.seat, move: frame.move });
        return;
      case "serve":
        this.#timeline?.insert({ kind: "serve", tick: frame.tick, seed: frame.seed });
        return;
      case "batch":
        for (const command of frame.commands) this.#timeline?.insert(command);
        this.#timeline?.confirm(frame.confirmedTick);
        return;
      case "pong":
    }
  }

  #send(bytes: Uint8Array): void {
    const [frame] = decodeClientMessage(bytes);
    const seat = this.room?.you ?? null;
    if (frame?.type !== "input" || seat === null) return;
    this.inputs += 1;
    this.lastInputTick = frame.tick;
    this.#timeline?.insert({ kind: "move", tick: frame.tick, seat, move: frame.move });
  }
}
