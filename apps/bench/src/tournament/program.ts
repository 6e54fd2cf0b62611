// A program that takes part in a tournament as a browser does: registers, says that it is there when called, plays, comes back.
import { setTimeout as sleep } from "node:timers/promises";
import { type MatchSettings, rulesOf, type Seat } from "@transcendence/game";
import { type MatchClock, tickAt } from "@transcendence/netcode";
import {
  afterMessage,
  type BoardView,
  PROTOCOL_VERSION,
  type RoomMessage,
  type TournamentServerMessage,
  type TournamentView,
} from "@transcendence/protocol";
import { Guest } from "../crash/guest.ts";
import { Line } from "../crash/line.ts";
import { LeanSocket } from "../lean-socket.ts";

const RETRY_MS = 300;

export class Program {
  readonly name: string;
  view: TournamentView | null = null;
  readonly #arena: URL;
  readonly #tournament: string;
  readonly #settings: MatchSettings;
  readonly #guest: Guest;
  readonly #played = new Set<string>();
  #socket: LeanSocket | null = null;
  #ended = false;
  #me = "";

  constructor(arena: URL, tournament: string, settings: MatchSettings, name: string) {
    this.name = name;
    this.#arena = arena;
    this.#tournament = tournament;
    this.#settings = settings;
    this.#guest = new Guest(arena);
  }

  async register(): Promise<void> {
    await this.#guest.post(`/api/tournaments/${this.#tournament}/entries`, { alias: this.name });
    void this.#keep();
  }

  end(): void {
    this.#ended = true;
    this.#socket?.destroy();
  }

  /** A line to the tournament's room; it comes back whenever it was cut. */
  async #keep(): Promise<void> {
    while (!this.#ended) {
      await this.#live().catch(() => {}); // refused: the rooms are not back yet
      if (!this.#ended) await sleep(RETRY_MS);
    }
  }

  async #live(): Promise<void> {
    const { ticket } = await this.#guest.post<{ ticket: string }>(`/api/tournaments/${this.#tournament}/ticket`, {});
    const url = new URL(`/parties/tournament/${this.#tournament}?v=${PROTOCOL_VERSION}&ticket=${ticket}`, this.#arena);
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const socket = new LeanSocket(url, {
      onBinary: () => {},
      onText: (text) => {
        if (!text.startsWith("{")) return;
        const view = afterMessage(this.view, JSON.parse(text) as TournamentServerMessage); // our own room wrote it
        if (view !== null) this.#look(view);
      },
      onClose: () => resolve(),
    });
    this.#socket = socket;
    await socket.opened;
    await closed;
  }

  #look(view: TournamentView): void {
    this.view = view;
    this.#me = view.entries.find(({ alias }) => alias === this.name)?.id ?? "";
    const board = view.boards.find(({ players }) => players.includes(this.#me));
    if (board === undefined) return;
    const side: Seat = board.players[0] === this.#me ? 0 : 1;
    if (board.phase === "called" && !board.ready[side])
      this.#socket?.sendText(JSON.stringify({ type: "ready", pairing: board.pairing }));
    if (board.phase === "playing") this.#play(board, side);
  }

  #play({ match }: BoardView, seat: Seat): void {
    if (match === null || this.#played.has(match)) return;
    this.#played.add(match);
    const rules = rulesOf(this.#settings);
    let clock: MatchClock | null = null;
    let isOver = false;
    const think = (line: Line, of: MatchClock, inMs: number): void => {
      setTimeout(
        () => {
          if (clock !== of || isOver) return;
          const { move, holdMs } = line.plan(Math.floor(tickAt(of, Date.now())));
          line.press(move, of);
          setTimeout(() => {
            if (clock !== of) return;
            line.press(0, of);
            think(line, of, 0);
          }, holdMs);
        },
        Math.max(0, inMs) + 200 + Math.random() * 600,
      );
    };
    const hear = ({ state }: RoomMessage, line: Line): void => {
      if (state.phase === "finished" || state.phase === "aborted") {
        isOver = true;
        clock = null;
        return line.end();
      }
      if (!("clock" in state) || state.clock.epoch === clock?.epoch) return;
      clock = state.clock;
      line.enterEpoch(clock.epoch);
      think(line, clock, clock.startMs - Date.now());
    };
    const guest = this.#guest;
    const line = new Line({ arena: this.#arena, match, seat, guest, rules, onScore: () => {}, onRoom: hear });
    void line.keep(() => [0, 0]);
  }
}
