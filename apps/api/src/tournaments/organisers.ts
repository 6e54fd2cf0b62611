// Who may act on a tournament: its organiser, and in their place whoever looks after the whole site.
import { findChannel, type TournamentRecord } from "@transcendence/database";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { isBanned } from "../chat/channel-access.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";

export type Steward = "organiser" | "moderator";

export function isOrganiserOf({ organiserId }: Pick<TournamentRecord, "organiserId">, user: string): boolean {
  return organiserId === user;
}

/** Whoever moderates #lobby moderates the site. */
export async function isSiteModerator(deps: Pick<Deps, "database" | "clock">, user: string): Promise<boolean> {
  const found = await findChannel(deps.database, LOBBY_CHANNEL, user);
  if (found === null || isBanned(found, deps.clock())) return false;
  return found.me?.role === "owner" || found.me?.role === "moderator";
}

/** For invitations, whose link is the organiser's secret. */
export function requireOrganiser(tournament: TournamentRecord, user: string): void {
  if (!isOrganiserOf(tournament, user)) throw new Refusal("forbidden", "Only its organiser may do that.");
}

/** For everything else. What a moderator did in a tournament of their own, they did as its organiser. */
export async function requireSteward(deps: Deps, tournament: TournamentRecord, user: string): Promise<Steward> {
  if (isOrganiserOf(tournament, user)) return "organiser";
  if (await isSiteModerator(deps, user)) return "moderator";
  throw new Refusal("forbidden", "Only its organiser and the site’s moderators may do that.");
}
