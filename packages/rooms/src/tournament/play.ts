// Matches that are being played, or should be: results, silence, and who did not come.
import { CHARACTER_IDS, playOut } from "@transcendence/game";
import { characterOf, type TournamentResult } from "@transcendence/protocol";
import { advance, order } from "./boards.ts";
import { callAgain, callBoard, closeBoard, dropBoard } from "./calls.ts";
import { ABSENCES_MAX, ASK_MS, ASK_SOON_MS, JUST_BACK_MS, MISSES_MAX, OPENING_MS, SILENT_MS } from "./limits.ts";
import { rest } from "./registration.ts";
import { dropEntry, settlePairing } from "./results.ts";
import { type Board, entryOf, isComputerEntry, isOfComputers, type Two } from "./state.ts";
import { change, changeBoard, note, type TournamentTurn } from "./turn.ts";

/** A match's room says how it stands. */
export function heard(turn: TournamentTurn, match: string, score: Two<number> | null): void {
  const board = boardOfMatch(turn, match);
  if (board === undefined) return;
  if (score !== null) turn.room.scores.set(match, score);
  turn.room.newsDueMs = Math.min(turn.room.newsDueMs, turn.room.lastNewsMs + 1000);
  if (board.phase === "playing") changeBoard(turn, board.pairing, { begun: true, heardMs: turn.nowMs });
}

/** A match's room says that it is over: its result is with the API in a moment, or a player did not come. */
export function ended(turn: TournamentTurn, match: string, missing: readonly string[]): void {
  const board = boardOfMatch(turn, match);
  if (board === undefined || board.match !== match || board.phase !== "playing") return;
  if (missing.length > 0) missed(turn, board, missing);
  else changeBoard(turn, board.pairing, { dueMs: turn.nowMs + ASK_SOON_MS });
}

/** What the API knows of matches: the first that was finished decides, once. */
export function takeResults(turn: TournamentTurn, results: readonly TournamentResult[]): void {
  for (const { match, status, winner, score } of results) {
    const board = boardOfMatch(turn, match);
    if (board === undefined || status === "open") continue;
    if (status === "aborted") {
      if (board.match === match && board.phase === "playing") missed(turn, board, []);
      continue;
    }
    const { stored } = turn.room;
    const users = board.players.map((id) => entryOf(stored, id)?.player.id ?? "");
    const won = winner === null ? -1 : users.indexOf(winner);
    const by = board.players[won];
    if (by === undefined) continue; // the winner was deleted in the same moment: the organiser decides
    const points = (side: number) => score?.[users[side] ?? ""] ?? 0;
    const outcome = { winner: by, score: [points(0), points(1)], how: "played" } as const;
    if (!settlePairing(turn, board.pairing, outcome)) continue;
    change(turn, { played: { ...turn.room.stored.played, [board.pairing]: match } });
  }
  advance(turn);
}

/** The match did not take place: its players are called again, but for whoever did not come too often. `missing`: users; none: both. */
function missed(turn: TournamentTurn, board: Board, missing: readonly string[]): void {
  const { stored } = turn.room;
  const isExcused = isJustBack(turn) && board.excused !== true;
  const didMiss = (side: number) => {
    if (isExcused) return false;
    const entry = entryOf(stored, board.players[side] ?? "");
    if (entry === undefined || isComputerEntry(entry)) return entry === undefined;
    return missing.length === 0 || missing.includes(entry.player.id);
  };
  const misses: Two<number> = [board.misses[0] + (didMiss(0) ? 1 : 0), board.misses[1] + (didMiss(1) ? 1 : 0)];
  for (const side of [0, 1] as const) if (didMiss(side)) note(turn, { kind: "missed", entry: board.players[side] });
  if (stored.tournament?.closed === true) {
    dropBoard(turn, board); // an arena whose time is up
    return advance(turn);
  }
  const isOut = misses.map((times) => times >= MISSES_MAX);
  if (isOut[0] || isOut[1]) {
    const winner = isOut[0] === isOut[1] ? null : board.players[isOut[0] ? 1 : 0];
    settlePairing(turn, board.pairing, { winner, score: null, how: "walkover" });
    return advance(turn);
  }
  changeBoard(turn, board.pairing, { misses, excused: isExcused || board.excused === true });
  if (stored.paused) closeBoard(turn, board); // called when it goes on
  else callBoard(turn, { ...board, misses });
  advance(turn);
}

