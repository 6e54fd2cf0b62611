// Who takes part: registration, withdrawing, being removed.
import { ENTRIES_MAX, type Player, type TournamentRefusal } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { type Entrant, enterLate, withdraw } from "@transcendence/tournament";
import { advance } from "./boards.ts";
import { begin } from "./organise.ts";
import { setTournament } from "./results.ts";
import { entryOf, entryOfUser, shownName } from "./state.ts";
import { type Actor, change, note, type TournamentTurn } from "./turn.ts";

interface Wish {
  readonly player: Player;
  readonly alias: string | null;
  readonly rating: number | null;
}

export function enter(turn: TournamentTurn, { player, alias, rating }: Wish, by?: Actor): TournamentRefusal | null {
  const { stored } = turn.room;
  const { config, entries, phase, tournament } = stored;
  const isLate = phase === "running" && (config.plan.format === "swiss" || config.plan.format === "arena");
  if (phase !== "registration" && !isLate) return "closed";
  const isPast = (config.closesAtMs ?? Infinity) <= turn.nowMs;
  if (phase === "registration" && isPast && player.kind !== "computer") return "closed";
  const left = entryOfUser(stored, player.id);
  if (left !== undefined) return "already_entered";
  if (entries.length >= config.places) return "full";
  if (stored.lastEntry >= ENTRIES_MAX) return "closed"; // numbers of those who withdrew are not given again
  const key = nameKey(alias ?? player.name);
  if (entries.some((entry) => nameKey(shownName(entry)) === key)) return "name_taken";
  const id = String(stored.lastEntry + 1);
  if (tournament !== null) {
    const late = enterLate(tournament, { id, rating });
    if (!late.ok) return "closed";
    change(turn, { tournament: late.tournament });
  }
  change(turn, { entries: [...entries, { id, player, alias, rating }], lastEntry: stored.lastEntry + 1 });
  note(turn, { kind: "entered", entry: id }, by);
  const isFull = entries.length + 1 === config.places;
  if (phase === "registration" && isFull && config.startsAtMs === null) begin(turn);
  else advance(turn);
  return null;
}

/** In an arena: this entry is not paired until it comes back. A match to which it is called, or plays, goes on. */
export function rest(turn: TournamentTurn, entry: string): void {
  const { config, phase, tournament, resting } = turn.room.stored;
  if (config.plan.format !== "arena" || phase !== "running" || tournament?.out.includes(entry)) return;
  if (!resting.includes(entry)) change(turn, { resting: [...resting, entry] });
}

/** The break is over. */
export function comeBack(turn: TournamentTurn, entry: string): void {
  const { resting } = turn.room.stored;
  if (resting.includes(entry)) change(turn, { resting: resting.filter((id) => id !== entry) });
  advance(turn);
}

export function leave(
  turn: TournamentTurn,
  entry: string,
  why: "withdrew" | "removed",
  by?: Actor,
): TournamentRefusal | null {
  const { stored } = turn.room;
  const { phase, tournament, entries } = stored;
  if (entryOf(stored, entry) === undefined || tournament?.out.includes(entry)) return "not_entered";
  if (phase === "registration") {
    note(turn, { kind: why, entry }, by);
    change(turn, { entries: entries.filter(({ id }) => id !== entry) });
    return null;
  }
  if (phase !== "running" || tournament === null) return "not_now";
  note(turn, { kind: why, entry }, by);
  const without = withdraw(tournament, entry);
  if (without.ok) setTournament(turn, without.tournament);
  advance(turn);
  return null;
}

/** Somebody has become anonymous: nothing leads to whom they were. Ratings have done their work in the seeding. */
export function forget(turn: TournamentTurn, player: Player): TournamentRefusal | null {
  const { entries, tournament } = turn.room.stored;
  const entry = entryOfUser(turn.room.stored, player.id);
  if (entry === undefined) return "not_entered";
  const anonymous = { ...entry, player, alias: null, rating: null };
  const unrated = ({ id, rating }: Entrant) => ({ id, rating: id === entry.id ? null : rating });
  change(turn, {
    entries: entries.map((each) => (each === entry ? anonymous : each)),
    tournament: tournament && { ...tournament, entrants: tournament.entrants.map(unrated) },
  });
  turn.publish = true;
  return null;
}
