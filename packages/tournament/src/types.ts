// What a tournament is made of, whatever its format. All of it is plain data: a room keeps it as JSON and goes on from there.

export const FORMATS = ["single", "double", "round-robin", "swiss", "arena"] as const;
export type Format = (typeof FORMATS)[number];

export interface Plan {
  readonly format: Format;
  readonly thirdPlace: boolean; // single elimination: those who lose the semi-finals play for the third place
  readonly groups: number; // round robin: how many groups; with more than one, the best two of each play on by elimination
  readonly rounds: number; // Swiss: how many; 0: as many as it takes for one to be unbeaten
}

export const DEFAULT_PLAN: Plan = { format: "single", thirdPlace: true, groups: 1, rounds: 0 };

export interface Entrant {
  readonly id: string;
  readonly rating: number | null; // null: unrated, seeded behind everybody who is
}

export type Stage = "winners" | "losers" | "final" | "third" | "group" | "play-off" | "swiss" | "arena";

/** A place in a pairing: somebody, nobody yet, or nobody ever (the other one goes on without a match). */
export type Slot =
  | { readonly kind: "player"; readonly id: string }
  | { readonly kind: "open" }
  | { readonly kind: "bye" };

export interface Pairing {
  readonly id: string; // unique in the tournament
  readonly stage: Stage;
  readonly round: number; // from 1, counted in its stage
  readonly group: number; // from 0; 0 where there are none
  readonly slots: readonly [Slot, Slot];
  readonly outcome: Outcome | null;
}

export interface Outcome {
  readonly winner: string | null; // null: neither came
  readonly score: readonly [number, number] | null; // in the order of the slots; null without a match
  readonly how: "played" | "walkover" | "decided"; // decided: by the organiser
}

/** Two who have been put together by a draw, not by a bracket. */
export interface Drawn {
  readonly id: string;
  readonly round: number;
  readonly players: readonly [string, string | null]; // null: a bye, which counts as a win
}

export interface Tournament {
  readonly plan: Plan;
  readonly entrants: readonly Entrant[]; // in the order of seeding, the strongest first; who comes late stands at the end
  readonly out: readonly string[]; // those who withdrew or were removed
  readonly outcomes: Readonly<Record<string, Outcome>>; // by pairing
  readonly drawn: readonly Drawn[]; // Swiss rounds and arena pairings, in order
  readonly finalists: readonly string[] | null; // round robin in groups: who plays on, by seed, once the groups are over
  readonly closed: boolean; // arena: the time is up
}

export interface Standing {
  readonly id: string;
  readonly rank: number; // from 1; in a bracket those who fell in the same round share one
  readonly points: number;
  readonly wins: number;
  readonly losses: number;
  readonly tieBreaks: readonly number[]; // compared after the points, in order: see the format
  readonly isOut: boolean;
}

export const REFUSALS = [
  "unknown_pairing",
  "not_ready",
  "already_decided",
  "not_a_player",
  "unknown_entrant",
  "already_entered",
  "no_late_entry",
  "already_played_on",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Change =
  | { readonly ok: true; readonly tournament: Tournament }
  | { readonly ok: false; readonly reason: Refusal };
