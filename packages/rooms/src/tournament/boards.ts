// From a pairing that can be played to a match: players are called, say that they are there, and the match is ordered.
import { closeArena, isOver, openPairings, pairWave, playersOf } from "@transcendence/tournament";
import { callPlayers, closeBoard, tellPlayer } from "./calls.ts";
import {
  ARENA_PAIRINGS_MAX,
  ARENA_WAVE_MS,
  ASK_MS,
  MATCH_ORDER_CALL_MS,
  MATCH_ORDER_RETRY_MAX_MS,
  MATCH_ORDER_RETRY_MS,
  OVERLOAD_MS,
  OVERLOAD_RETRY_MS,
} from "./limits.ts";
import { dropEntry } from "./results.ts";
import { type Board, entryOf, entryOfUser, isComputerEntry, isOfComputers, type Two } from "./state.ts";
import { change, changeBoard, note, type OrderVerdict, type TournamentTurn } from "./turn.ts";

/** Whatever can happen now, happens: after each event. */
export function advance(turn: TournamentTurn): void {
  const { room, nowMs } = turn;
  if (nowMs >= room.overloadedUntilMs) room.overloadedUntilMs = -Infinity;
  if (room.stored.phase !== "running") return;
  dropDecided(turn);
  if (!room.stored.paused) {
    const takesOrders = room.overloadedUntilMs === -Infinity;
    if (takesOrders) pairArena(turn);
    if (takesOrders) callPlayers(turn);
    for (const board of room.stored.boards) {
      const isPlayed = board.phase === "called" && board.ready[0] && board.ready[1];
      if (isPlayed && !isOfComputers(room.stored, board)) orderFirst(turn, board);
    }
  }
  const { tournament } = room.stored;
  if (tournament !== null && isOver(tournament)) finish(turn);
}

/** Boards whose pairing was decided otherwise, or is of others now: somebody withdrew, the organiser decided. */
function dropDecided(turn: TournamentTurn): void {
  const { tournament, boards } = turn.room.stored;
  if (tournament === null || boards.length === 0) return;
  const open = new Map(openPairings(tournament).map((pairing) => [pairing.id, playersOf(pairing).join(" ")]));
  for (const board of boards) if (open.get(board.pairing) !== board.players.join(" ")) closeBoard(turn, board);
}

/** Somebody says from their page that they are there. */
export function beReady(turn: TournamentTurn, user: string, pairing: string): void {
  const { stored } = turn.room;
  const board = stored.boards.find((each) => each.pairing === pairing);
  const entry = entryOfUser(stored, user);
  if (board === undefined || entry === undefined || board.phase !== "called" || stored.paused) return;
  const side = board.players.indexOf(entry.id);
  if (side === -1 || board.ready[side] === true) return;
  const ready: Two<boolean> = side === 0 ? [true, board.ready[1]] : [board.ready[0], true];
  changeBoard(turn, pairing, { ready });
  const { [entry.id]: _, ...absences } = stored.absences;
  change(turn, { absences });
  tellPlayer(turn, entry.id, { type: "uncalled", tournament: stored.config.id });
  advance(turn);
}

function orderFirst(turn: TournamentTurn, board: Board): void {
  const match = turn.freshId();
  const matches = [...board.matches, match];
  const ordering = { ...board, phase: "ordering", match, matches, attempts: 0 } as const;
  changeBoard(turn, board.pairing, ordering);
  order(turn, ordering);
}

export function order(turn: TournamentTurn, { pairing, players, match }: Board): void {
  const { stored } = turn.room;
  const [left, right] = players.map((id) => entryOf(stored, id)?.player.id);
  if (match === null || left === undefined || right === undefined) return;
  changeBoard(turn, pairing, { dueMs: turn.nowMs + MATCH_ORDER_CALL_MS }); // if no answer comes, not even that it failed
  turn.effects.push({
    type: "order",
    body: { id: match, tournament: stored.config.id, pairing, seats: [left, right] },
  });
}

export function ordered(turn: TournamentTurn, match: string, verdict: OrderVerdict): void {
  const { room, nowMs } = turn;
  const { stored } = room;
  const board = stored.boards.find((each) => each.match === match);
  if (board === undefined || board.phase !== "ordering") return;
  const { pairing, attempts } = board;
  if (verdict === "overloaded") {
    room.overloadedUntilMs = nowMs + OVERLOAD_MS;
    return changeBoard(turn, pairing, { dueMs: nowMs + OVERLOAD_RETRY_MS });
  }
  if (verdict === "failed") {
    const waitMs = Math.min(MATCH_ORDER_RETRY_MAX_MS, MATCH_ORDER_RETRY_MS * 2 ** Math.min(attempts, 10));
    return changeBoard(turn, pairing, { attempts: attempts + 1, dueMs: nowMs + waitMs });
  }
  const wasHeldBack = room.overloadedUntilMs !== -Infinity;
  room.overloadedUntilMs = -Infinity;
  const gone = verdict.missing.flatMap((user) => entryOfUser(stored, user)?.id ?? []);
  if (gone.length > 0) {
    for (const id of gone) dropEntry(turn, id);
    return advance(turn);
  }
  changeBoard(turn, pairing, { phase: "playing", dueMs: nowMs + ASK_MS, heardMs: nowMs, begun: false });
  if (wasHeldBack) advance(turn);
}

/** Arena: those who are here and free, and do not take a break. */
function pairArena(turn: TournamentTurn): void {
  const { room, nowMs } = turn;
  const { tournament, entries, resting, config } = room.stored;
  if (tournament === null || config.plan.format !== "arena" || nowMs - room.lastWaveMs < ARENA_WAVE_MS) return;
  room.lastWaveMs = nowMs; // also if nobody can be paired: else the room would wake at once, for nothing
  const here = new Set(room.visitors.values());
  const free = entries.filter(
    (entry) => isComputerEntry(entry) || (here.has(entry.player.id) && !resting.includes(entry.id)),
  );
  const paired = pairWave(
    tournament,
    free.map(({ id }) => id),
    new Set(free.filter(isComputerEntry).map(({ id }) => id)),
  );
  if (paired === tournament) return;
  const isFull = paired.drawn.length >= ARENA_PAIRINGS_MAX;
  change(turn, { tournament: isFull ? closeArena(paired) : paired });
}

function finish(turn: TournamentTurn): void {
  for (const board of turn.room.stored.boards) closeBoard(turn, board);
  change(turn, { phase: "finished" });
  note(turn, { kind: "finished" });
}
