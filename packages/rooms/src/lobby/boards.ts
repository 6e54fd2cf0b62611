// The small boards of the matches that are listed: their rooms are asked how they move only while somebody looks, and what they say is
// passed on together, once a second.
import { LIVE_SHOWN, type LobbyServerMessage } from "@transcendence/protocol";
import { listedMatches } from "./here.ts";
import { BOARDS_ASKED_MS, BOARDS_TOLD_MS } from "./limits.ts";
import type { LobbyState, Visitor } from "./state.ts";
import { type LobbyTurn, tell } from "./turn.ts";

type Boards = Extract<LobbyServerMessage, { type: "boards" }>["boards"];

/** A page shows the boards, or does not any more. */
export function lookAtBoards(turn: LobbyTurn, visitor: Visitor, isShown: boolean): void {
  visitor.showsBoards = isShown;
  if (isShown && turn.state.boardsDueMs === Infinity) turn.state.boardsDueMs = turn.nowMs;
}

/** From a match's room. */
export function noteBoard({ state, nowMs }: LobbyTurn, match: string, samples: Boards[number]["samples"]): void {
  if (!isLookedAt(state)) return;
  state.boards.set(match, samples);
  if (state.boardsToldMs === Infinity) state.boardsToldMs = nowMs + BOARDS_TOLD_MS;
}

/** The timer's part. */
export function keepBoards(turn: LobbyTurn): void {
  const { state, nowMs, effects } = turn;
  if (state.boardsDueMs <= nowMs) {
    const isWanted = isLookedAt(state);
    state.boardsDueMs = isWanted ? nowMs + BOARDS_ASKED_MS : Infinity;
    const shown = isWanted ? listedMatches(state).slice(0, LIVE_SHOWN) : [];
    for (const { id } of shown)
      effects.push({ type: "call", room: { kind: "match", name: id }, call: { type: "show" } });
  }
  if (state.boardsToldMs > nowMs) return;
  state.boardsToldMs = Infinity;
  for (const visitor of state.visitors.values()) if (visitor.showsBoards) tellBoards(turn, visitor);
  state.boards.clear();
}

function tellBoards(turn: LobbyTurn, { client, apart }: Visitor): void {
  const { matches, boards } = turn.state;
  const seen: Boards[number][] = [];
  for (const [match, samples] of boards) {
    const players = matches.get(match)?.live?.players ?? [];
    if (apart !== null && players.length > 0 && !players.some(({ player }) => apart.has(player.id)))
      seen.push({ match, samples });
  }
  if (seen.length > 0) tell(turn, client, { type: "boards", boards: seen });
}

function isLookedAt({ visitors }: LobbyState): boolean {
  for (const { showsBoards } of visitors.values()) if (showsBoards) return true;
  return false;
}