/** The room was started anew a moment ago: what players did not do meanwhile, they perhaps could not. */
function isJustBack({ room, nowMs }: TournamentTurn): boolean {
  return nowMs - room.sinceMs < JUST_BACK_MS;
}

/** The timer's part. */
export function checkBoards(turn: TournamentTurn): void {
  const { nowMs } = turn;
  const asked: string[] = [];
  const givenUp: string[] = [];
  const ofComputers = turn.room.stored.boards.filter((board) => isDueToPlayOut(turn, board));
  if (ofComputers[0] !== undefined) playOutBoard(turn, ofComputers[0]); // the others at once, after whatever waits meanwhile
  for (const board of turn.room.stored.boards) {
    if (ofComputers.includes(board)) continue;
    if (board.phase === "called") {
      if (board.untilMs > nowMs || turn.room.stored.paused) continue;
      if (isJustBack(turn) && board.extended !== true) callAgain(turn, board);
      else walkOver(turn, board);
    } else if (board.dueMs > nowMs) continue;
    else if (board.phase === "ordering") order(turn, board);
    else {
      asked.push(...board.matches);
      const isSilent = nowMs - board.heardMs >= (board.begun ? SILENT_MS : OPENING_MS);
      if (isSilent && board.match !== null) givenUp.push(board.match);
      changeBoard(turn, board.pairing, { dueMs: nowMs + ASK_MS });
    }
  }
  if (asked.length > 0) {
    const body = { tournament: turn.room.stored.config.id, matches: asked, giveUp: givenUp };
    turn.effects.push({ type: "ask", body });
  }
  advance(turn);
}

function isDueToPlayOut(turn: TournamentTurn, board: Board): boolean {
  const { stored } = turn.room;
  return board.phase === "called" && board.untilMs <= turn.nowMs && !stored.paused && isOfComputers(stored, board);
}

/** Two computer players meet in the simulation itself: it takes milliseconds, and nobody has to watch. */
function playOutBoard(turn: TournamentTurn, { pairing, players }: Board): void {
  const { stored } = turn.room;
  const characterAt = (side: 0 | 1) => {
    const entry = entryOf(stored, players[side]);
    return (entry && characterOf(entry.player)) ?? CHARACTER_IDS[0]; // one that is no longer played
  };
  const seed = () => Math.floor(turn.chance() * 0x1_0000_0000);
  const { winner, score } = playOut(stored.config.settings, [characterAt(0), characterAt(1)], seed);
  settlePairing(turn, pairing, { winner: players[winner], score: [...score], how: "played" });
}

/**
 * The wait is over. Who does not answer twice in a row is out: nobody has to wait for them again. In an arena they take a break
 * from the first time on, and come back when they like.
 */
function walkOver(turn: TournamentTurn, { pairing, players, ready }: Board): void {
  const winner = ready[0] === ready[1] ? null : players[ready[0] ? 0 : 1];
  if (turn.room.stored.config.plan.format === "arena") {
    for (const side of [0, 1] as const) if (!ready[side]) rest(turn, players[side]);
    settlePairing(turn, pairing, { winner, score: null, how: "walkover" });
    return;
  }
  const absences = { ...turn.room.stored.absences };
  for (const side of [0, 1] as const) {
    if (!ready[side]) absences[players[side]] = (absences[players[side]] ?? 0) + 1;
  }
  change(turn, { absences });
  settlePairing(turn, pairing, { winner, score: null, how: "walkover" });
  for (const side of [0, 1] as const)
    if ((absences[players[side]] ?? 0) >= ABSENCES_MAX) dropEntry(turn, players[side]);
}

function boardOfMatch({ room }: TournamentTurn, match: string): Board | undefined {
  return room.stored.boards.find(({ matches }) => matches.includes(match));
}
