// Everything a tournament's room knows. What is stored is replaced, never changed in place: a copy of the reference is a snapshot.
import type { LogLine, Player, TournamentConfig, TournamentPhase, TournamentView } from "@transcendence/protocol";
import type { Tournament } from "@transcendence/tournament";
import type { ClientId } from "../turn.ts";

export type Two<T> = readonly [T, T];

export interface Entry {
  readonly id: string; // "1", "2" … in the order of registration
  readonly player: Player;
  readonly alias: string | null;
  readonly rating: number | null;
}

/** A pairing that is to be played now, or is being played. */
export interface Board {
  readonly pairing: string;
  readonly players: Two<string>; // entries
  readonly phase: "called" | "ordering" | "playing";
  readonly ready: Two<boolean>;
  readonly untilMs: number; // called: who is not ready by then loses
  readonly match: string | null; // the last that was ordered
  readonly matches: readonly string[]; // all that were: whichever ends first, counts
  readonly misses: Two<number>; // how often each was ready and did not come to the match
  readonly attempts: number; // to order it
  readonly dueMs: number; // ordering: when to order again; playing: when to ask for the result
  readonly heardMs: number; // playing: when its room last said anything
  readonly begun: boolean; // both were there
  readonly extended?: boolean; // called: the wait was made longer, for the room had been away
  readonly excused?: boolean; // once a match did not take place while the room had been away, and that counted for nothing
}

/** What outlives the process. */
export interface StoredTournament {
  readonly config: TournamentConfig;
  readonly version: number; // grows with each change
  readonly phase: TournamentPhase;
  readonly paused: boolean;
  readonly startsAtMs: number | null;
  readonly endsAtMs: number | null; // an arena's
  readonly entries: readonly Entry[];
  readonly lastEntry: number; // numbers are never given twice
  readonly tournament: Tournament | null; // null: not begun
  readonly boards: readonly Board[];
  readonly played: Readonly<Record<string, string>>; // by pairing: the match whose result counts
  readonly absences: Readonly<Record<string, number>>; // calls in a row that somebody did not answer
  readonly resting: readonly string[]; // in an arena: entries that are not paired until they say so
  readonly log: readonly LogLine[];
}

export interface TournamentRoomState {
  stored: StoredTournament;
  readonly visitors: Map<ClientId, string | null>; // pages that look, and whose they are
  told: TournamentView | null; // what they all know; null: nobody looks
  readonly scores: Map<string, Two<number>>; // of running matches, as their rooms said
  newsDueMs: number; // Infinity: nothing has changed
  lastNewsMs: number;
  lastWaveMs: number; // of an arena
  overloadedUntilMs: number; // -Infinity: the server takes orders
  readonly sinceMs: number; // when it was started anew: its players may have been cut off, too
}

export function createTournament(config: TournamentConfig, nowMs: number): TournamentRoomState {
  const created: StoredTournament = {
    config,
    version: 1,
    phase: "registration",
    paused: false,
    startsAtMs: config.startsAtMs,
    endsAtMs: null,
    entries: [],
    lastEntry: 0,
    tournament: null,
    boards: [],
    played: {},
    absences: {},
    resting: [],
    log: [{ atMs: nowMs, kind: "created" }],
  };
  return restoreTournament(created, -Infinity);
}

/** `stored` may be of an earlier version, which did not know of `resting`. */
export function restoreTournament(
  stored: Omit<StoredTournament, "resting"> & Partial<StoredTournament>,
  sinceMs: number,
): TournamentRoomState {
  return {
    stored: { ...stored, resting: stored.resting ?? [] },
    visitors: new Map(),
    told: null,
    scores: new Map(),
    newsDueMs: Infinity,
    lastNewsMs: -Infinity,
    lastWaveMs: -Infinity,
    overloadedUntilMs: -Infinity,
    sinceMs,
  };
}

export function entryOf({ entries }: StoredTournament, id: string): Entry | undefined {
  return entries.find((entry) => entry.id === id);
}

export function entryOfUser({ entries }: StoredTournament, user: string): Entry | undefined {
  return entries.find(({ player }) => player.id === user);
}

/** How somebody is called in this tournament. */
export function shownName({ alias, player }: Entry): string {
  return alias ?? player.name;
}

export function isComputerEntry({ player }: Entry): boolean {
  return player.kind === "computer";
}

/** Nobody has to come to it: the room plays it out. */
export function isOfComputers(stored: StoredTournament, { players }: Pick<Board, "players">): boolean {
  return players.every((id) => {
    const entry = entryOf(stored, id);
    return entry !== undefined && isComputerEntry(entry);
  });
}
