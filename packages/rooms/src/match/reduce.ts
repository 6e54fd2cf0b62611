// The match room: everything it decides. Rules by number in SPEC.md.
import { boardsDueMs, feedBoards, show } from "./boards.ts";
import { computersDueMs, lookUp, pressKeys } from "./computers.ts";
import { drain } from "./drain.ts";
import { giveUp } from "./ending.ts";
import { finalTick, lookAhead } from "./fold.ts";
import { takeInput } from "./inputs.ts";
import { answerPing, correctionDueMs, sendDueKeyframes, sendOwedCorrections, takeAck } from "./keyframes.ts";
import { ABANDON_MS, OVERSLEPT_MS, SHOW_UP_MS } from "./limits.ts";
import { play, playDueMs } from "./play.ts";
import { checkSilence, closeSlow, connect, disconnect, hear, renamePlayer, silentAtMs } from "./presence.ts";
import { answerBlocks, answerRematch, block } from "./rematch.ts";
import { beReadyAtOnce, checkShowUp, takeRequest } from "./requests.ts";
import { tellRoom } from "./room-message.ts";
import { feedSpectators, spectatorsDueMs } from "./spectators.ts";
import { awaitLonger, pause, settle } from "./stand-still.ts";
import { clientOf, isInPlay, type MatchState } from "./state.ts";
import type { MatchEffect, MatchEvent, Turn } from "./turn.ts";

/** Changes the state it is given and hands it back, see docs/decisions; depends on nothing but its arguments. */
export function reduce(state: MatchState, event: MatchEvent): readonly [MatchState, readonly MatchEffect[]] {
  const turn: Turn = { state, nowMs: event.nowMs, effects: [] };
  if (event.nowMs - state.wakeMs > OVERSLEPT_MS) oversleep(turn);
  pressKeys(turn);
  settle(turn);
  decide(turn, event);
  lookUp(turn);
  state.wakeMs = dueMs(state);
  return [state, turn.effects];
}

function decide(turn: Turn, event: MatchEvent): void {
  const { state } = turn;
  switch (event.type) {
    case "frame": {
      const client = state.clients.get(event.client);
      if (client === undefined) return;
      hear(turn, client);
      if (event.frame.type === "input") takeInput(turn, client, event.frame);
      else if (event.frame.type === "ack") takeAck(turn, client, event.frame);
      else answerPing(turn, client, event.frame);
      return;
    }
    case "message": {
      const client = state.clients.get(event.client);
      if (client === undefined) return;
      hear(turn, client);
      return takeRequest(turn, client, event.message, event.freshId);
    }
    case "wake":
      return wake(turn, event.seed);
    case "connect":
      connect(turn, event.client, event.ticket);
      return beReadyAtOnce(turn, state.clients.get(event.client));
    case "disconnect": {
      const client = state.clients.get(event.client);
      if (client !== undefined) disconnect(turn, client);
      return;
    }
    case "rematch-answered":
      return answerRematch(turn, event.stored);
    case "blocks-answered":
      return answerBlocks(turn, event.question, event.blocks, event.freshId);
    case "block":
      return block(turn, event.user, event.other, event.isBlocked);
    case "checkPresence": {
      const { phase } = state;
      if (phase.phase !== "paused" || phase.emptyMs === null) return;
      if (turn.nowMs - phase.emptyMs >= ABANDON_MS) giveUp(turn);
      return;
    }
    case "show":
      return show(turn);
    case "drain":
      return drain(turn);
    case "renamed":
      return renamePlayer(turn, event.player, event.name);
  }
}

function wake(turn: Turn, seed: number): void {
  const { state, nowMs } = turn;
  checkShowUp(turn);
  checkSilence(turn);
  play(turn, seed);
  if (nowMs >= Math.min(state.keyframeDueMs, state.spectatorKeyframeDueMs)) closeSlow(turn);
  feedSpectators(turn);
  feedBoards(turn);
  sendOwedCorrections(turn);
  if (nowMs < state.keyframeDueMs) return;
  if (state.roomDirty) tellRoom(turn);
  sendDueKeyframes(turn);
}

/** The machine stood still, not the players: their match stops at what was final when the room fell asleep, and nobody counts as silent. */
function oversleep(turn: Turn): void {
  const { state, nowMs } = turn;
  const { phase, wakeMs } = state;
  turn.effects.push({ type: "report", event: "match.overslept", fields: { lateMs: nowMs - wakeMs } });
  for (const { open } of state.clients.values()) for (const keyframe of open) keyframe.sentMs = nowMs;
  state.watchMs = nowMs;
  // Anew: whoever was on the way could not come in, and when the machine fell asleep nobody knows.
  if (state.showUpMs < Infinity) state.showUpMs = nowMs + SHOW_UP_MS;
  // Overdue no longer: else each message before the timer would find that the room overslept again.
  state.keyframeDueMs = Math.max(state.keyframeDueMs, nowMs);
  state.spectatorKeyframeDueMs = Math.max(state.spectatorKeyframeDueMs, nowMs);
  state.batchDueMs = Math.max(state.batchDueMs, nowMs);
  if (state.boards !== null) state.boards.dueMs = Math.max(state.boards.dueMs, nowMs);
  if (isInPlay(phase) && state.freeze === null) pause(turn, finalTick(state, phase, wakeMs), []);
  if (phase.phase === "paused") {
    state.phase = awaitLonger(phase, nowMs - wakeMs);
    tellRoom(turn);
  }
}

function dueMs(state: MatchState): number {
  const { phase } = state;
  const showUpMs = phase.phase === "waiting" ? state.showUpMs : Infinity;
  if (state.clients.size === 0 && showUpMs < Infinity) return showUpMs;
  if (state.clients.size === 0) return state.freeze !== null && isInPlay(phase) ? state.freeze.dueMs : Infinity;
  let due = Math.min(state.keyframeDueMs, spectatorsDueMs(state), boardsDueMs(state), showUpMs);
  if (isInPlay(phase)) {
    lookAhead(state, phase);
    due = Math.min(due, playDueMs(state, phase), computersDueMs(state, phase), state.freeze?.dueMs ?? Infinity);
  }
  if (isInPlay(phase) || phase.phase === "paused") {
    for (const seat of [0, 1] as const) {
      const client = clientOf(state, seat);
      if (client) due = Math.min(due, correctionDueMs(client));
      if (client && !client.silent) due = Math.min(due, silentAtMs(state, client));
    }
  }
  return due;
}
