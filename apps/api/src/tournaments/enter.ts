// Who may take part in a tournament is checked here; whether there is room for them, its room decides.
import { listOpenTournamentsOf, type TournamentRecord, type UserRecord } from "@transcendence/database";
import { ratedKindOf } from "@transcendence/game";
import type { Player, TournamentAct } from "@transcendence/protocol";
import type { Context } from "hono";
import { beginAttempt } from "../attempts.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { playerOf } from "../matches/match-summary.ts";
import { requireFreeName } from "../names.ts";
import { ratingsOf } from "../ratings.ts";
import { askTournament, requireTournament } from "./tournament-room.ts";

/** Wrong ones make the next wait, as at a login. `userId`: null for whoever is nobody here yet. */
export async function requirePassword(
  c: Context,
  deps: Deps,
  { id, password, organiserId }: TournamentRecord,
  userId: string | null,
  given: string | null,
): Promise<void> {
  const isOrganiser = userId !== null && userId === organiserId; // an organiser who was deleted is null, too
  if (password === null || isOrganiser) return;
  if (given === null) throw new Refusal("tournament_password", "This tournament has a password.");
  const attempt = await beginAttempt(c, deps, `tournament ${id}`);
  if (!(await deps.passwords.verify(password, given)))
    throw new Refusal("tournament_password", "Wrong tournament password.");
  await attempt.succeed();
}

export async function enterTournament(
  deps: Deps,
  tournament: TournamentRecord,
  user: UserRecord,
  alias: string | null,
): Promise<void> {
  if (alias !== null) await requireFreeName(deps.database, alias, user.id); // nobody plays under a member's name
  const rating = await ratingFor(deps, tournament, user);
  const { minRating, maxRating } = tournament;
  const isOutside =
    (minRating !== null && (rating ?? 0) < minRating) || (maxRating !== null && (rating ?? 0) > maxRating);
  if (isOutside) throw new Refusal("rating_outside", "Your rating is outside this tournament’s range.");
  await askTournament(deps, tournament, { type: "enter", player: playerOf(user), alias, rating });
}

/** In the kind of its matches; where they are of no rated kind, the better of both. */
async function ratingFor(deps: Deps, { settings }: TournamentRecord, user: UserRecord): Promise<number | null> {
  if (user.kind !== "member") return null;
  const { quick, classic } = await ratingsOf(deps, user.id);
  const kind = ratedKindOf(settings);
  if (kind !== null) return (kind === "quick" ? quick : classic)?.rating ?? null;
  const known = [quick, classic].flatMap((each) => each?.rating ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

/** Somebody is about to be deleted: nobody has to wait for them. Never rejects. */
export async function leaveTournaments(deps: Deps, userId: string): Promise<void> {
  await askEachOf(deps, userId, { type: "withdraw", user: userId }); // a room that was not reached finds out with the next match
}

/** Somebody has become anonymous, and is this now: rooms and open pages know their name, alias and rating. Never rejects. */
export async function forgetInTournaments(deps: Deps, player: Player): Promise<void> {
  await askEachOf(deps, player.id, { type: "forget", player });
}

async function askEachOf(deps: Deps, userId: string, act: TournamentAct): Promise<void> {
  for (const id of await listOpenTournamentsOf(deps.database, userId)) {
    const tournament = await requireTournament(deps, id);
    await askTournament(deps, tournament, act).catch(() => {});
  }
}
