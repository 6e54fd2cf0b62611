// From the first countdown on: serves, points, and what the timer has to do while a match runs.
import { cloneWorld, MAX_MATCH_TICKS, SERVE_DELAY_TICKS } from "@transcendence/game";
import { encodeServe, LATENESS_TICKS, msOfTick } from "@transcendence/netcode";
import { pressKeys } from "./computers.ts";
import { abandon, finish } from "./ending.ts";
import { finalTick, fold, tickNow } from "./fold.ts";
import { sendKeyframes } from "./keyframes.ts";
import { COUNTDOWN_MS, LOG_LIMIT, SERVE_NOTICE_TICKS } from "./limits.ts";
import { tellRoom } from "./room-message.ts";
import { flushBatch } from "./spectators.ts";
import { clientOf, isInPlay, type MatchState, type Running } from "./state.ts";
import { store } from "./store.ts";
import { send, type Turn } from "./turn.ts";

/** 3-2-1, for the first time or again. Stored before it: a restart plays the rally again. */
export function startCountdown(turn: Turn): void {
  countDown(turn, true);
}

/** The same in a match that was running until now: what is stored says so already. */
export function restartCountdown(turn: Turn): void {
  countDown(turn, false);
}

function countDown(turn: Turn, stores: boolean): void {
  const { state, nowMs } = turn;
  if (state.startedMs === 0) state.startedMs = nowMs;
  enterEpoch(state);
  const startTick = state.timeline.confirmed.tick;
  state.phase = { phase: "countdown", clock: { epoch: state.epoch, startTick, startMs: nowMs + COUNTDOWN_MS } };
  state.watchMs = nowMs;
  if (stores) store(turn);
  tellRoom(turn);
  sendKeyframes(turn, "correction");
}

export function enterEpoch(state: MatchState): void {
  state.epoch = (state.epoch + 1) & 0xff;
  for (const client of state.clients.values()) client.received = 0;
}

/** The timer's part: what became due since the last turn. */
export function play(turn: Turn, seed: number): void {
  const { state, nowMs } = turn;
  if (state.phase.phase === "countdown" && nowMs >= state.phase.clock.startMs) {
    begin(turn, state.phase, seed);
    pressKeys(turn); // the timer may be so late that a point has fallen since, and they are part of it
  }
  const { phase } = state;
  if (phase.phase !== "between" && phase.phase !== "rally") return;
  // Everybody knows the tick of the serve: nothing is told when it comes.
  if (phase.phase === "between" && tickNow(phase, nowMs) >= phase.serveTick) {
    state.phase = { phase: "rally", clock: phase.clock };
  }
  const point = state.timeline.nextPoint(finalTick(state, phase, nowMs));
  if (point >= 0) return score(turn, phase, point, seed);
  if (isEndless(state)) return abandon(turn);
}

function begin(turn: Turn, { clock }: Running, seed: number): void {
  if (!turn.state.timeline.confirmed.inPlay) return serve(turn, clock.startTick + SERVE_DELAY_TICKS, seed);
  turn.state.phase = { phase: "rally", clock };
  tellRoom(turn);
}

/** A point that no input can change any more: into storage first, then it is told. */
function score(turn: Turn, phase: Running, tick: number, seed: number): void {
  const { state } = turn;
  foldPoint(state, tick);
  flushBatch(turn);
  const { winner } = state.point.world;
  if (winner !== -1) return finish(turn, "won", winner);
  store(turn);
  serve(turn, Math.max(tick + SERVE_DELAY_TICKS, tickNow(phase, turn.nowMs) + SERVE_NOTICE_TICKS), seed);
  sendKeyframes(turn, "regular");
}

/** Folds up to a point and remembers it as the place to fall back on. */
export function foldPoint(state: MatchState, tick: number): void {
  fold(state, tick);
  state.point = { world: cloneWorld(state.timeline.confirmed), logLength: state.log.length };
}

/** The seed is fresh, and shown to everybody only now. */
function serve(turn: Turn, tick: number, seed: number): void {
  const { state } = turn;
  if (!isInPlay(state.phase)) return;
  const { clock } = state.phase;
  state.phase = { phase: "between", clock, serveTick: tick };
  state.timeline.insert({ kind: "serve", tick, seed });
  tellRoom(turn);
  const frame = encodeServe(state.epoch, tick, seed);
  for (const seat of [0, 1] as const) {
    const client = clientOf(state, seat);
    if (client) send(turn, client, frame);
  }
}

function isEndless(state: MatchState): boolean {
  return state.timeline.confirmed.tick > MAX_MATCH_TICKS - 3600 || state.log.length > LOG_LIMIT;
}

/** When a running match needs the timer next, for its own sake. */
export function playDueMs({ pointTick }: MatchState, phase: Running): number {
  const pointMs = pointTick < 0 ? Infinity : msOfTick(phase.clock, pointTick + LATENESS_TICKS);
  switch (phase.phase) {
    case "countdown":
      return phase.clock.startMs;
    case "between":
      return Math.min(pointMs, msOfTick(phase.clock, phase.serveTick));
    case "rally":
      return pointMs;
  }
}
