// Matches whose two players are known beforehand: rematches, pairings, challenges.
import { areBlocked, areMembers, createMatch, type Creation, findMatch, type NewMatch } from "@transcendence/database";
import { type MatchSettings, ratedKindOf } from "@transcendence/game";
import type { Deps } from "../deps.ts";

export interface MatchOrder {
  readonly id: string; // made by whoever orders it, so that ordering twice makes one match
  readonly settings: MatchSettings;
  readonly seats: readonly [string, string]; // user ids
  readonly rated: boolean; // if it can be: otherwise it is casual, and its page says so
}

/** `known`: there is a match of this id already. `unknown`: the first match or a player is not there. `blocked`: one blocks the other. */
export async function orderMatch(
  { database, clock }: Pick<Deps, "database" | "clock">,
  { id, settings, seats, rated: wished }: MatchOrder,
  about: Pick<NewMatch, "paired" | "rematchOf" | "tournament"> = {},
): Promise<Creation | "blocked"> {
  if (about.tournament === undefined && (await areBlocked(database, ...seats))) return "blocked"; // a draw knows no blocks
  const rated = wished && ratedKindOf(settings) !== null && (await areMembers(database, seats));
  const kept = seats.map((userId, seat) => ({ seat, userId }));
  const now = new Date(clock());
  return createMatch(database, { id, settings, rated, kept, now, ...about });
}

/** Again with the sides as given: rated if the first one was. */
export async function orderRematch(
  deps: Pick<Deps, "database" | "clock">,
  { of, ...order }: Omit<MatchOrder, "rated"> & { readonly of: string },
): Promise<Creation | "blocked"> {
  const first = await findMatch(deps.database, of);
  if (first === null) return "unknown";
  return orderMatch(deps, { ...order, rated: first.rated }, { rematchOf: of });
}
