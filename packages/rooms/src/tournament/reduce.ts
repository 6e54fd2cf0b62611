// A tournament's room: everything it decides. Rules by number in SPEC.md.
import {
  CALLED_AT_ONCE,
  type TournamentAct,
  type TournamentClientMessage,
  type TournamentRefusal,
} from "@transcendence/protocol";
import { advance, beReady, ordered } from "./boards.ts";
import { ARENA_WAVE_MS, TOURNAMENT_NEWS_MS } from "./limits.ts";
import { begin, checkTimes, decideFor, end, pause, replay, resume } from "./organise.ts";
import { checkBoards, ended, heard, takeResults } from "./play.ts";
import { comeBack, enter, forget, leave, rest } from "./registration.ts";
import { entryOfUser, type TournamentRoomState } from "./state.ts";
import {
  type Actor,
  change,
  type TournamentDelivery,
  type TournamentEffect,
  type TournamentEvent,
  type TournamentTurn,
} from "./turn.ts";
import { recordOf, tellNews, welcome } from "./view.ts";

/** Changes the state it is given; depends on nothing but its arguments. */
export function reduceTournament(room: TournamentRoomState, event: TournamentEvent): readonly TournamentEffect[] {
  const { nowMs, freshId, chance } = event;
  const before = room.stored;
  const turn: TournamentTurn = { room, nowMs, freshId, chance, effects: [], publish: false, calls: [] };
  decide(turn, event);
  const store = room.stored === before ? [] : [keep(turn)];
  tellNews(turn);
  return [...store, ...turn.effects];
}

/** When the room wants to be woken; Infinity: not at all. */
export function tournamentWakeMs(room: TournamentRoomState): number {
  const { stored, newsDueMs, lastWaveMs, overloadedUntilMs } = room;
  const { phase, paused, startsAtMs, endsAtMs, boards, config, tournament } = stored;
  let wakeMs = newsDueMs;
  if (phase === "registration") return Math.min(wakeMs, startsAtMs ?? Infinity);
  if (phase !== "running") return wakeMs;
  for (const board of boards) {
    if (board.phase !== "called") wakeMs = Math.min(wakeMs, board.dueMs);
    else if (!paused) wakeMs = Math.min(wakeMs, board.untilMs);
  }
  const isHeldBack = overloadedUntilMs !== -Infinity;
  if (isHeldBack && !paused) wakeMs = Math.min(wakeMs, overloadedUntilMs);
  if (config.plan.format !== "arena" || tournament?.closed === true) return wakeMs;
  return Math.min(wakeMs, endsAtMs ?? Infinity, paused || isHeldBack ? Infinity : lastWaveMs + ARENA_WAVE_MS);
}

function keep(turn: TournamentTurn): TournamentEffect {
  const { room, publish, calls } = turn;
  change(turn, { version: room.stored.version + 1 });
  room.newsDueMs = Math.min(room.newsDueMs, room.lastNewsMs + TOURNAMENT_NEWS_MS);
  const deliveries: TournamentDelivery[] = publish ? [{ kind: "record", body: recordOf(room.stored) }] : [];
  const { id: tournament } = room.stored.config;
  for (let at = 0; at < calls.length; at += CALLED_AT_ONCE)
    deliveries.push({ kind: "calls", body: { tournament, calls: calls.slice(at, at + CALLED_AT_ONCE) } });
  return { type: "store", stored: room.stored, deliveries };
}

function decide(turn: TournamentTurn, event: TournamentEvent): void {
  const { room } = turn;
  switch (event.type) {
    case "connect": {
      const { player } = event.ticket;
      welcome(turn, event.client);
      room.visitors.set(event.client, player?.id ?? null);
      const isPaired = room.stored.config.plan.format === "arena" && player !== null;
      if (isPaired && entryOfUser(room.stored, player.id) !== undefined) advance(turn);
      return;
    }
    case "disconnect":
      room.visitors.delete(event.client);
      return;
    case "message": {
      const user = room.visitors.get(event.client);
      if (typeof user === "string") said(turn, user, event.message);
      return;
    }
    case "act": {
      const refused = act(turn, event.act, event.by);
      turn.effects.push({ type: "answer", call: event.call, answer: { refused } });
      return;
    }
    case "renamed":
      return rename(turn, event.player, event.name);
    case "wake":
      checkTimes(turn);
      return checkBoards(turn);
    case "ordered":
      return ordered(turn, event.match, event.verdict);
    case "results":
      return takeResults(turn, event.results);
    case "playing":
      return heard(turn, event.match, event.score);
    case "over":
      return ended(turn, event.match, event.missing);
  }
}

function act(turn: TournamentTurn, asked: TournamentAct, by?: Actor): TournamentRefusal | null {
  switch (asked.type) {
    case "open":
      turn.publish = true;
      change(turn, {});
      return null;
    case "enter":
      return enter(turn, asked, by);
    case "withdraw": {
      const entry = entryOfUser(turn.room.stored, asked.user);
      return entry === undefined ? "not_entered" : leave(turn, entry.id, "withdrew");
    }
    case "forget":
      return forget(turn, asked.player);
    case "remove":
      return leave(turn, asked.entry, "removed", by);
    case "start":
      return begin(turn, by);
    case "pause":
      return pause(turn, by);
    case "resume":
      return resume(turn, by);
    case "decide":
      return decideFor(turn, asked.pairing, asked.winner, by);
    case "replay":
      return replay(turn, asked.pairing, by);
    case "cancel":
      return end(turn, "cancelled", by);
    case "results":
      takeResults(turn, asked.results);
      return null;
  }
}

function said(turn: TournamentTurn, user: string, message: TournamentClientMessage): void {
  if (message.type === "ready") return beReady(turn, user, message.pairing);
  const entry = entryOfUser(turn.room.stored, user);
  if (entry === undefined) return;
  if (message.type === "rest") rest(turn, entry.id);
  else comeBack(turn, entry.id);
}

function rename(turn: TournamentTurn, user: string, name: string): void {
  const { entries } = turn.room.stored;
  const entry = entryOfUser(turn.room.stored, user);
  if (entry === undefined || entry.player.name === name) return;
  const renamed = { ...entry, player: { ...entry.player, name } };
  change(turn, { entries: entries.map((each) => (each === entry ? renamed : each)) });
}
