import { finalTick } from "./fold.ts";
import { absentSeats } from "./grace.ts";
import { enterEpoch } from "./play.ts";
import { standStill } from "./stand-still.ts";
import { isInPlay } from "./state.ts";
import { store } from "./store.ts";
import type { Turn } from "./turn.ts";

/** The arena restarts: the match is stored as far as it is final, and goes on from there when all are back. */
export function drain(turn: Turn): void {
  const { state, nowMs } = turn;
  const { phase } = state;
  if (isInPlay(phase) && !standStill(turn, finalTick(state, phase, nowMs))) {
    enterEpoch(state);
    state.phase = {
      phase: "paused",
      absent: absentSeats(state),
      asked: false,
      sinceMs: nowMs,
      emptyMs: nowMs,
      graceFromMs: null,
      graceNotBeforeMs: 0,
    };
  }
  const clients = [...state.clients.keys()];
  state.clients.clear();
  state.spectators = 0;
  for (const held of state.seats) {
    if (held === null) continue;
    held.client = null;
    held.awayMs = nowMs;
  }
  if (state.phase.phase === "paused") {
    state.phase = { ...state.phase, absent: absentSeats(state), emptyMs: nowMs, graceFromMs: null };
    store(turn);
  }
  for (const client of clients) turn.effects.push({ type: "close", client, reason: "restarting" });
}
