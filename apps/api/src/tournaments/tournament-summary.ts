// Tournaments as the API tells of them: in lists, on their page, as files.
import { type EntryRecord, listTrophies, type MatchOfTournament, type TournamentRecord } from "@transcendence/database";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import {
  LogLine,
  Repeats,
  type TournamentEntry,
  TournamentState,
  type TournamentSummary,
  type TournamentView,
  type Trophy,
} from "@transcendence/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { playerOf } from "../matches/match-summary.ts";
import { planOf } from "./tournament-room.ts";

export function summariseTournament(tournament: TournamentRecord): TournamentSummary {
  const { id, title, description, phase, settings, rated, places, entered, organiser, waitSeconds } = tournament;
  const { arenaMinutes, guests, minRating, maxRating, password, startsAt, createdAt, finishedAt, winner } = tournament;
  const { inviteOnly, repeats, deadlineMinutes } = tournament;
  return {
    id,
    title,
    description,
    phase,
    plan: planOf(tournament),
    settings: { ...DEFAULT_SETTINGS, ...settings },
    rated,
    places,
    entered,
    organiser: organiser && playerOf(organiser),
    startsAt: startsAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    waitSeconds,
    deadlineMinutes,
    arenaMinutes,
    guests,
    minRating,
    maxRating,
    hasPassword: password !== null,
    inviteOnly,
    repeats: repeats === null ? null : v.parse(Repeats, repeats),
    winner,
  };
}

/** As it was stored last: what is being played at this moment only its room knows. */
export function viewTournament(
  tournament: TournamentRecord,
  entries: readonly EntryRecord[],
  matches: readonly MatchOfTournament[],
  nowMs: number,
): TournamentView {
  const { version, phase, paused, startsAt, endsAt } = tournament;
  const state = tournament.state === null ? null : v.parse(TournamentState, tournament.state);
  const log = v.parse(v.array(LogLine), tournament.log);
  const known = entries.map(({ entry, alias, rating, user }) => ({
    id: String(entry),
    player: playerOf(user),
    alias,
    rating,
  }));
  const gone = (state?.entrants ?? []).filter(({ id }) => !known.some((entry) => entry.id === id));
  const missing: TournamentEntry[] = gone.map(({ id }) => ({ id, player: null, alias: null, rating: null }));
  const played = matches.filter(({ status }) => status === "finished").map(({ pairing, id }) => [pairing, id] as const);
  return {
    type: "tournament",
    version,
    phase,
    paused,
    startsAtMs: startsAt?.getTime() ?? null,
    endsAtMs: endsAt?.getTime() ?? null,
    entries: [...known, ...missing],
    state,
    boards: [],
    played: Object.fromEntries(played),
    resting: [],
    log,
    nowMs,
  };
}

const TROPHIES = 12;

/** The latest first, second and third places of somebody. */
export async function trophiesOf({ database }: Pick<Deps, "database">, userId: string): Promise<Trophy[]> {
  const found = await listTrophies(database, userId, TROPHIES);
  return found.flatMap(({ id, at, ...trophy }) =>
    at === null ? [] : { ...trophy, tournament: id, at: at.toISOString() },
  );
}
