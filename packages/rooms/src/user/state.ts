// What is known of one person: where their sockets are and, while a page is open, where their friends are. Nothing else, and nothing for longer than it is needed.
import type { Player, RoomAddress, Status } from "@transcendence/protocol";
import type { ClientId } from "../turn.ts";

/** A page that this person has open, on a socket to this very room. */
export interface Page {
  readonly client: ClientId;
  readonly session: string; // that opened it
  readonly issuedMs: number; // when the API wrote its ticket, by the API's clock
  readonly untilMs: number; // then it is looked whether the socket still stands
}

/** One socket in another room. */
export interface Lease {
  readonly socket: string;
  readonly room: RoomAddress;
  readonly session: string;
  readonly issuedMs: number;
  readonly untilMs: number; // unless it is renewed
}

export interface Revocation {
  readonly session: string | null; // null: all that there were
  readonly atMs: number; // by the API's clock
  readonly untilMs: number; // remembered so long
}

export interface Renaming {
  readonly name: string;
  readonly atMs: number;
  readonly untilMs: number;
}

/** A match of a tournament for which they are waited for. */
export interface TournamentCall {
  readonly tournament: string;
  readonly title: string;
  readonly opponent: string;
  readonly untilMs: number;
}

/** A friend who has a page open. */
export interface FriendHere {
  readonly player: Player;
  readonly status: Status;
  readonly heardMs: number; // when the friend's room last said so
  readonly untilMs: number; // unless the lobby says that they are still here
}

export interface UserState {
  readonly pages: readonly Page[]; // the newest last
  readonly leases: readonly Lease[]; // the newest last
  readonly revocations: readonly Revocation[];
  readonly renaming: Renaming | null;
  readonly calls: readonly TournamentCall[]; // told to each page that opens meanwhile
  readonly self: Player | null; // while a page is open, as its ticket says
  readonly friends: readonly string[] | null; // while a page is open; null: not known yet
  readonly here: readonly FriendHere[];
  readonly playing: { readonly match: string; readonly untilMs: number } | null;
  readonly leftMs: number | null; // when the last page closed, until that is kept elsewhere
}

export function createUser(): UserState {
  return {
    pages: [],
    leases: [],
    revocations: [],
    renaming: null,
    calls: [],
    self: null,
    friends: null,
    here: [],
    playing: null,
    leftMs: null,
  };
}

/** What a room that is started anew remembers: pages are those whose sockets it still has. */
export function restoreUser(stored: UserState | null, clients: readonly ClientId[]): UserState {
  const state = { ...createUser(), ...stored };
  return { ...state, pages: state.pages.filter(({ client }) => clients.includes(client)) };
}
