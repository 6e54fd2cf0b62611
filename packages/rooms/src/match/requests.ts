// What a person asks for in words: ready, abort, resign, claim, pause, resume, rematch. Spectators may ask for nothing.
import { SEATS, type Seat } from "@transcendence/game";
import type { MatchClientMessage } from "@transcendence/protocol";
import { abort, finish } from "./ending.ts";
import { finalTick, tickNow } from "./fold.ts";
import { graceLeft } from "./grace.ts";
import { SHOW_UP_MS } from "./limits.ts";
import { startCountdown } from "./play.ts";
import { takeOpenSeat } from "./presence.ts";
import { askRematch } from "./rematch.ts";
import { tellRoom } from "./room-message.ts";
import { pauseAsAsked, resumeAsAsked, standStill } from "./stand-still.ts";
import { type Client, isComputer, isPresent, isInPlay, type MatchState, otherSeat, type Pair } from "./state.ts";
import { refuse, type Turn } from "./turn.ts";

export function takeRequest(turn: Turn, client: Client, message: MatchClientMessage, freshId: string): void {
  if (client.seat === null && message.type === "ready") takeOpenSeat(turn, client);
  const { seat } = client;
  if (message.type === "chat") {
    const side = seat === null ? "watchers" : "players";
    turn.effects.push({ type: "chat-ticket", client: client.id, side, player: client.player });
    return;
  }
  if (seat === null) return refuse(turn, client, "not_allowed");
  if (!grant(turn, seat, message.type, freshId)) refuse(turn, client, "not_now");
}

function grant(turn: Turn, seat: Seat, asked: Exclude<MatchClientMessage["type"], "chat">, freshId: string): boolean {
  switch (asked) {
    case "ready":
      return beReady(turn, seat);
    case "abort":
      return abortEarly(turn, seat);
    case "resign":
      return resign(turn, seat);
    case "claim":
      return claim(turn, seat);
    case "pause":
      return isComputer(turn.state, otherSeat(seat)) && pauseAsAsked(turn);
    case "resume":
      return resumeAsAsked(turn);
    case "rematch": {
      const { phase } = turn.state;
      if (phase.phase !== "finished" || phase.next !== null) return false;
      return askRematch(turn, phase, seat, freshId);
    }
  }
}

/** Who was paired, or has agreed to this very match (a rematch, a challenge), asked for it, and is here. */
export function beReadyAtOnce(turn: Turn, client: Client | undefined): void {
  const { state, nowMs } = turn;
  if (state.phase.phase !== "waiting" || client === undefined || client.seat === null) return;
  if (!state.paired && !isAgreed(state)) return;
  if (state.paired && state.showUpMs === Infinity) state.showUpMs = nowMs + SHOW_UP_MS;
  beReady(turn, client.seat);
}

/** Both seats were kept for people who said yes. */
function isAgreed(state: MatchState): boolean {
  return SEATS.every((seat) => state.keptFor[seat] !== null && !isComputer(state, seat));
}

/** One of two who were paired has not come: it is over before it began. */
export function checkShowUp(turn: Turn): void {
  const { state, nowMs } = turn;
  const { phase } = state;
  if (phase.phase !== "waiting" || nowMs < state.showUpMs) return;
  const [left, right] = phase.ready;
  abort(turn, left === right ? null : left ? 1 : 0);
}

function beReady(turn: Turn, seat: Seat): boolean {
  const { state } = turn;
  if (state.phase.phase !== "waiting") return false;
  if (state.phase.ready[seat]) return true; // said before: there is nothing to tell
  const ready: Pair<boolean> = seat === 0 ? [true, state.phase.ready[1]] : [state.phase.ready[0], true];
  state.phase = { phase: "waiting", ready };
  if (SEATS.every((each) => ready[each] && isPresent(state, each))) startCountdown(turn);
  else tellRoom(turn);
  return true;
}

/** Until the first point. One that has just been made counts, even if it is not told yet. */
function abortEarly(turn: Turn, seat: Seat): boolean {
  const { state } = turn;
  const { phase } = state;
  if (phase.phase === "finished" || phase.phase === "aborted") return false;
  if (state.point.world.score.some((points) => points > 0)) return false;
  if (isInPlay(phase)) {
    if (state.timeline.nextPoint(tickNow(phase, turn.nowMs)) >= 0) return false;
    standStill(turn, finalTick(state, phase, turn.nowMs));
  }
  abort(turn, seat);
  return true;
}

/** What is final counts, also if it ends the match; a point that an input could still undo never makes a winner. */
function resign(turn: Turn, seat: Seat): boolean {
  const { state } = turn;
  const { phase } = state;
  if (isInPlay(phase)) {
    if (!standStill(turn, finalTick(state, phase, turn.nowMs))) finish(turn, "resigned", otherSeat(seat));
    return true;
  }
  if (phase.phase !== "paused") return false;
  finish(turn, "resigned", otherSeat(seat));
  return true;
}

function claim(turn: Turn, seat: Seat): boolean {
  const { state, nowMs } = turn;
  const { phase } = state;
  const rival = otherSeat(seat);
  if (phase.phase !== "paused" || phase.graceFromMs === null || phase.absent[0] !== rival) return false;
  if (nowMs < phase.graceFromMs || graceLeft(state, rival, nowMs) > 0) return false;
  finish(turn, "claimed", seat);
  return true;
}
