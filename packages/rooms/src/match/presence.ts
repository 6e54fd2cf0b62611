// Who is here: coming, going, falling silent.
import { SEATS, type Seat } from "@transcendence/game";
import type { MatchTicket } from "@transcendence/protocol";
import { stopPaddle } from "./inputs.ts";
import { isTooSlow, sendKeyframe } from "./keyframes.ts";
import {
  BATCH_MS,
  IDLE_KEYFRAME_MS,
  SEAT_HOLD_MS,
  SILENCE_MS,
  SPECTATOR_KEYFRAME_MS,
  SPECTATOR_LIMIT,
  WATCHING_TABS,
} from "./limits.ts";
import { tellClient, tellRoom } from "./room-message.ts";
import { flushBatch } from "./spectators.ts";
import { fallAway, presenceChanged } from "./stand-still.ts";
import { type Client, clientOf, createSeat, isComputer, isInPlay, type MatchState, openSeat } from "./state.ts";
import type { Turn } from "./turn.ts";

export function connect(turn: Turn, id: string, ticket: MatchTicket): void {
  const { state, nowMs } = turn;
  state.keptFor = ticket.seats;
  const seat = seatFor(state, ticket, nowMs);
  if (seat === null && state.spectators >= SPECTATOR_LIMIT) {
    turn.effects.push({ type: "close", client: id, reason: "room_full" });
    return;
  }
  const client = createClient(id, ticket, seat, nowMs);
  if (state.clients.size === 0) state.keyframeDueMs = nowMs + IDLE_KEYFRAME_MS;
  if (seat === null) admitSpectator(turn, client);
  else admitPlayer(turn, client, seat);
}

function admitSpectator(turn: Turn, client: Client): void {
  const { state, nowMs } = turn;
  flushBatch(turn); // to the others: the newcomer begins at the end of their last batch
  if (state.spectators === 0) beginFeeding(state, nowMs);
  closeOldTab(turn, client.player.id);
  state.spectators++;
  state.roomDirty = true;
  state.clients.set(client.id, client);
  tellClient(turn, client);
  sendKeyframe(turn, client, "correction");
}

/** One person does not fill the room. */
function closeOldTab(turn: Turn, player: string): void {
  const tabs = [...turn.state.clients.values()].filter((tab) => tab.seat === null && tab.player.id === player);
  const [oldest] = tabs;
  if (oldest === undefined || tabs.length < WATCHING_TABS) return;
  turn.effects.push({ type: "close", client: oldest.id, reason: "taken_over" });
  disconnect(turn, oldest);
}

/** Comes for the first time, comes back, or takes over from another tab, which is told so. */
function admitPlayer(turn: Turn, client: Client, seat: Seat): void {
  const { state } = turn;
  const before = clientOf(state, seat);
  if (before) {
    turn.effects.push({ type: "close", client: before.id, reason: "taken_over" });
    state.clients.delete(before.id);
  }
  const held = state.seats[seat];
  if (held?.player.id === client.player.id) {
    held.player = client.player; // the name may be new
    held.rating = client.rating;
    held.client = client.id;
  } else state.seats[seat] = { ...createSeat(client.player, client.rating), client: client.id };
  state.clients.set(client.id, client);
  if (state.phase.phase === "paused") return presenceChanged(turn, state.phase);
  if (isInPlay(state.phase)) stopPaddle(turn, seat);
  tellRoom(turn);
  sendKeyframe(turn, client, "correction");
}

/** The own seat, a kept one, or while waiting the first that is kept for nobody; else none. */
function seatFor(state: MatchState, { player, seats, watches }: MatchTicket, nowMs: number): Seat | null {
  const own = SEATS.find((seat) => state.seats[seat]?.player.id === player.id);
  if (own !== undefined) return own;
  if (watches) return null;
  if (state.phase.phase !== "waiting") return null;
  const kept = SEATS.find((seat) => seats[seat] === player.id && isFree(state, seat, nowMs));
  return kept ?? SEATS.find((seat) => seats[seat] === null && isFree(state, seat, nowMs)) ?? null;
}

function isFree(state: MatchState, seat: Seat, nowMs: number): boolean {
  const held = state.seats[seat];
  if (held === null || held.client !== null || isComputer(state, seat)) return held === null;
  return nowMs - held.awayMs >= SEAT_HOLD_MS;
}

