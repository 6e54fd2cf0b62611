// A tournament on one screen: who plays, then match after match. Plain data and functions from one state to the next.
import { type CharacterId, type MatchSettings } from "@transcendence/game";
import { checkName, NAME_MAX, type NameProblem } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import {
  decide,
  DEFAULT_PLAN,
  type Format,
  isClosed,
  isOver,
  openPairings,
  type Outcome,
  type Pairing,
  pairingsOf,
  type Plan,
  playersOf,
  startSeeded,
  type Tournament,
} from "@transcendence/tournament";
import { computerName } from "../../../people/computers.ts";

export const PLAYERS = { min: 2, max: 16 } as const;
export const ALIAS_LENGTH = { min: 1, max: NAME_MAX } as const;
/** Not the arena: it pairs many at the same time, and here is one screen. */
export const LOCAL_FORMATS = ["single", "double", "round-robin", "swiss"] as const satisfies readonly Format[];
export type LocalFormat = (typeof LOCAL_FORMATS)[number];
const GROUP_OF = 3; // at least

export interface LocalPlayer {
  readonly id: string;
  readonly name: string;
  readonly character: CharacterId | null; // a computer player
}

/** Before it begins. */
export interface Draft {
  readonly phase: "draft";
  readonly players: readonly LocalPlayer[]; // the strongest first
  readonly plan: Plan;
}

export interface Running {
  readonly phase: "running"; // and over, when nothing is left to play
  readonly players: readonly LocalPlayer[];
  readonly settings: MatchSettings;
  readonly tournament: Tournament;
  readonly last: string | null; // the pairing decided last
}

export type LocalState = Draft | Running;

export const EMPTY_DRAFT: Draft = { phase: "draft", players: [], plan: DEFAULT_PLAN };

export type AliasProblem = NameProblem | "taken" | "full";
export type Added =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problem: AliasProblem };

export function addAlias(draft: Draft, typed: string): Added {
  const checked = checkName(typed, ALIAS_LENGTH);
  return checked.ok ? add(draft, checked.name, null) : checked;
}

export function addComputer(draft: Draft, character: CharacterId): Added {
  return add(draft, computerName(character), character);
}

/** Aliases are compared as names are everywhere: two that look alike are the same. */
function add(draft: Draft, name: string, character: CharacterId | null): Added {
  const { players } = draft;
  if (players.length >= PLAYERS.max) return { ok: false, problem: "full" };
  const key = nameKey(name);
  if (players.some((player) => nameKey(player.name) === key)) return { ok: false, problem: "taken" };
  const id = String(1 + Math.max(0, ...players.map((player) => Number(player.id))));
  return { ok: true, draft: { ...draft, players: [...players, { id, name, character }] } };
}

export function removePlayer(draft: Draft, id: string): Draft {
  return { ...draft, players: draft.players.filter((player) => player.id !== id) };
}

/** One place up or down. */
export function movePlayer(draft: Draft, id: string, by: 1 | -1): Draft {
  const from = draft.players.findIndex((player) => player.id === id);
  const to = from + by;
  const [one, other] = [draft.players[from], draft.players[to]];
  if (one === undefined || other === undefined) return draft;
  return { ...draft, players: draft.players.with(from, other).with(to, one) };
}

/** `chance` gives numbers from 0 to 1. */
export function shufflePlayers(draft: Draft, chance: () => number): Draft {
  const lots = draft.players.map((player) => ({ player, lot: chance() }));
  return { ...draft, players: lots.toSorted((a, b) => a.lot - b.lot).map(({ player }) => player) };
}

export function mostGroups(players: number): number {
  return Math.max(1, Math.floor(players / GROUP_OF));
}

/** The plan, as far as it can be with so many players. */
function planFor({ plan, players }: Draft): Plan {
  return { ...plan, groups: Math.min(plan.groups, mostGroups(players.length)) };
}

export function begin(draft: Draft, settings: MatchSettings): Running {
  const entrants = draft.players.map(({ id }) => ({ id, rating: null }));
  const tournament = startSeeded(planFor(draft), entrants);
  return { phase: "running", players: draft.players, settings, tournament, last: null };
}

/** How many matches it takes; a double elimination may take one more. */
export function countMatches(draft: Draft): number {
  let { tournament } = begin(draft, {} as MatchSettings); // nothing is played
  let count = 0;
  for (let [open] = openPairings(tournament); open !== undefined; [open] = openPairings(tournament)) {
    const [winner] = playersOf(open);
    const change = decide(tournament, open.id, { winner: winner ?? null, score: null, how: "decided" });
    if (!change.ok) break;
    ({ tournament } = change);
    count++;
  }
  return count;
}

/** What is still to be played, in order: first what can be played now, and of that first whoever has rested; the final comes last. */
export function queueOf({ tournament, last }: Running): readonly Pairing[] {
  const all = pairingsOf(tournament);
  const open = openPairings(tournament);
  const isOpen = new Set(open.map(({ id }) => id));
  const lastPlayers = new Set(all.filter(({ id }) => id === last).flatMap(playersOf));
  const tired = (pairing: Pairing) => playersOf(pairing).filter((id) => lastPlayers.has(id)).length;
  const final = all.findLast(({ stage }) => stage === "winners" || stage === "play-off")?.id;
  const waits = ({ id, stage }: Pairing) => (id === final && stage !== "final" && hasThird(all) ? 1 : 0);
  const later = all.filter((pairing) => !isClosed(pairing) && !isOpen.has(pairing.id));
  return [
    ...open.toSorted((a, b) => waits(a) - waits(b) || tired(a) - tired(b)),
    ...later.toSorted((a, b) => waits(a) - waits(b)),
  ];
}

function hasThird(pairings: readonly Pairing[]): boolean {
  return pairings.some((pairing) => pairing.stage === "third" && !isClosed(pairing));
}

/** Null: it is decided already, or cannot be played yet. */
export function decideBout(running: Running, pairing: string, outcome: Outcome): Running | null {
  const change = decide(running.tournament, pairing, outcome);
  return change.ok ? { ...running, tournament: change.tournament, last: pairing } : null;
}

export function isFinished({ tournament }: Running): boolean {
  return isOver(tournament);
}

export function playerOf({ players }: Running, id: string): LocalPlayer | null {
  return players.find((player) => player.id === id) ?? null;
}

/** Who of a pairing sits where: against a computer player the person is on the left. */
export function seatsOf(running: Running, { slots }: Pairing): readonly [LocalPlayer, LocalPlayer] | null {
  const [one, other] = slots.map((slot) => (slot.kind === "player" ? playerOf(running, slot.id) : null));
  if (!one || !other) return null;
  return one.character !== null && other.character === null ? [other, one] : [one, other];
}
