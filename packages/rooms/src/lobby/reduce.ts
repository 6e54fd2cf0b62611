// The lobby: everything it decides. Rules by number in SPEC.md.
import type { LobbyClientMessage } from "@transcendence/protocol";
import { askBlocks, block, setApart } from "./blocks.ts";
import { keepBoards, lookAtBoards, noteBoard } from "./boards.ts";
import { absent, changed, expire, expiryMs, over, playing, present, tellNews, tellOwnNews } from "./here.ts";
import { LOBBY_PAGES, OVERLOAD_MS } from "./limits.ts";
import { checkPairings, fulfil, ordered, runWave, settlePairing } from "./pairings.ts";
import { planWave } from "./places.ts";
import { cancel, leaveQueue, seek } from "./queue.ts";
import type { LobbyState, Visitor } from "./state.ts";
import type { LobbyEffect, LobbyEvent, LobbyTurn } from "./turn.ts";

/** Changes the state it is given; depends on nothing but its arguments. */
export function reduceLobby(state: LobbyState, event: LobbyEvent): readonly LobbyEffect[] {
  const turn: LobbyTurn = { state, nowMs: event.nowMs, effects: [] };
  decide(turn, event);
  tellNews(turn);
  return turn.effects;
}

/** When the lobby wants to be woken; Infinity: not at all. */
export function lobbyWakeMs(state: LobbyState): number {
  let wakeMs = Math.min(state.waveDueMs, state.newsDueMs, state.boardsDueMs, state.boardsToldMs, expiryMs(state));
  for (const { dueMs } of state.pairings.values()) wakeMs = Math.min(wakeMs, dueMs);
  return wakeMs;
}

function decide(turn: LobbyTurn, event: LobbyEvent): void {
  const { state } = turn;
  switch (event.type) {
    case "connect": {
      const { player, strengths, hasBlocks = false } = event.ticket;
      const apart = player !== null && hasBlocks ? null : new Set<string>();
      return connect(turn, { client: event.client, player, strengths, showsBoards: false, apart });
    }
    case "disconnect": {
      const visitor = state.visitors.get(event.client);
      if (visitor) disconnect(turn, visitor);
      return;
    }
    case "message": {
      const visitor = state.visitors.get(event.client);
      if (visitor === undefined) return;
      return hear(turn, visitor, event.message);
    }
    case "blocks":
      for (const visitor of setApart(turn, event)) {
        turn.effects.push({ type: "close", client: visitor.client, reason: "failed" });
        disconnect(turn, visitor);
      }
      return;
    case "block":
      return block(turn, event.user, event.other, event.isBlocked);
    case "renamed":
      return rename(state, event.player, event.name);
    case "wake":
      expire(turn);
      checkPairings(turn);
      keepBoards(turn);
      if (state.waveDueMs <= turn.nowMs) runWave(turn, event.freshIds);
      return;
    case "load":
      state.overloadedUntilMs = event.isOverloaded ? turn.nowMs + OVERLOAD_MS : -Infinity;
      return planWave(turn);
    case "ordered":
      return ordered(turn, event.match, event.verdict);
    case "present":
      return present(turn, event.player);
    case "absent":
      return absent(turn, event.player);
    case "playing":
      fulfil(turn, event.match, event.live);
      return playing(turn, event.match, event.live);
    case "board":
      return noteBoard(turn, event.match, event.samples);
    case "over":
      over(turn, event.match, event.players, event.missing.length === 0);
      return settlePairing(turn, event.match, event.missing);
  }
}

function hear(turn: LobbyTurn, visitor: Visitor, message: LobbyClientMessage): void {
  switch (message.type) {
    case "seek":
      return seek(turn, visitor, message);
    case "cancel":
      return cancel(turn, visitor);
    case "boards":
      return lookAtBoards(turn, visitor, message.isShown);
  }
}

function connect(turn: LobbyTurn, visitor: Visitor): void {
  const { state } = turn;
  closeOldest(turn, visitor);
  state.visitors.set(visitor.client, visitor);
  if (visitor.player !== null) changed(turn);
  if (visitor.player !== null && visitor.apart === null) askBlocks(turn, visitor.player.id);
  tellOwnNews(turn, visitor);
}

/** One person does not fill the lobby. */
function closeOldest(turn: LobbyTurn, { player }: Visitor): void {
  if (player === null) return;
  const own = [...turn.state.visitors.values()].filter((each) => each.player?.id === player.id);
  const [oldest] = own;
  if (oldest === undefined || own.length < LOBBY_PAGES) return;
  turn.effects.push({ type: "close", client: oldest.client, reason: "taken_over" });
  disconnect(turn, oldest);
}

function disconnect(turn: LobbyTurn, visitor: Visitor): void {
  turn.state.visitors.delete(visitor.client);
  leaveQueue(turn, visitor);
  if (visitor.player !== null) changed(turn);
}

function rename(state: LobbyState, id: string, name: string): void {
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id === id) visitor.player = { ...visitor.player, name };
  }
  const found = state.seeks.get(id);
  if (found) state.seeks.set(id, { ...found, player: { ...found.player, name } });
}
