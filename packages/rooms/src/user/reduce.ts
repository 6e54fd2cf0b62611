// The user room: everything it decides. Rules by number in SPEC.md.
import { LEASE_LIMIT, LEASE_MS, MEMORY_MS } from "./limits.ts";
import type { Lease, Revocation, RoomPlace, UserState } from "./state.ts";
import type { LeaseAnswer, UserEffect, UserEvent } from "./turn.ts";

/** The state to go on with; the one given stays as it was. */
export function reduceUser(before: UserState, event: UserEvent): readonly [UserState, readonly UserEffect[]] {
  const state = forget(before, event.nowMs);
  switch (event.type) {
    case "lease":
      return lease(state, { ...event.lease, untilMs: event.nowMs + LEASE_MS });
    case "leave":
      return [{ ...state, leases: state.leases.filter(({ socket }) => socket !== event.socket) }, []];
    case "revoke":
      return revoke(state, event.sessions, { atMs: event.atMs, untilMs: event.nowMs + MEMORY_MS });
    case "rename": {
      const { name, atMs, nowMs } = event;
      const rooms = roomsOf(state.leases).map(({ room }) => room);
      const effects = rooms.map((room) => ({ type: "rename", room, name }) as const);
      return [{ ...state, renaming: { name, atMs, untilMs: nowMs + MEMORY_MS } }, effects];
    }
    case "wake":
      return [state, []];
  }
}

/** When the next thing can be forgotten; Infinity: there is nothing left to remember. */
export function userWakeMs({ leases, revocations, renaming }: UserState): number {
  const ends = [...leases, ...revocations, ...(renaming ? [renaming] : [])].map(({ untilMs }) => untilMs);
  return ends.length === 0 ? Infinity : Math.min(...ends);
}

function forget({ leases, revocations, renaming }: UserState, nowMs: number): UserState {
  const isKept = ({ untilMs }: { readonly untilMs: number }) => untilMs > nowMs;
  return {
    leases: leases.filter(isKept),
    revocations: revocations.filter(isKept),
    renaming: renaming && isKept(renaming) ? renaming : null,
  };
}

function lease(state: UserState, taken: Lease): readonly [UserState, readonly UserEffect[]] {
  const others = state.leases.filter(({ socket }) => socket !== taken.socket);
  const isRevoked = state.revocations.some((revocation) => covers(revocation, taken));
  if (isRevoked) return [{ ...state, leases: others }, [answer("revoked", null)]];
  const { renaming } = state;
  const name = renaming && renaming.atMs >= taken.issuedMs ? renaming.name : null;
  const leases = [...others, taken];
  const tooMany = leases.splice(0, Math.max(0, leases.length - LEASE_LIMIT));
  return [{ ...state, leases }, [answer("kept", name), ...closing(tooMany, "taken_over")]];
}

function answer(verdict: LeaseAnswer["verdict"], name: string | null): UserEffect {
  return { type: "answer", answer: { verdict, name } };
}

function revoke(
  state: UserState,
  sessions: readonly string[] | "all",
  times: Pick<Revocation, "atMs" | "untilMs">,
): readonly [UserState, readonly UserEffect[]] {
  const ended: readonly (string | null)[] = sessions === "all" ? [null] : sessions;
  const fresh = ended.map((session): Revocation => ({ session, ...times }));
  const isRevoked = (held: Lease) => fresh.some((revocation) => covers(revocation, held));
  const leases = state.leases.filter((held) => !isRevoked(held));
  const known = state.revocations.filter(({ session }) => !ended.includes(session));
  return [{ ...state, leases, revocations: [...known, ...fresh] }, closing(state.leases.filter(isRevoked), "revoked")];
}

/** A session's id is never used again; of all there were, those count whose ticket is no newer. */
function covers({ session, atMs }: Revocation, held: Pick<Lease, "session" | "issuedMs">): boolean {
  return session === null ? held.issuedMs <= atMs : session === held.session;
}

function closing(leases: readonly Lease[], reason: "revoked" | "taken_over"): UserEffect[] {
  return roomsOf(leases).map(({ room, sockets }) => ({ type: "close", room, sockets, reason }));
}

function roomsOf(leases: readonly Lease[]): { room: RoomPlace; sockets: string[] }[] {
  const rooms = new Map<string, { room: RoomPlace; sockets: string[] }>();
  for (const { room, socket } of leases) {
    const known = rooms.get(room.match);
    if (known) known.sockets.push(socket);
    else rooms.set(room.match, { room, sockets: [socket] });
  }
  return [...rooms.values()];
}
