// What everybody sees of a tournament, and what the API keeps of it.
import { type BoardView, changesBetween, type StoreTournament, type TournamentView } from "@transcendence/protocol";
import { standings, type Tournament } from "@transcendence/tournament";
import type { ClientId } from "../turn.ts";
import { LOG_SHOWN } from "./limits.ts";
import type { Board, TournamentRoomState, StoredTournament } from "./state.ts";
import type { TournamentTurn } from "./turn.ts";

export function viewOf({ stored, scores }: TournamentRoomState, nowMs: number): TournamentView {
  const { version, phase, paused, startsAtMs, endsAtMs, entries, tournament, boards, resting, log } = stored;
  return {
    type: "tournament",
    version,
    phase,
    paused,
    startsAtMs,
    endsAtMs,
    entries: entries.map(({ id, player, alias, rating }) => ({ id, player, alias, rating })),
    state: tournament && plain(tournament),
    boards: boards.map((board) => boardView(board, scores)),
    played: { ...stored.played },
    resting: [...resting],
    log: log.slice(-LOG_SHOWN),
    nowMs,
  };
}

/**
 * The whole, to somebody who comes: as all others know it, so that the next change fits. What has happened since, they hear with them.
 */
export function welcome({ room, nowMs, effects }: TournamentTurn, client: ClientId): void {
  const told = room.visitors.size === 0 || room.told === null ? viewOf(room, nowMs) : room.told;
  room.told = told;
  effects.push({ type: "send", client, data: textOf(told, nowMs) });
}

const texts = new WeakMap<TournamentView, string>();

/** As of now. Written once for all who come before anything changes: it is up to a megabyte, and after a crash hundreds come at once. */
function textOf(view: TournamentView, nowMs: number): string {
  const { nowMs: _, ...rest } = view;
  const text = texts.get(view) ?? JSON.stringify(rest).slice(0, -1);
  texts.set(view, text);
  return `${text},"nowMs":${nowMs}}`;
}

/** To everybody who looks, what has changed. */
export function tellNews({ room, nowMs, effects }: TournamentTurn): void {
  if (room.newsDueMs > nowMs) return;
  room.newsDueMs = Infinity;
  room.lastNewsMs = nowMs;
  const before = room.told;
  if (room.visitors.size === 0 || before === null) return;
  const now = viewOf(room, nowMs);
  const changes = changesBetween(before, now);
  if (changes === null) return;
  room.told = now;
  const data = JSON.stringify(changes);
  for (const client of room.visitors.keys()) effects.push({ type: "send", client, data });
}

export function recordOf(stored: StoredTournament): StoreTournament {
  const { config, version, phase, paused, startsAtMs, endsAtMs, entries, tournament, log } = stored;
  const places = phase === "finished" && tournament !== null ? standings(tournament) : [];
  return {
    id: config.id,
    version,
    phase,
    paused,
    startsAtMs,
    endsAtMs,
    entries: entries.map(({ id, player, alias, rating }) => ({
      id,
      user: player.id,
      alias,
      rating,
      rank: places.find((place) => place.id === id)?.rank ?? null,
    })),
    state: tournament && plain(tournament),
    log: [...log],
  };
}

function plain(tournament: Tournament): NonNullable<StoreTournament["state"]> {
  return tournament as unknown as NonNullable<StoreTournament["state"]>; // only `readonly` differs; nobody changes it
}

function boardView(
  { pairing, players, phase, ready, untilMs, match }: Board,
  scores: TournamentRoomState["scores"],
): BoardView {
  const score = match === null ? undefined : scores.get(match);
  return {
    pairing,
    players: [players[0], players[1]],
    phase: phase === "ordering" ? "opening" : phase,
    ready: [ready[0], ready[1]],
    untilMs,
    match: phase === "playing" ? match : null,
    score: score ? [score[0], score[1]] : null,
  };
}
