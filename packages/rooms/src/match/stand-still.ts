// A running match comes to a stop: at a lost connection, a resignation, an abort, a restart.
import { cloneWorld, type Seat } from "@transcendence/game";
import { LATENESS_TICKS, msOfTick, Timeline } from "@transcendence/netcode";
import { keepKeys } from "./computers.ts";
import { finish } from "./ending.ts";
import { fold, stoppedMoves, tickNow } from "./fold.ts";
import { absentSeats, isAnybodyHere, settleGrace } from "./grace.ts";
import { holdBack } from "./hold.ts";
import { sendKeyframes } from "./keyframes.ts";
import { PAUSE_COST_MS } from "./limits.ts";
import { enterEpoch, foldPoint, restartCountdown, startCountdown } from "./play.ts";
import { tellRoom } from "./room-message.ts";
import { flushBatch } from "./spectators.ts";
import { isPersonHere, isInPlay, type MatchState, otherSeat, type Paused, type Running } from "./state.ts";
import { store } from "./store.ts";
import type { Turn } from "./turn.ts";

/**
 * A player is away: the match will stand at this very tick. Until nothing can come any more that happened before it, the rival's
 * inputs under way still count, so that a point is what it would have been.
 */
export function fallAway(turn: Turn, running: Running, seat: Seat): void {
  const { state, nowMs } = turn;
  if (state.freeze !== null) {
    if (!state.freeze.seats.includes(seat)) state.freeze.seats.push(seat);
    return;
  }
  const now = tickNow(running, nowMs);
  const isPlayed = now > running.clock.startTick;
  const dueMs = isPlayed ? msOfTick(running.clock, now + LATENESS_TICKS) : nowMs;
  state.freeze = { tick: Math.max(now, state.timeline.confirmed.tick), dueMs, seats: [seat] };
  settle(turn);
}

/** At the head of every turn: the match stands still once its time has come. */
export function settle(turn: Turn): void {
  const { freeze, phase } = turn.state;
  if (freeze === null || turn.nowMs < freeze.dueMs || !isInPlay(phase)) return;
  pause(turn, freeze.tick, freeze.seats);
}

/**
 * Folds everything up to this tick; points made until then stand. A serve to come is dropped, its seed never counts.
 * True when that ended the match.
 */
export function standStill(turn: Turn, untilTick: number, causer: Seat | null = null): boolean {
  const { state } = turn;
  const tick = Math.max(untilTick, state.timeline.confirmed.tick);
  state.freeze = null;
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
  holdBack(state, causer);
  for (const held of state.seats) if (held) held.lastInputTick = Math.min(held.lastInputTick, tick);
  const world = cloneWorld(state.timeline.confirmed);
  state.timeline = new Timeline(state.rules, world, stoppedMoves(world, state.holds));
  return false;
}

/** The match freezes, in mid-rally too, and goes on from there when all are back. `causers`: who fell away, if that is why. */
export function pause(turn: Turn, tick: number, causers: readonly Seat[]): void {
  const { state, nowMs } = turn;
  const { point } = state;
  const [causer = null, ...others] = causers;
  const isAlone = others.length === 0; // both at once: neither thought of it
  if (standStill(turn, tick, isAlone ? causer : null)) return;
  enterEpoch(state);
  const absent = absentSeats(state);
  const isCharged = isAlone && causer !== null && chargePause(state, causer);
  const graceNotBeforeMs = isCharged ? nowMs + PAUSE_COST_MS : 0;
  state.phase = pausedPhase(turn, absent, { asked: false, sinceMs: nowMs, emptyMs: null, graceNotBeforeMs });
  state.watchMs = nowMs;
  turn.effects.push({
    type: "report",
    event: "match.paused",
    fields: { causers, tick: state.timeline.confirmed.tick },
  });
  // Writing would stop the machine again, if it stood still because it has too much to do.
  if (causers.length === 0 && absent.length === 0 && state.point === point) return restartCountdown(turn);
  presenceChanged(turn, state.phase);
}

/** Paid in advance: time away counts once it is longer. Free when nobody waits: both are away, or a computer plays. */
function chargePause(state: MatchState, seat: Seat): boolean {
  const held = state.seats[seat];
  if (!held || !isPersonHere(state, otherSeat(seat))) return false;
  held.graceMs = Math.max(0, held.graceMs - PAUSE_COST_MS);
  return true;
}

/** Somebody who plays a computer wants a break: at this very tick, for nobody else waits. False when there is nothing to stop. */
export function pauseAsAsked(turn: Turn): boolean {
  const { state, nowMs } = turn;
  const { phase } = state;
  if (phase.phase === "paused") {
    if (!phase.asked) presenceChanged(turn, { ...phase, asked: true });
    return true;
  }
  if (!isInPlay(phase)) return false;
  if (standStill(turn, state.freeze?.tick ?? tickNow(phase, nowMs))) return true;
  enterEpoch(state);
  state.watchMs = nowMs;
  presenceChanged(turn, pausedPhase(turn, [], { asked: true, sinceMs: nowMs, emptyMs: null, graceNotBeforeMs: 0 }));
  return true;
}

/** False when it was not paused so, or its player is not here. */
export function resumeAsAsked(turn: Turn): boolean {
  const { phase } = turn.state;
  if (phase.phase !== "paused" || !phase.asked) return false;
  presenceChanged(turn, { ...phase, asked: false });
  return true;
}

/** While the match stands still: goes on when all are here, else tells who is awaited and for how long. */
export function presenceChanged(turn: Turn, paused: Paused): void {
  const { state, nowMs } = turn;
  settleGrace(state, nowMs);
  const absent = absentSeats(state);
  if (absent.length === 0 && !paused.asked) return startCountdown(turn);
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
  { asked, sinceMs, emptyMs, graceNotBeforeMs }: Pick<Paused, "asked" | "sinceMs" | "emptyMs" | "graceNotBeforeMs">,
): Paused {
  const empty = !isAnybodyHere(state);
  return {
    phase: "paused",
    absent,
    asked,
    sinceMs,
    emptyMs: empty || asked ? (emptyMs ?? nowMs) : null,
    graceFromMs: absent.length === 1 && !empty ? Math.max(nowMs, graceNotBeforeMs) : null,
    graceNotBeforeMs,
  };
}
