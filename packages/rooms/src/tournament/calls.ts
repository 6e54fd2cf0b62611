// Calling players to their matches, wherever they are.
import { openPairings, playersOf } from "@transcendence/tournament";
import { COME_BACK_MS, PLAY_OUT_MS } from "./limits.ts";
import { type Board, entryOf, isComputerEntry, isOfComputers, shownName } from "./state.ts";
import { change, changeBoard, type TournamentTurn } from "./turn.ts";

export function callPlayers(turn: TournamentTurn): void {
  const { tournament, boards } = turn.room.stored;
  if (tournament === null) return;
  const known = new Set(boards.map(({ pairing }) => pairing));
  for (const pairing of openPairings(tournament)) {
    const [one, other] = playersOf(pairing);
    if (known.has(pairing.id) || one === undefined || other === undefined) continue;
    const board: Board = {
      pairing: pairing.id,
      players: [one, other],
      phase: "called",
      ready: [false, false],
      untilMs: 0,
      match: null,
      matches: [],
      misses: [0, 0],
      attempts: 0,
      dueMs: Infinity,
      heardMs: turn.nowMs,
      begun: false,
    };
    change(turn, { boards: [...turn.room.stored.boards, board] });
    callBoard(turn, board);
  }
}

/** Both are told wherever they are, and waited for. Computer players are always ready. */
export function callBoard(turn: TournamentTurn, { pairing, players }: Board): void {
  const { stored } = turn.room;
  const untilMs = turn.nowMs + (isOfComputers(stored, { players }) ? PLAY_OUT_MS : stored.config.waitMs);
  const isReady = (id: string) => {
    const entry = entryOf(stored, id);
    return entry !== undefined && isComputerEntry(entry);
  };
  const ready = [isReady(players[0]), isReady(players[1])] as const;
  changeBoard(turn, pairing, {
    phase: "called",
    ready,
    untilMs,
    attempts: 0,
    dueMs: Infinity,
    begun: false,
    extended: false,
  });
  tellCalled(turn, { pairing, players }, [0, 1], untilMs);
}

/** The wait is over while the room had been away, and perhaps they had: once for each call they have some more time. */
export function callAgain(turn: TournamentTurn, { pairing, players, ready }: Board): void {
  const untilMs = turn.nowMs + COME_BACK_MS;
  changeBoard(turn, pairing, { untilMs, extended: true });
  const sides = ([0, 1] as const).filter((side) => !ready[side]);
  tellCalled(turn, { pairing, players }, sides, untilMs);
}

/** On every page that they have open, and by the API on their devices. */
function tellCalled(
  turn: TournamentTurn,
  { pairing, players }: Pick<Board, "pairing" | "players">,
  sides: readonly (0 | 1)[],
  untilMs: number,
): void {
  const { stored } = turn.room;
  const { id: tournament, title } = stored.config;
  for (const side of sides) {
    const rival = entryOf(stored, players[side === 0 ? 1 : 0]);
    const opponent = rival === undefined ? "" : shownName(rival);
    tellPlayer(turn, players[side], { type: "called", tournament, title, opponent, untilMs });
  }
  const users = sides.flatMap((side) => {
    const entry = entryOf(stored, players[side]);
    return entry === undefined || isComputerEntry(entry) ? [] : entry.player.id;
  });
  if (users.length > 0) turn.calls.push({ pairing, users, untilMs });
}

type Told =
  | { type: "called"; tournament: string; title: string; opponent: string; untilMs: number }
  | { type: "uncalled"; tournament: string };

export function tellPlayer(turn: TournamentTurn, id: string, event: Told): void {
  const entry = entryOf(turn.room.stored, id);
  if (entry === undefined || isComputerEntry(entry)) return;
  const call = { type: "tell", event, atMs: turn.nowMs } as const;
  turn.effects.push({ type: "call", room: { kind: "user", name: entry.player.id }, call });
}

/** Of an arena: nobody plays this pairing any more, and it counts for nobody. */
export function dropBoard(turn: TournamentTurn, board: Board): void {
  closeBoard(turn, board);
  const { tournament } = turn.room.stored;
  if (tournament === null) return;
  const drawn = tournament.drawn.filter(({ id }) => id !== board.pairing);
  change(turn, { tournament: { ...tournament, drawn } });
  turn.publish = true;
}

/** Takes it away, and tells whoever was called that nobody waits for them. */
export function closeBoard(turn: TournamentTurn, board: Board): void {
  const { boards, config } = turn.room.stored;
  change(turn, { boards: boards.filter(({ pairing }) => pairing !== board.pairing) });
  for (const match of board.matches) turn.room.scores.delete(match);
  for (const id of board.players) tellPlayer(turn, id, { type: "uncalled", tournament: config.id });
}
