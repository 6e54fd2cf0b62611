// Full resynchronisations, their acknowledgements, and the clients that do not acknowledge.
import { encodeWorld, hashWorld, SEATS } from "@transcendence/game";
import { type ClientFrame, encodeKeyframe, encodePong, joinFrames } from "@transcendence/netcode";
import { foldFinal } from "./fold.ts";
import { CORRECTION_MS, IDLE_KEYFRAME_MS, KEYFRAME_MS, KEYFRAME_RIDE_MS, RESYNC_MS, TOO_SLOW_MS } from "./limits.ts";
import { tellClient } from "./room-message.ts";
import { type Client, clientOf, isInPlay, type MatchState } from "./state.ts";
import { send, skips, type Turn } from "./turn.ts";

const REMEMBERED = 16; // keyframes whose hash a client may still answer

/** `regular`: the client should stand there already; `correction`: it can't. */
export type KeyframeReason = "regular" | "correction";

/** To everyone. */
export function sendKeyframes(turn: Turn, reason: KeyframeReason): void {
  const { state, nowMs } = turn;
  state.keyframeDueMs = nowMs + intervalMs(state);
  for (const client of state.clients.values()) {
    if (client.seat !== null || reason === "correction") sendKeyframe(turn, client, reason);
  }
}

/** The timer's part: to each player to whom none has gone with a relay of late. */
export function sendDueKeyframes(turn: Turn): void {
  const { state, nowMs } = turn;
  const interval = intervalMs(state);
  state.keyframeDueMs = nowMs + interval;
  for (const client of state.clients.values()) {
    if (client.seat === null) continue;
    if (nowMs - client.keyframeMs >= interval) sendKeyframe(turn, client, "regular");
    state.keyframeDueMs = Math.min(state.keyframeDueMs, client.keyframeMs + interval);
  }
}

/** A frame to a player, and with it the regular keyframe if one may go by now. */
export function sendWithKeyframe(turn: Turn, client: Client, frame: Uint8Array): void {
  const { nowMs } = turn;
  if (nowMs - client.keyframeMs < KEYFRAME_RIDE_MS && nowMs < correctionDueMs(client)) return send(turn, client, frame);
  sendKeyframe(turn, client, "regular", frame);
  postponeKeyframes(turn.state);
}

/**
 * To a player whose input did not count when it was sent. One at once; those that follow soon wait for each other: a process
 * that is late for everybody must not have twice the work because of it.
 */
export function correct(turn: Turn, client: Client): void {
  client.owed = true;
  if (turn.nowMs >= correctionDueMs(client)) sendKeyframe(turn, client, "correction");
}

export function correctionDueMs({ owed, correctedMs }: Client): number {
  return owed ? correctedMs + CORRECTION_MS : Infinity;
}

/** The timer's part: to whom nothing was relayed meanwhile. */
export function sendOwedCorrections(turn: Turn): void {
  for (const client of turn.state.clients.values()) {
    if (turn.nowMs >= correctionDueMs(client)) sendKeyframe(turn, client, "correction");
  }
}

/** While they all go with relays, the room is not woken for them; unless it has more to do then. */
function postponeKeyframes(state: MatchState): void {
  if (state.roomDirty) return;
  let oldestMs = Infinity;
  for (const seat of SEATS) {
    const client = clientOf(state, seat);
    if (client === undefined) continue;
    if (client.skipped) return;
    oldestMs = Math.min(oldestMs, client.keyframeMs);
  }
  state.keyframeDueMs = oldestMs + intervalMs(state);
}

function intervalMs({ phase }: MatchState): number {
  return isInPlay(phase) || phase.phase === "paused" ? KEYFRAME_MS : IDLE_KEYFRAME_MS;
}

/** `ahead`: a frame that goes before it in the same message. */
export function sendKeyframe(turn: Turn, client: Client, reason: KeyframeReason, ahead?: Uint8Array): void {
  const { state, nowMs } = turn;
  const corrects = reason === "correction" || client.owed;
  if (corrects) client.correctedMs = nowMs;
  client.owed = false;
  client.keyframeMs = nowMs;
  if (skips(client, nowMs)) return;
  if (isInPlay(state.phase) && client.seat !== null) foldFinal(state, state.phase, nowMs);
  const world = state.timeline.confirmed;
  const hash = hashWorld(world);
  remember(state, world.tick, hash);
  if (corrects) client.uncheckedTick = world.tick;
  const frame = encodeKeyframe({
    epoch: state.epoch,
    hash,
    roomMs: nowMs,
    echoMs: client.echoMs,
    heldMs: client.echoAtMs < 0 ? null : nowMs - client.echoAtMs,
    received: client.received,
    pending: client.seat === null ? [] : state.timeline.pending(), // spectators watch confirmed time
    world: encodeWorld(world),
  });
  client.echoAtMs = -1;
  client.open.push({ tick: world.tick, sentMs: nowMs });
  send(turn, client, ahead === undefined ? frame : joinFrames(ahead, frame));
}

export function answerPing(turn: Turn, client: Client, frame: Extract<ClientFrame, { type: "ping" }>): void {
  send(turn, client, encodePong(frame.clientMs, turn.nowMs));
}

export function takeAck(turn: Turn, client: Client, frame: Extract<ClientFrame, { type: "ack" }>): void {
  const { state, nowMs } = turn;
  const index = client.open.findLastIndex(({ tick }) => tick === frame.tick);
  if (index < 0) return; // of none that was sent and is open: it says nothing about what is read
  client.echoMs = frame.clientMs;
  client.echoAtMs = nowMs;
  client.open.splice(0, index + 1); // what came before it was read, too
  if (client.skipped) {
    client.skipped = false; // it reads again, and knows nothing of what came meanwhile
    client.open = [];
    tellClient(turn, client);
    sendKeyframe(turn, client, "correction");
    return;
  }
  if (frame.tick <= client.uncheckedTick || agrees(state, frame.tick, frame.hash)) return;
  client.desyncs++;
  turn.effects.push({ type: "report", event: "match.desync", fields: { seat: client.seat, tick: frame.tick } });
  if (nowMs - client.resyncMs < RESYNC_MS) return;
  client.resyncMs = nowMs;
  sendKeyframe(turn, client, "correction");
}

export function isTooSlow({ open: [oldest] }: Client, nowMs: number): boolean {
  return oldest !== undefined && nowMs - oldest.sentMs >= TOO_SLOW_MS;
}

function remember({ hashes }: MatchState, tick: number, hash: number): void {
  hashes.ticks[hashes.next] = tick;
  hashes.values[hashes.next] = hash;
  hashes.next = (hashes.next + 1) % REMEMBERED;
}

/** True also for a tick that nobody remembers. */
function agrees({ hashes }: MatchState, tick: number, hash: number): boolean {
  const index = hashes.ticks.lastIndexOf(tick);
  return index < 0 || hashes.values[index] === hash;
}
