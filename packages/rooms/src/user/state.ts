// What is known of one person: where their sockets are. Nothing else, and nothing for longer than it is needed.

/** Where a room is. Matches of one machine live in several isolates; on the edge their name is enough. */
export interface RoomPlace {
  readonly match: string;
  readonly isolate: string | null;
}

/** One socket in one room. */
export interface Lease {
  readonly socket: string;
  readonly room: RoomPlace;
  readonly session: string; // that opened it
  readonly issuedMs: number; // when the API wrote its ticket, by the API's clock
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

export interface UserState {
  readonly leases: readonly Lease[]; // the newest last
  readonly revocations: readonly Revocation[];
  readonly renaming: Renaming | null;
}

export function createUser(): UserState {
  return { leases: [], revocations: [], renaming: null };
}
