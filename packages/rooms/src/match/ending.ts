// How a match ends.
import { encodeReplay, hashWorld, RULES_VERSION, type Seat, TICKS_PER_SECOND } from "@transcendence/game";
import type { MatchResult, Outcome, StoreResult } from "@transcendence/protocol";
import { toBase64 } from "./base64.ts";
import { settleGrace } from "./grace.ts";
import { sendKeyframes } from "./keyframes.ts";
import { tellRoom } from "./room-message.ts";
import { flushBatch } from "./spectators.ts";
import type { MatchState } from "./state.ts";
import { store } from "./store.ts";
import type { Turn } from "./turn.ts";

/** The world stands where the match ended: everything up to here is folded. */
export function finish(turn: Turn, outcome: Outcome, winner: Seat): void {
  const { state } = turn;
  settleGrace(state, turn.nowMs);
  flushBatch(turn);
  const world = state.timeline.confirmed;
  const [left = 0, right = 0] = world.score;
  const durationMs = Math.round((world.tick * 1000) / TICKS_PER_SECOND);
  const result: MatchResult = { outcome, winner, score: [left, right], durationMs };
  const blocks = state.blocks.includes(true) ? state.blocks : null;
  const nothing = { rematch: [false, false], rematchId: null, ordering: false, next: null, question: 0 } as const;
  state.phase = { phase: "finished", result, blocks, ...nothing };
  const body = resultBody(state, result, turn.nowMs);
  store(turn, body && { kind: "result", body });
  tellRoom(turn);
  sendKeyframes(turn, "correction");
}

/** Nobody wins. `by` null: both stayed away, or the match had no end. */
export function abort(turn: Turn, by: Seat | null): void {
  const { state, nowMs } = turn;
  settleGrace(state, nowMs);
  flushBatch(turn);
  state.phase = { phase: "aborted", by };
  store(turn, { kind: "abort", body: { id: state.match, abortedAtMs: nowMs } });
  tellRoom(turn);
}

export function abandon(turn: Turn): void {
  abort(turn, null);
}

/** Nobody came back. A computer player that was left in a match that had its first point takes the win, as a person could. */
export function giveUp(turn: Turn): void {
  const { computers, point } = turn.state;
  const [left] = computers;
  if (left === undefined || point.world.score.every((points) => points === 0)) return abandon(turn);
  finish(turn, "claimed", left.mind.seat);
}

function resultBody(state: MatchState, result: MatchResult, nowMs: number): StoreResult | null {
  const [left, right] = state.seats;
  if (!left || !right) return null; // only seated players finish a match
  const world = state.timeline.confirmed;
  const commands = state.log.commands();
  const replay = {
    rules: RULES_VERSION,
    settings: state.settings,
    commands,
    ticks: world.tick,
    hash: hashWorld(world),
  };
  return {
    id: state.match,
    settings: { ...state.settings },
    seats: [left.player.id, right.player.id],
    result: { ...result, score: [result.score[0], result.score[1]] },
    startedAtMs: state.startedMs,
    finishedAtMs: nowMs,
    replay: toBase64(encodeReplay(replay)),
    ...(state.rated && { rated: true }),
  };
}
