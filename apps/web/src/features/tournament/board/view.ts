// What the drawings are made from: plain data, the same for a tournament on one screen and for one that the server runs.
import {
  type Pairing,
  pairingsOf,
  type Plan,
  type Stage,
  type Standing,
  standings,
  type Tournament,
} from "@transcendence/tournament";

export interface DrawnPerson {
  readonly name: string;
  readonly href?: string; // their page
}

export interface TournamentDrawing {
  readonly plan: Plan;
  readonly pairings: readonly Pairing[]; // all of them, in the order that `pairingsOf` gives
  readonly standings: readonly Standing[]; // in order
  readonly people: Readonly<Record<string, DrawnPerson>>; // by entrant
  readonly live: Readonly<Record<string, readonly [number, number]>>; // by pairing: being played, the score by slot
  readonly links: Readonly<Record<string, string>>; // by pairing: where a press on it leads
  readonly me: string | null; // an entrant
}

type Around = Pick<TournamentDrawing, "people"> & Partial<Pick<TournamentDrawing, "live" | "links" | "me">>;

export function drawingOf(
  tournament: Tournament,
  { people, live = {}, links = {}, me = null }: Around,
): TournamentDrawing {
  const pairings = pairingsOf(tournament);
  return { plan: tournament.plan, pairings, standings: standings(tournament), people, live, links, me };
}

export function isBye({ slots }: Pairing): boolean {
  return slots.some(({ kind }) => kind === "bye");
}

/** Which round of its stage a match is of, and of how many. A round of nothing but byes is not drawn, and not counted. */
export function playedRound(
  all: readonly Pairing[],
  { stage, round }: Pick<Pairing, "stage" | "round">,
): { readonly stage: Stage; readonly round: number; readonly rounds: number } {
  const played = all.filter((pairing) => pairing.stage === stage && !isBye(pairing));
  const rounds = [...new Set(played.map((pairing) => pairing.round))];
  return { stage, round: rounds.filter((each) => each <= round).length, rounds: rounds.length };
}

/** Who stands in a slot; null: not known yet, or nobody. */
export function playerAt({ slots }: Pairing, side: 0 | 1): string | null {
  const slot = slots[side];
  return slot.kind === "player" ? slot.id : null;
}

export function isPlayerOf(pairing: Pairing, id: string | null): boolean {
  return id !== null && (playerAt(pairing, 0) === id || playerAt(pairing, 1) === id);
}

/** Empty for a slot that nobody has yet, and for somebody who is no longer known. */
export function nameAt(view: TournamentDrawing, pairing: Pairing, side: 0 | 1): string {
  const id = playerAt(pairing, side);
  return id === null ? "" : (view.people[id]?.name ?? "");
}