/** Who watches and acts takes the seat of whoever only opened the match: a scanner of links, a preview, somebody who left. */
export function takeOpenSeat(turn: Turn, client: Client): void {
  const { state } = turn;
  const seat = openSeat(state);
  if (seat === null || client.watches) return;
  const before = clientOf(state, seat);
  if (before) before.seat = null;
  else leaveSpectators(state);
  client.seat = seat;
  state.seats[seat] = { ...createSeat(client.player, client.rating), client: client.id };
}

function leaveSpectators(state: MatchState): void {
  state.spectators--;
  if (state.spectators === 0) state.unbatched = [];
}

function beginFeeding(state: MatchState, nowMs: number): void {
  state.batchDueMs = nowMs + BATCH_MS;
  state.spectatorKeyframeDueMs = nowMs + SPECTATOR_KEYFRAME_MS;
}

/** They are called otherwise now: told to everybody, if they sit here. */
export function renamePlayer(turn: Turn, id: string, name: string): void {
  let isSeated = false;
  for (const held of turn.state.seats) {
    if (held === null || held.player.id !== id || held.player.name === name) continue;
    held.player = { ...held.player, name };
    isSeated = true;
  }
  if (isSeated) tellRoom(turn);
}

export function disconnect(turn: Turn, client: Client): void {
  const { state } = turn;
  state.clients.delete(client.id);
  if (client.seat === null) {
    leaveSpectators(state);
    state.roomDirty = true;
    return;
  }
  const held = state.seats[client.seat];
  if (held?.client !== client.id) return;
  held.client = null;
  held.awayMs = turn.nowMs;
  leave(turn, client.seat);
}

function leave(turn: Turn, seat: Seat): void {
  const { state } = turn;
  const { phase } = state;
  if (isInPlay(phase)) return fallAway(turn, phase, seat);
  if (phase.phase === "paused") return presenceChanged(turn, phase);
  // Who has gone is not ready, and asks for no rematch.
  if (phase.phase === "waiting") state.phase = { ...phase, ready: without(phase.ready, seat) };
  if (phase.phase === "finished" && !phase.ordering) state.phase = { ...phase, rematch: without(phase.rematch, seat) };
  tellRoom(turn);
}

function without(pair: readonly [boolean, boolean], seat: Seat): readonly [boolean, boolean] {
  return seat === 0 ? [false, pair[1]] : [pair[0], false];
}

/** Any sign of life. A socket that was silent may be the same one that comes back after a stall. */
export function hear(turn: Turn, client: Client): void {
  client.heardMs = turn.nowMs;
  if (!client.silent) return;
  client.silent = false;
  const { phase } = turn.state;
  if (phase.phase === "paused") presenceChanged(turn, phase);
}

/** The timer's part: a lost connection often sends no close. */
export function checkSilence(turn: Turn): void {
  const { state, nowMs } = turn;
  const { phase } = state;
  if (!isInPlay(phase) && phase.phase !== "paused") return;
  const silent: Seat[] = [];
  for (const seat of SEATS) {
    const client = clientOf(state, seat);
    if (!client || client.silent || nowMs < silentAtMs(state, client)) continue;
    client.silent = true;
    silent.push(seat);
  }
  if (isInPlay(phase)) for (const seat of silent) fallAway(turn, phase, seat);
  else if (silent.length > 0) presenceChanged(turn, phase);
}

export function silentAtMs(state: MatchState, client: Client): number {
  return Math.max(client.heardMs, state.watchMs) + SILENCE_MS;
}

/** What a client does not read piles up in the room's memory. */
export function closeSlow(turn: Turn): void {
  for (const client of turn.state.clients.values()) {
    if (!isTooSlow(client, turn.nowMs)) continue;
    turn.effects.push({ type: "close", client: client.id, reason: "too_slow" });
    disconnect(turn, client);
  }
}

function createClient(
  id: string,
  { player, rating = null, watches = false }: MatchTicket,
  seat: Seat | null,
  nowMs: number,
): Client {
  return {
    id,
    player,
    rating,
    seat,
    watches,
    heardMs: nowMs,
    silent: false,
    echoMs: 0,
    echoAtMs: -1,
    received: 0,
    keyframeMs: -Infinity,
    open: [],
    skipped: false,
    uncheckedTick: -1,
    correctedMs: -Infinity,
    owed: false,
    resyncMs: -Infinity,
    desyncs: 0,
  };
}
