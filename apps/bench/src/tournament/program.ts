// A program that takes part in a tournament as a browser does: registers, says that it is there when called, plays, comes back.
import { ask } from "@transcendence/client";
import { openRoomLine, type RoomLine } from "@transcendence/client/room-line";
import { type MatchSettings, rulesOf, type Seat } from "@transcendence/game";
import { type MatchClock, tickAt } from "@transcendence/netcode";
import {
  afterMessage,
  type BoardView,
  type RoomMessage,
  type TournamentServerMessage,
  type TournamentView,
} from "@transcendence/protocol";
import { Guest, patiently } from "../crash/guest.ts";
import { Line } from "../crash/line.ts";

const KEPT_VIEWS = 16;

/** All programs are told the same: what one of them has made of it, is the others'. Each by itself, 200 would be a core's work. */
export class SharedViews {
  readonly #made = new Map<string, TournamentView | null>();

  after(before: TournamentView | null, message: TournamentServerMessage): TournamentView | null {
    if (message.type === "tournament" || before === null) return afterMessage(before, message);
    const key = `${before.version} ${message.version} ${message.nowMs}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = afterMessage(before, message);
    this.#made.set(key, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT_VIEWS && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}

interface ProgramOptions {
  readonly arena: URL;
  readonly tournament: string;
  readonly settings: MatchSettings;
  readonly name: string;
  readonly views: SharedViews;
  readonly onView: (view: TournamentView) => void;
}

export class Program {
  readonly name: string;
  view: TournamentView | null = null;
  readonly #tournament: string;
  readonly #settings: MatchSettings;
  readonly #guest: Guest;
  readonly #views: SharedViews;
  readonly #onView: (view: TournamentView) => void;
  readonly #played = new Map<string, Line>(); // by match
  #line: RoomLine | null = null;
  #me = "";

  constructor({ arena, tournament, settings, name, views, onView }: ProgramOptions) {
    this.name = name;
    this.#tournament = tournament;
    this.#settings = settings;
    this.#views = views;
    this.#onView = onView;
    this.#guest = new Guest(arena);
  }

  async register(): Promise<void> {
    const { arena } = this.#guest;
    await this.#enter();
    this.#line = openRoomLine({
      arena,
      room: { kind: "tournament", name: this.#tournament },
      onMessage: (message) => {
        const view = this.#views.after(this.view, message);
        if (view !== null) this.#look(view);
      },
      onEnd: () => {}, // it is over, or the evening's limit will say so
    });
  }

  /** Patiently: a busy server may have entered it, and have had no time to say so. */
  async #enter(): Promise<void> {
    const { routes } = this.#guest;
    await patiently(() => ask(routes.me.$post({ json: {} })));
    let isFirst = true;
    await patiently(async () => {
      const entry = { param: { id: this.#tournament }, json: { alias: this.name } };
      const answer = await ask(routes.tournaments[":id"].entries.$post(entry));
      const isEntered = !answer.ok && answer.error === "not_now" && !isFirst;
      isFirst = false;
      return isEntered ? { ok: true, value: {} } : answer;
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
