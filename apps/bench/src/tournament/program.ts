// A program that takes part in a tournament as a browser does: registers, says that it is there when called, plays, comes back.
import { ask, valueOf } from "@transcendence/client";
import { openRoomLine, type RoomLine } from "@transcendence/client/room-line";
import { type MatchSettings, rulesOf, type Seat } from "@transcendence/game";
import { type MatchClock, tickAt } from "@transcendence/netcode";
import { afterMessage, type BoardView, type RoomMessage, type TournamentView } from "@transcendence/protocol";
import { Guest } from "../crash/guest.ts";
import { Line } from "../crash/line.ts";

export class Program {
  readonly name: string;
  view: TournamentView | null = null;
  readonly #tournament: string;
  readonly #settings: MatchSettings;
  readonly #guest: Guest;
  readonly #onView: (view: TournamentView) => void;
  readonly #played = new Map<string, Line>(); // by match
  #line: RoomLine | null = null;
  #me = "";

  constructor(
    arena: URL,
    tournament: string,
    settings: MatchSettings,
    name: string,
    onView: (view: TournamentView) => void,
  ) {
    this.name = name;
    this.#tournament = tournament;
    this.#settings = settings;
    this.#onView = onView;
    this.#guest = new Guest(arena);
  }

  async register(): Promise<void> {
    const { arena, routes } = this.#guest;
    const entries = routes.tournaments[":id"].entries;
    valueOf(await ask(entries.$post({ param: { id: this.#tournament }, json: { alias: this.name } })));
    this.#line = openRoomLine({
      arena,
      room: { kind: "tournament", name: this.#tournament },
      onMessage: (message) => {
        const view = afterMessage(this.view, message);
        if (view !== null) this.#look(view);
      },
      onEnd: () => {}, // it is over, or the evening's limit will say so
    });
  }

  end(): void {
    this.#line?.close();
    for (const line of this.#played.values()) line.end();
  }

  #look(view: TournamentView): void {
    this.view = view;
    this.#onView(view);
    this.#me = view.entries.find(({ alias }) => alias === this.name)?.id ?? "";
    const board = view.boards.find(({ players }) => players.includes(this.#me));
    for (const [match, line] of this.#played) if (match !== board?.match) line.end(); // over, or given up
    if (board === undefined) return;
    const side: Seat = board.players[0] === this.#me ? 0 : 1;
    if (board.phase === "called" && !board.ready[side]) this.#line?.say({ type: "ready", pairing: board.pairing });
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
    const line = new Line({ match, seat, guest, rules, onScore: () => {}, onRoom: hear });
    this.#played.set(match, line);
    line.keep(() => [0, 0]);
  }
}
