// A running match comes to a stop: at a lost connection, a resignation, an abort, a restart.
import { cloneWorld, type Seat } from "@transcendence/game";
import { Timeline } from "@transcendence/netcode";
import { keepKeys } from "./computers.ts";
import { finish } from "./ending.ts";
import { fold, stoppedMoves, tickNow } from "./fold.ts";
import { absentSeats, isAnybodyHere, settleGrace } from "./grace.ts";
import { sendKeyframes } from "./keyframes.ts";
import { PAUSE_COST_MS } from "./limits.ts";
import { enterEpoch, foldPoint, restartCountdown, startCountdown } from "./play.ts";
import { tellRoom } from "./room-message.ts";
import { flushBatch } from "./spectators.ts";
import type { MatchState, Paused, Running } from "./state.ts";
import { store } from "./store.ts";
import type { Turn } from "./turn.ts";

/**
 * Folds everything up to now; points made until now stand. A serve to come is dropped, its seed never counts.
 * True when that ended the match.
 */
export function standStill(turn: Turn, running: Running, atMs = turn.nowMs): boolean {
  const { state } = turn;
  const tick = Math.max(tickNow(running, atMs), state.timeline.confirmed.tick);
  for (let point = state.timeline.nextPoint(tick); point >= 0; point = state.timeline.nextPoint(tick)) {
    foldPoint(state, point);
    const { winner } = state.point.world;
    if (winner === -1) continue;
    finish(turn, "won", winner);
    return true;
  }
  fold(state, tick);
  flushBatch(turn);
  keepKeys(state);
  const world = cloneWorld(state.timeline.confirmed);
  state.timeline = new Timeline(state.rules, world, stoppedMoves(world));
  return false;
}

/** Somebody is away: the match freezes, in mid-rally too, and goes on from there when all are back. */
export function pause(turn: Turn, running: Running, atMs = turn.nowMs): void {
  const { state, nowMs } = turn;
  const { point } = state;
  if (standStill(turn, running, atMs)) return;
  enterEpoch(state);
  const absent = absentSeats(state);
  const graceNotBeforeMs = chargePause(state, absent) ? nowMs + PAUSE_COST_MS : 0;
  state.phase = pausedPhase(turn, absent, { sinceMs: nowMs, emptyMs: null, graceNotBeforeMs });
  state.watchMs = nowMs;
  const { tick } = state.timeline.confirmed;
  turn.effects.push({ type: "report", event: "paused", fields: { absent, tick } });
  // Writing would stop the machine again, if it stood still because it has too much to do.
  if (absent.length === 0 && state.point === point) return restartCountdown(turn);
  presenceChanged(turn, state.phase);
}

/** Paid in advance: time away counts once it is longer. Free when nobody waits: both fell away at once, or a computer plays. */
function chargePause(state: MatchState, [seat, ...others]: readonly Seat[]): boolean {
  const held = seat === undefined || others.length > 0 ? null : state.seats[seat];
  if (!held || !isAnybodyHere(state)) return false;
  held.graceMs = Math.max(0, held.graceMs - PAUSE_COST_MS);
  return true;
}

/** While the match stands still: goes on when all are here, else tells who is awaited and for how long. */
export function presenceChanged(turn: Turn, paused: Paused): void {
  const { state, nowMs } = turn;
  settleGrace(state, nowMs);
  const absent = absentSeats(state);
  if (absent.length === 0) return startCountdown(turn);
  state.phase = pausedPhase(turn, absent, paused);
  store(turn);
  tellRoom(turn);
  sendKeyframes(turn, "correction");
}

/** The room slept: who is away could not come back, and who waits did not wait. */
export function awaitLonger(paused: Paused, sleptMs: number): Paused {
  const { emptyMs, graceFromMs, graceNotBeforeMs } = paused;
  return {
    ...paused,
    emptyMs: emptyMs === null ? null : emptyMs + sleptMs,
    graceFromMs: graceFromMs === null ? null : graceFromMs + sleptMs,
    graceNotBeforeMs: graceNotBeforeMs + sleptMs,
  };
}

function pausedPhase(
  { state, nowMs }: Turn,
  absent: readonly Seat[],
  { sinceMs, emptyMs, graceNotBeforeMs }: Pick<Paused, "sinceMs" | "emptyMs" | "graceNotBeforeMs">,
): Paused {
  const empty = !isAnybodyHere(state);
  return {
    phase: "paused",
    absent,
    sinceMs,
    emptyMs: empty ? (emptyMs ?? nowMs) : null,
    graceFromMs: absent.length === 1 && !empty ? Math.max(nowMs, graceNotBeforeMs) : null,
    graceNotBeforeMs,
  };
}
