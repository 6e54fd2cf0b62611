// How a match moves, for the small boards on which the lobby shows it: where the ball and the paddles were, of confirmed time, a few times
// a second. Only while the lobby asks, and beside the players' path.
import type { World } from "@transcendence/game";
import { BOARD_SAMPLE_MS, type BoardSample, LOBBY_NAME } from "@transcendence/protocol";
import { foldFinal } from "./fold.ts";
import { BOARD_SAMPLES, SHOWN_MS } from "./limits.ts";
import type { MatchState } from "./state.ts";
import type { Turn } from "./turn.ts";

const LOBBY = { kind: "lobby", name: LOBBY_NAME } as const;

/** The lobby shows this match: for a while, unless it says so again. */
export function show({ state, nowMs }: Turn): void {
  const before = state.boards;
  state.boards = { untilMs: nowMs + SHOWN_MS, dueMs: before?.dueMs ?? nowMs, samples: before?.samples ?? [] };
}

/** The timer's part. */
export function feedBoards(turn: Turn): void {
  const { state, nowMs, effects } = turn;
  const { boards, phase } = state;
  if (boards === null || nowMs < boards.dueMs) return;
  if (nowMs >= boards.untilMs) {
    state.boards = null;
    return;
  }
  if (phase.phase !== "rally" && phase.phase !== "between") return;
  foldFinal(state, phase, nowMs);
  boards.dueMs = nowMs + BOARD_SAMPLE_MS;
  boards.samples.push(sampleOf(state.timeline.confirmed));
  if (boards.samples.length < BOARD_SAMPLES) return;
  effects.push({ type: "call", room: LOBBY, call: { type: "board", match: state.match, samples: boards.samples } });
  boards.samples = [];
}

export function boardsDueMs({ boards, phase }: MatchState): number {
  return boards !== null && (phase.phase === "rally" || phase.phase === "between") ? boards.dueMs : Infinity;
}

function sampleOf({ balls, paddles }: World): BoardSample {
  const [ball, left, right] = [balls[0], paddles[0], paddles[1]];
  return [ball?.x ?? 0, ball?.y ?? 0, left?.center ?? 0, right?.center ?? 0].map(Math.round) as BoardSample; // of four
}
