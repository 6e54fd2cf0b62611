// What the API asks of a tournament's room, which decides. What it refuses is said in the words of the API.
import { findTournament, type TournamentRecord } from "@transcendence/database";
import {
  type ApiErrorCode,
  type TournamentAct,
  TournamentAnswer,
  type TournamentConfig,
  TournamentPlan,
  type TournamentRefusal,
} from "@transcendence/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { Refusal, requireRooms } from "../errors.ts";
import type { Steward } from "./organisers.ts";

const WORDS: Readonly<Record<TournamentRefusal, readonly [ApiErrorCode, string]>> = {
  full: ["tournament_full", "Every place is taken."],
  closed: ["tournament_closed", "Registration is closed."],
  already_entered: ["not_now", "This player is registered already."],
  name_taken: ["name_taken", "Somebody has that name, or one like it, in this tournament."],
  not_entered: ["not_found", "No player with this number is in the tournament."],
  too_few: ["too_few_players", "A tournament needs two players."],
  not_now: ["not_now", "That is not possible at this moment."],
  already_played_on: ["already_played_on", "This result can’t be changed: later matches depend on it."],
};

export const OPEN_MAX = 5; // that one person may have proposed and that are not over

export async function requireTournament(deps: Deps, id: string): Promise<TournamentRecord> {
  const tournament = await findTournament(deps.database, id);
  if (tournament === null) throw new Refusal("not_found", "There is no such tournament.");
  return tournament;
}

export function isTournamentOver({ phase }: Pick<TournamentRecord, "phase">): boolean {
  return phase === "finished" || phase === "cancelled";
}

/** For so long after its end a tournament's room is still shown to whoever opened its page just before, and says how it ended. */
const SHOWN_AFTER_MS = 10 * 60_000;

export function hasRoom({ phase, finishedAt }: TournamentRecord, nowMs: number): boolean {
  return !isTournamentOver({ phase }) || (finishedAt !== null && nowMs < finishedAt.getTime() + SHOWN_AFTER_MS);
}

/** Asks the room. Of one that is over nothing is asked any more. `steward`: in whose right, where it is not the asker's own. */
export async function askTournament(
  deps: Pick<Deps, "live" | "log" | "machine">,
  tournament: TournamentRecord,
  act: TournamentAct,
  steward: Steward = "organiser",
): Promise<void> {
  requireRooms(deps);
  if (isTournamentOver(tournament)) throw new Refusal("tournament_closed", "This tournament is over.");
  const by = steward === "moderator" ? ({ by: steward } as const) : {};
  const call = { type: "tournament", config: configOf(tournament), act, ...by } as const;
  const answer = await deps.live.ask({ kind: "tournament", name: tournament.id }, call).catch((error: unknown) => {
    deps.log.warn("tournament.room_unreachable", { tournament: tournament.id, act: act.type, error });
    throw new Refusal("rooms_unavailable", "The tournament's room cannot be reached. Try again in a moment.", 5);
  });
  const { refused } = v.parse(TournamentAnswer, answer);
  if (refused === null) return;
  const [code, words] = WORDS[refused];
  throw new Refusal(code, words);
}

export function planOf({ plan }: Pick<TournamentRecord, "plan">): TournamentPlan {
  return v.parse(TournamentPlan, plan); // as it was checked when it was proposed
}

export function configOf(tournament: TournamentRecord): TournamentConfig {
  const { id, title, organiserId, settings, rated, places, startsAt, waitSeconds, arenaMinutes } = tournament;
  const deadlineMs = tournament.deadlineMinutes * 60_000;
  return {
    id,
    title,
    organiser: organiserId,
    plan: planOf(tournament),
    settings: { ...settings },
    rated,
    places,
    startsAtMs: startsAt?.getTime() ?? null,
    closesAtMs: startsAt === null || deadlineMs === 0 ? null : startsAt.getTime() - deadlineMs,
    waitMs: waitSeconds * 1000,
    arenaMs: arenaMinutes * 60_000,
  };
}
