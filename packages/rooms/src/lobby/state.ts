// Everything the lobby knows. The reducer owns it and changes it in place: with thousands here, copying it for each event is too dear.
import type { RatedKind } from "@transcendence/game";
import type { BoardSample, LiveMatch, LobbyTicket, Player, Strength } from "@transcendence/protocol";
import type { ClientId } from "../turn.ts";
import { PRESENCE_MS } from "./limits.ts";

/** A page with an open socket here. */
export interface Visitor {
  readonly client: ClientId;
  player: Player | null; // null: looks around
  readonly strengths: LobbyTicket["strengths"];
  showsBoards: boolean;
  apart: ReadonlySet<string> | null; // between whom and them there is a block; null: the API has not answered yet
}

/** Somebody in the queue. Each person is in it once. */
export interface Seek {
  readonly client: ClientId; // the page that is told
  readonly player: Player;
  readonly kind: RatedKind;
  readonly rated: boolean;
  readonly strength: Strength | null; // null: never rated
  readonly sinceMs: number;
  readonly fromMs: number; // not paired before
  readonly roundTripMs: number | null;
}

/** One side of a pairing. `client` null: their page is gone, or the lobby was started anew. */
export interface Seated extends Omit<Seek, "client"> {
  client: ClientId | null;
  hasLeft: boolean; // before the match was there
}

/** Two who are to play. */
export interface Pairing {
  readonly id: string; // the match's, made with the pairing
  readonly seats: readonly [Seated, Seated];
  phase: "ordering" | "told"; // ordering: the API has not answered yet
  dueMs: number; // when to order again, or when it has come to nothing
  attempts: number;
}

/** What a place in the queue is made of. */
export type Waited = Pick<Seek, "player" | "kind" | "rated" | "sinceMs">;

/** Two whose match has begun, until its first point: should one leave, the other has their place back. */
export interface Begun {
  readonly seats: readonly Waited[];
  readonly untilMs: number; // forgotten, if the match is not heard of again
}

/** How often somebody left those they were paired with. */
export interface Mark {
  readonly count: number;
  readonly atMs: number; // the last time
}

/** A place in the queue of somebody whose page is gone for a moment. */
export interface Place {
  readonly kind: RatedKind;
  readonly rated: boolean;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Something between two people that is forgotten after a while. */
export interface Tie {
  readonly other: string;
  readonly untilMs: number;
}

export interface LobbyState {
  readonly visitors: Map<ClientId, Visitor>;
  readonly seeks: Map<string, Seek>; // by person
  readonly pairings: Map<string, Pairing>; // by match
  readonly begun: Map<string, Begun>; // by match; the one that ends first is first
  readonly places: Map<string, Place>;
  readonly marks: Map<string, Mark>; // the newest last
  readonly recent: Map<string, Tie>; // whom they played last
  readonly apart: Map<string, Tie[]>; // whom they must not meet
  readonly people: Map<string, number>; // until when they count as here; the one that ends first is first
  readonly matches: Map<string, { readonly live: LiveMatch | null; readonly untilMs: number }>; // likewise
  readonly asked: Map<string, number>; // about whose blocks the API is being asked: the latest question, whose answer alone counts
  questions: number; // asked so far
  readonly boards: Map<string, readonly BoardSample[]>; // how matches moved, not told yet
  boardsDueMs: number; // when they are asked; Infinity: nobody looks
  boardsToldMs: number; // when it is told; Infinity: there is nothing to tell
  overloadedUntilMs: number; // -Infinity: the server keeps up
  waveDueMs: number; // Infinity: fewer than two wait
  lastWaveMs: number;
  newsDueMs: number; // Infinity: nothing has changed
  lastNewsMs: number;
  told: string; // the news as sent last
}

/** What outlives the process: pairings that somebody was told of, or is about to be, those of which the match has just begun, and marks. */
export interface StoredLobby {
  readonly pairings: readonly Pairing[];
  readonly begun?: readonly (readonly [string, Begun])[]; // not by an earlier version
  readonly marks: readonly (readonly [string, Mark])[];
}

export function createLobby(): LobbyState {
  return {
    visitors: new Map(),
    seeks: new Map(),
    pairings: new Map(),
    begun: new Map(),
    places: new Map(),
    marks: new Map(),
    recent: new Map(),
    apart: new Map(),
    people: new Map(),
    matches: new Map(),
    asked: new Map(),
    questions: 0,
    boards: new Map(),
    boardsDueMs: Infinity,
    boardsToldMs: Infinity,
    overloadedUntilMs: -Infinity,
    waveDueMs: Infinity,
    lastWaveMs: -Infinity,
    newsDueMs: Infinity,
    lastNewsMs: -Infinity,
    told: "",
  };
}

/** A lobby that is started anew: nobody's page is here yet, and what was ordered is ordered again. */
export function restoreLobby(stored: StoredLobby | null, nowMs: number): LobbyState {
  const state = createLobby();
  for (const [match, { seats }] of stored?.begun ?? []) state.begun.set(match, { seats, untilMs: nowMs + PRESENCE_MS });
  for (const [player, mark] of stored?.marks ?? []) state.marks.set(player, mark);
  for (const pairing of stored?.pairings ?? []) {
    const [one, other] = pairing.seats;
    const seats = [
      { ...one, client: null },
      { ...other, client: null },
    ] as const;
    state.pairings.set(pairing.id, {
      ...pairing,
      seats,
      dueMs: pairing.phase === "ordering" ? nowMs : pairing.dueMs,
    });
  }
  return state;
}

/** A copy: what is in the state goes on changing. */
export function storedLobby({ pairings, begun, marks }: LobbyState): StoredLobby {
  const copies = [...pairings.values()].map((pairing): Pairing => ({
    ...pairing,
    seats: [{ ...pairing.seats[0] }, { ...pairing.seats[1] }],
  }));
  return { pairings: copies, begun: [...begun], marks: [...marks] };
}
