// Who looks at matches without playing: pages with the live list and its small boards open, and spectators of one match.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { LOBBY_NAME, type MatchTicket, type RoomAddress, type RoomTicket } from "@transcendence/protocol";
import type { LeanSocket } from "../lean-socket.ts";
import { openOnlooker } from "../onlooker.ts";
import type { DuelOptions } from "./duels/duel.ts";
import { LONG } from "./duels/match-duel.ts";

const OPENED_PER_SECOND = 50;
const SHOW_BOARDS = JSON.stringify({ type: "boards", isShown: true });

/** What came to them since it was last asked. */
export interface AudienceReport {
  readonly viewers: number;
  readonly spectators: number;
  readonly boards: number; // messages with boards, of all viewers
  readonly matchesOnBoards: number; // in the latest of them
  readonly frames: number; // of all spectators
  readonly lost: number; // sockets that closed though nobody closed them, from the start
}

export class Audience {
  readonly #options: Pick<DuelOptions, "urlOf" | "secret">;
  #viewers: LeanSocket[] = [];
  #spectators: LeanSocket[] = [];
  #boards = 0;
  #matchesOnBoards = 0;
  #frames = 0;
  #lost = 0;
  #isClosing = false;

  constructor(options: Pick<DuelOptions, "urlOf" | "secret">) {
    this.#options = options;
  }

  async open(viewers: number, spectators: number, match: string): Promise<void> {
    for (let count = 0; count < viewers + spectators; count++) {
      await sleep(1000 / OPENED_PER_SECOND);
      if (count < viewers) this.#viewers.push(await this.#view());
      else this.#spectators.push(await this.#watch(match));
    }
  }

  close(): void {
    this.#isClosing = true;
    for (const socket of [...this.#viewers, ...this.#spectators]) socket.destroy();
  }

  report(): AudienceReport {
    const frames = this.#spectators.reduce((sum, { framesIn }) => sum + framesIn, 0);
    const report = {
      viewers: this.#viewers.length,
      spectators: this.#spectators.length,
      boards: this.#boards,
      matchesOnBoards: this.#matchesOnBoards,
      frames: frames - this.#frames,
      lost: this.#lost,
    };
    this.#boards = 0;
    this.#frames = frames;
    return report;
  }

  async #view(): Promise<LeanSocket> {
    const strengths = { quick: null, classic: null };
    const ticket: RoomTicket = { room: "lobby", session: null, player: null, strengths, expiresMs: soon() };
    const socket = await this.#enter({ kind: "lobby", name: LOBBY_NAME }, ticket, (text) => {
      if (!text.startsWith('{"type":"boards"')) return;
      this.#boards++;
      this.#matchesOnBoards = text.split('"match":').length - 1; // read no further: it is the server that is measured
    });
    socket.sendText(SHOW_BOARDS);
    return socket;
  }

  async #watch(match: string): Promise<LeanSocket> {
    const id = freshId();
    const ticket: MatchTicket = {
      room: "match",
      match,
      session: id,
      player: { id, name: "Spectator", kind: "guest" },
      settings: LONG,
      seats: [freshId(), freshId()], // of no use: the room knows who plays
      expiresMs: soon(),
    };
    return this.#enter({ kind: "match", name: match }, ticket, () => {});
  }

  #enter(room: RoomAddress, ticket: RoomTicket, onText: (text: string) => void): Promise<LeanSocket> {
    const { urlOf, secret } = this.#options;
    const onClose = () => void (this.#isClosing || this.#lost++);
    return openOnlooker({ server: urlOf(room.name), secret, room, ticket, settings: LONG, onText, onClose });
  }
}

function soon(): number {
  return Date.now() + 60_000;
}

function freshId(): string {
  return randomBytes(10).toString("hex");
}
