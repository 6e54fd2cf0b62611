// The hot path: a direction change comes in and goes out to the rival.
import type { Move, Seat } from "@transcendence/game";
import { type ClientFrame, encodeRelay, FUTURE_TICKS, LATENESS_TICKS } from "@transcendence/netcode";
import { foldFinal, tickNow } from "./fold.ts";
import { placeMove } from "./hold.ts";
import { correct, sendWithKeyframe } from "./keyframes.ts";
import { type Client, clientOf, isInPlay, type MatchState, otherSeat, type Running } from "./state.ts";
import type { Turn } from "./turn.ts";

export function takeInput(turn: Turn, client: Client, frame: Extract<ClientFrame, { type: "input" }>): void {
  const { state } = turn;
  const { phase } = state;
  if (client.seat === null || frame.epoch !== state.epoch || !isInPlay(phase)) return;
  if (state.freeze?.seats.includes(client.seat)) return; // was away: what is played still is for the other
  client.received = (client.received + 1) & 0xffff;
  noteLateness(state, client.seat, tickNow(phase, turn.nowMs) - frame.tick);
  if (!move(turn, phase, client.seat, frame.tick, frame.move)) correct(turn, client);
}

/** A paddle whose player has gone over to another tab, where no key is held yet. */
export function stopPaddle(turn: Turn, seat: Seat): void {
  const { phase } = turn.state;
  if (isInPlay(phase)) move(turn, phase, seat, tickNow(phase, turn.nowMs), 0);
}

/** Moves a paddle at the tick asked for, or at the nearest that the window allows; tells the rival. False: not as asked for. */
function move(turn: Turn, phase: Running, seat: Seat, wanted: number, direction: Move): boolean {
  const { state } = turn;
  const held = state.seats[seat];
  if (held === null) return true;
  const now = tickNow(phase, turn.nowMs);
  const earliest = Math.max(now - LATENESS_TICKS, state.timeline.confirmed.tick, held.lastInputTick);
  const tick = Math.max(earliest, Math.min(wanted, now + FUTURE_TICKS));
  held.lastInputTick = tick;
  const isFree = placeMove(state, seat, tick, direction, (at, counted) => {
    state.timeline.insert({ kind: "move", tick: at, seat, move: counted });
    foldFinal(state, phase, turn.nowMs); // so that looking ahead for a point begins as late as it can
    const rival = clientOf(state, otherSeat(seat));
    if (rival) sendWithKeyframe(turn, rival, encodeRelay(state.epoch, at, seat, counted));
  });
  return isFree && tick === wanted;
}

/** The worst counts at once, and is forgotten slowly. */
function noteLateness({ seats }: MatchState, seat: Seat, ticks: number): void {
  const held = seats[seat];
  if (held) held.lateTicks = Math.max(held.lateTicks * 0.95, Math.min(ticks, LATENESS_TICKS));
}
