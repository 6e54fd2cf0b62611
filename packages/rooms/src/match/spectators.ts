// Spectators watch confirmed time, fed in batches outside the players' path; they never see a correction.
import { encodeBatch } from "@transcendence/netcode";
import { foldFinal } from "./fold.ts";
import { sendKeyframe } from "./keyframes.ts";
import { BATCH_MS, SPECTATOR_KEYFRAME_MS } from "./limits.ts";
import type { Client, MatchState, Phase, Running } from "./state.ts";
import { send, type Turn } from "./turn.ts";

/** The timer's part: a batch ten times a second, and now and then a keyframe to see who still reads. */
export function feedSpectators(turn: Turn): void {
  const { state, nowMs } = turn;
  if (state.spectators === 0) return;
  if (isFed(state.phase) && nowMs >= state.batchDueMs) {
    foldFinal(state, state.phase, nowMs);
    flushBatch(turn);
  }
  if (nowMs < state.spectatorKeyframeDueMs) return;
  state.spectatorKeyframeDueMs = nowMs + SPECTATOR_KEYFRAME_MS;
  if (state.unbatched.length > 0) flushBatch(turn); // a keyframe stands where the last batch ended
  for (const client of spectatorsOf(turn)) sendKeyframe(turn, client, "regular");
}

export function spectatorsDueMs(state: MatchState): number {
  if (state.spectators === 0) return Infinity;
  return isFed(state.phase) ? Math.min(state.batchDueMs, state.spectatorKeyframeDueMs) : state.spectatorKeyframeDueMs;
}

function isFed(phase: Phase): phase is Running {
  return phase.phase === "rally" || phase.phase === "between";
}

/** All that is confirmed goes out now: before the score of a point is told, and before an epoch ends. */
export function flushBatch(turn: Turn): void {
  const { state, nowMs } = turn;
  if (state.spectators === 0) return;
  const batch = encodeBatch(state.epoch, state.timeline.confirmed.tick, state.unbatched);
  state.unbatched = [];
  state.batchDueMs = nowMs + BATCH_MS;
  for (const client of spectatorsOf(turn)) send(turn, client, batch);
}

function* spectatorsOf({ state }: Turn): Generator<Client> {
  for (const client of state.clients.values()) if (client.seat === null) yield client;
}
