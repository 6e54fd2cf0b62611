// The course of the whole: it begins, stands still, goes on, ends. And what its organiser may do.
import type { TournamentRefusal } from "@transcendence/protocol";
import { closeArena, overrule, pairingsOf, reopen, startTournament } from "@transcendence/tournament";
import { advance } from "./boards.ts";
import { callBoard, closeBoard, dropBoard } from "./calls.ts";
import { setTournament } from "./results.ts";
import { type Actor, change, note, type TournamentTurn } from "./turn.ts";

/** Draws the first pairings. With fewer than two there is no tournament. */
export function begin(turn: TournamentTurn, by?: Actor): TournamentRefusal | null {
  const { stored } = turn.room;
  if (stored.phase !== "registration") return "not_now";
  if (stored.entries.length < 2) return "too_few";
  const { plan, arenaMs } = stored.config;
  const groups = Math.max(1, Math.min(plan.groups, Math.floor(stored.entries.length / 2)));
  const entrants = stored.entries.map(({ id, rating }) => ({ id, rating }));
  const tournament = startTournament({ ...plan, groups }, entrants, turn.chance);
  const endsAtMs = plan.format === "arena" ? turn.nowMs + arenaMs : null;
  change(turn, { phase: "running", tournament, endsAtMs });
  note(turn, { kind: "started" }, by);
  advance(turn);
  return null;
}

/** The timer's part: the time to begin, or an arena's to end. */
export function checkTimes(turn: TournamentTurn): void {
  const { phase, startsAtMs, endsAtMs, tournament, boards } = turn.room.stored;
  if (phase === "registration" && startsAtMs !== null && startsAtMs <= turn.nowMs) {
    if (begin(turn) === "too_few") end(turn, "too_few");
    return;
  }
  if (phase !== "running" || tournament === null || endsAtMs === null || endsAtMs > turn.nowMs || tournament.closed)
    return;
  // Only what has begun is played. A pause has left pairings without a board.
  for (const board of boards) if (board.phase !== "playing") dropBoard(turn, board);
  const playing = new Set(turn.room.stored.boards.map(({ pairing }) => pairing));
  const drawn = tournament.drawn.filter(({ id }) => playing.has(id) || tournament.outcomes[id] !== undefined);
  change(turn, { tournament: closeArena({ ...tournament, drawn }) });
  turn.publish = true;
}

/** Nobody wins. */
export function end(turn: TournamentTurn, why: "too_few" | "cancelled", by?: Actor): TournamentRefusal | null {
  const { phase, boards } = turn.room.stored;
  if (phase !== "registration" && phase !== "running") return "not_now";
  for (const board of boards) closeBoard(turn, board);
  change(turn, { phase: "cancelled" });
  note(turn, { kind: why }, by);
  return null;
}

/** Nobody is called any more; matches that are being played go on. */
export function pause(turn: TournamentTurn, by?: Actor): TournamentRefusal | null {
  const { phase, paused, boards } = turn.room.stored;
  if (phase !== "running" || paused) return "not_now";
  change(turn, { paused: true });
  for (const board of boards) if (board.phase === "called") closeBoard(turn, board);
  note(turn, { kind: "paused" }, by);
  return null;
}

export function resume(turn: TournamentTurn, by?: Actor): TournamentRefusal | null {
  const { phase, paused } = turn.room.stored;
  if (phase !== "running" || !paused) return "not_now";
  change(turn, { paused: false });
  note(turn, { kind: "resumed" }, by);
  advance(turn);
  return null;
}

/** Another outcome than the one that there is, or one where there is none. */
export function decideFor(turn: TournamentTurn, pairing: string, winner: string, by?: Actor): TournamentRefusal | null {
  const { tournament, phase } = turn.room.stored;
  if (tournament === null || phase !== "running") return "not_now";
  const decided = overrule(tournament, pairing, winner);
  if (!decided.ok) return decided.reason === "already_played_on" ? "already_played_on" : "not_now";
  setTournament(turn, decided.tournament, by);
  advance(turn);
  return null;
}

/** The same two play once more: what was decided or played is forgotten. */
export function replay(turn: TournamentTurn, pairing: string, by?: Actor): TournamentRefusal | null {
  const { tournament, phase, paused, boards } = turn.room.stored;
  if (tournament === null || phase !== "running" || tournament.closed) return "not_now"; // nobody is called after an arena's end
  const board = boards.find((each) => each.pairing === pairing);
  if (board === undefined) {
    if (!pairingsOf(tournament).some(({ id }) => id === pairing)) return "not_now";
    const reopened = reopen(tournament, pairing);
    if (!reopened.ok) return reopened.reason === "already_played_on" ? "already_played_on" : "not_now";
    const { [pairing]: _, ...played } = turn.room.stored.played;
    change(turn, { tournament: reopened.tournament, played });
  } else if (paused) {
    closeBoard(turn, board); // called when it goes on
  } else {
    // What is being played does not count any more.
    const again = { ...board, matches: [], match: null, misses: [0, 0] } as const;
    change(turn, { boards: boards.map((each) => (each.pairing === pairing ? again : each)) });
    callBoard(turn, again);
  }
  note(turn, { kind: "replayed" }, by);
  advance(turn);
  return null;
}
