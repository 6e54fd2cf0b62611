// A program that takes part in a tournament as a browser does: registers, says that it is there when called, plays, comes back.
import { type MatchSettings, rulesOf, type Seat } from "@transcendence/game";
import { type MatchClock, tickAt } from "@transcendence/netcode";
import {
  afterMessage,
  type BoardView,
  type RoomMessage,
  type TournamentServerMessage,
  type TournamentView,
} from "@transcendence/protocol";
import { Guest } from "../crash/guest.ts";
import { Line } from "../crash/line.ts";
import { RoomLine } from "../room-line.ts";

export class Program {
  readonly name: string;
  view: TournamentView | null = null;
  readonly #arena: URL;
  readonly #tournament: string;
  readonly #settings: MatchSettings;
  readonly #guest: Guest;
  readonly #played = new Map<string, Line>(); // by match
  readonly #line: RoomLine;
  #me = "";

  constructor(arena: URL, tournament: string, settings: MatchSettings, name: string) {
    this.name = name;
    this.#arena = arena;
    this.#tournament = tournament;
    this.#settings = settings;
    this.#guest = new Guest(arena);
    this.#line = new RoomLine({
      arena,
      guest: this.#guest,
      room: { kind: "tournament", name: tournament },
      onMessage: (message) => {
        const view = afterMessage(this.view, message as TournamentServerMessage); // our own room wrote it
        if (view !== null) this.#look(view);
      },
    });
  }

  async register(): Promise<void> {
    await this.#guest.post(`/api/tournaments/${this.#tournament}/entries`, { alias: this.name });
    void this.#line.keep();
  }

  end(): void {
    this.#line.end();
    for (const line of this.#played.values()) line.end();
  }

  #look(view: TournamentView): void {
    this.view = view;
    this.#me = view.entries.find(({ alias }) => alias === this.name)?.id ?? "";
    const board = view.boards.find(({ players }) => players.includes(this.#me));
    for (const [match, line] of this.#played) if (match !== board?.match) line.end(); // over, or given up
    if (board === undefined) return;
    const side: Seat = board.players[0] === this.#me ? 0 : 1;
    if (board.phase === "called" && !board.ready[side]) this.#line.send({ type: "ready", pairing: board.pairing });
    if (board.phase === "playing") this.#play(board, side);
  }

  #play({ match }: BoardView, seat: Seat): void {
    if (match === null || this.#played.has(match)) return;
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
    this.#played.set(match, line);
    void line.keep(() => [0, 0]);
  }
}
