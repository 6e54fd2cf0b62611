// The user room: everything it decides. Rules by number in SPEC.md.
import type { LeaseAnswer, LiveMessage, RoomAddress } from "@transcendence/protocol";
import type { ClientId } from "../turn.ts";
import {
  befriended,
  blockedBy,
  friendSaid,
  friendsFound,
  friendsHere,
  friendsOnline,
  inMatch,
  tellFriends,
} from "./friends.ts";
import { CALL_LIMIT, LEASE_LIMIT, LEASE_MS, MEMORY_MS, PAGE_CHECK_MS, PAGE_LIMIT, SEEN_AFTER_MS } from "./limits.ts";
import type { Lease, Page, Revocation, TournamentCall, UserState } from "./state.ts";
import type { UserRoomEffect, UserRoomEvent } from "./turn.ts";

const BLOCKS_HEARD: ReadonlySet<RoomAddress["kind"]> = new Set(["chat", "lobby", "match"]);

type Decision = readonly [UserState, readonly UserRoomEffect[]];

/** The state to go on with; the one given stays as it was. */
export function reduceUser(before: UserState, event: UserRoomEvent): Decision {
  const [decided, effects] = decide(before, event);
  const [state, more] = tellFriends(before, decided, event);
  return [state, more.length === 0 ? effects : [...effects, ...more]];
}

function decide(before: UserState, event: UserRoomEvent): Decision {
  const state = forget(before, event.nowMs);
  switch (event.type) {
    case "connect":
      return connect(state, { ...event.page, untilMs: event.nowMs + PAGE_CHECK_MS }, event);
    case "disconnect":
      return [{ ...state, pages: state.pages.filter(({ client }) => client !== event.client) }, []];
    case "lease":
      return lease(state, { ...event.lease, untilMs: event.nowMs + LEASE_MS });
    case "leave":
      return [{ ...state, leases: state.leases.filter(({ socket }) => socket !== event.socket) }, []];
    case "tell":
      return tell(state, event);
    case "friends_found":
      return friendsFound(state, event);
    case "friends_here":
      return friendsHere(state, event);
    case "friend":
      return friendSaid(state, event);
    case "in_match":
      return [inMatch(state, event), []];
    case "wake":
      return [{ ...state, pages: standing(state.pages, event.clients, event.nowMs) }, []];
  }
}

/** When the next thing can be forgotten or has to be looked at; Infinity: there is nothing left to remember. */
export function userWakeMs(state: UserState): number {
  const { pages, leases, revocations, renaming, calls, here, playing, leftMs } = state;
  const all = [...pages, ...leases, ...revocations, ...calls, ...here];
  const ends = [...all, ...(renaming ? [renaming] : []), ...(playing ? [playing] : [])].map(({ untilMs }) => untilMs);
  if (leftMs !== null) ends.push(leftMs + SEEN_AFTER_MS);
  return ends.length === 0 ? Infinity : Math.min(...ends);
}

/** Of somebody who is nowhere nothing is remembered. */
export function isNowhere(state: UserState): boolean {
  return userWakeMs(state) === Infinity;
}

function forget(state: UserState, nowMs: number): UserState {
  const { leases, revocations, renaming, calls, playing } = state;
  const isKept = ({ untilMs }: { readonly untilMs: number }) => untilMs > nowMs;
  return {
    ...state,
    leases: leases.filter(isKept),
    revocations: revocations.filter(isKept),
    renaming: renaming && isKept(renaming) ? renaming : null,
    calls: calls.filter(isKept),
    playing: playing && isKept(playing) ? playing : null,
  };
}

function standing(pages: readonly Page[], clients: readonly ClientId[], nowMs: number): Page[] {
  const open = pages.filter(({ client }) => clients.includes(client));
  return open.map((page) => (page.untilMs > nowMs ? page : { ...page, untilMs: nowMs + PAGE_CHECK_MS }));
}

type Connect = Extract<UserRoomEvent, { type: "connect" }>;

function connect(before: UserState, page: Page, { self, nowMs }: Connect): Decision {
  if (isRevoked(before, page)) return [before, [{ type: "close", client: page.client, reason: "revoked" }]];
  const state = { ...before, self: { ...self, name: nameSince(before, page.issuedMs) ?? self.name } };
  const pages = [...state.pages, page];
  const tooMany = pages.splice(0, Math.max(0, pages.length - PAGE_LIMIT));
  // Also with a ticket from after it: the page may have asked who this is a moment before.
  const news = state.renaming === null ? [] : [say(page.client, { type: "renamed", name: state.self.name })];
  const calls = state.calls.map((call) => say(page.client, called(call, nowMs)));
  const friends = friendsOnline(state).map((message) => say(page.client, message));
  return [{ ...state, pages }, [...news, ...calls, ...friends, ...closePages(tooMany, "taken_over")]];
}

function lease(state: UserState, taken: Lease): Decision {
  const others = state.leases.filter(({ socket }) => socket !== taken.socket);
  if (isRevoked(state, taken)) return [{ ...state, leases: others }, [answer("revoked", null)]];
  const leases = [...others, taken];
  const tooMany = leases.splice(0, Math.max(0, leases.length - LEASE_LIMIT));
  const kept = answer("kept", nameSince(state, taken.issuedMs));
  return [{ ...state, leases }, [kept, ...dismiss(tooMany, "taken_over")]];
}

type Tell = Extract<UserRoomEvent, { type: "tell" }>;

function tell(state: UserState, { user, event, atMs, nowMs }: Tell): Decision {
  const times = { atMs, untilMs: nowMs + MEMORY_MS };
  switch (event.type) {
    case "revoked":
      return revoke(state, event.sessions, times);
    case "renamed": {
      const { name } = event;
      const rooms = roomsOf(state.leases).map(({ room }) => room);
      const told = rooms.map((room) => ({ type: "call", room, call: { type: "renamed", user, name } }) as const);
      const pages = state.pages.map(({ client }) => say(client, { type: "renamed", name }));
      const self = state.self && { ...state.self, name };
      return [{ ...state, self, renaming: { name, ...times } }, [...pages, ...told]];
    }
    case "notified":
    case "notices_read":
    case "notices_removed": // kept in the database: who has no page open finds them there
    case "chat":
    case "challenge":
      return [state, state.pages.map(({ client }) => say(client, event))];
    case "relation": {
      const [next, told] = befriended(state, event.player, event.friendship === "friends");
      const block = { user, other: event.player.id, isBlocked: event.isBlocked };
      return [next, [...state.pages.map(({ client }) => say(client, event)), ...told, ...tellRooms(state, block)]];
    }
    case "blocked_by": {
      const [next, told] = event.isBlocked ? blockedBy(state, event.user) : ([state, []] as const);
      return [next, [...told, ...tellRooms(state, { user: event.user, other: user, isBlocked: event.isBlocked })]];
    }
    case "called": {
      const { tournament, title, opponent, untilMs } = event;
      const call = { tournament, title, opponent, untilMs };
      const calls = [...otherCalls(state, tournament), call].slice(-CALL_LIMIT);
      return [{ ...state, calls }, toPages(state, called(call, nowMs))];
    }
    case "uncalled": {
      const { tournament } = event;
      const calls = otherCalls(state, tournament);
      if (calls.length === state.calls.length) return [state, []];
      return [{ ...state, calls }, toPages(state, { type: "uncalled", tournament })];
    }
  }
}

function otherCalls({ calls }: UserState, tournament: string): TournamentCall[] {
  return calls.filter((call) => call.tournament !== tournament);
}

function called({ tournament, title, opponent, untilMs }: TournamentCall, nowMs: number): LiveMessage {
  return { type: "called", tournament, title, opponent, leftMs: Math.max(0, untilMs - nowMs) };
}

function toPages({ pages }: UserState, message: LiveMessage): UserRoomEffect[] {
  return pages.map(({ client }) => say(client, message));
}

function revoke(
  state: UserState,
  sessions: readonly string[] | "all",
  times: Pick<Revocation, "atMs" | "untilMs">,
): Decision {
  const ended: readonly (string | null)[] = sessions === "all" ? [null] : sessions;
  const fresh = ended.map((session): Revocation => ({ session, ...times }));
  const isOver = (held: Lease | Page) => fresh.some((revocation) => covers(revocation, held));
  const known = state.revocations.filter(({ session }) => !ended.includes(session));
  const kept: UserState = {
    ...state,
    pages: state.pages.filter((page) => !isOver(page)),
    leases: state.leases.filter((held) => !isOver(held)),
    revocations: [...known, ...fresh],
  };
  const closing = [
    ...closePages(state.pages.filter(isOver), "revoked"),
    ...dismiss(state.leases.filter(isOver), "revoked"),
  ];
  return [kept, closing];
}

function isRevoked({ revocations }: UserState, held: Pick<Lease, "session" | "issuedMs">): boolean {
  return revocations.some((revocation) => covers(revocation, held));
}

/** A session's id is never used again; of all there were, those count whose ticket is no newer. */
function covers({ session, atMs }: Revocation, held: Pick<Lease, "session" | "issuedMs">): boolean {
  return session === null ? held.issuedMs <= atMs : session === held.session;
}

/** How somebody is called who came with a ticket from before they were renamed. */
function nameSince({ renaming }: UserState, issuedMs: number): string | null {
  return renaming && renaming.atMs >= issuedMs ? renaming.name : null;
}

function answer(verdict: LeaseAnswer["verdict"], name: string | null): UserRoomEffect {
  return { type: "answer", answer: { verdict, name } };
}

function say(client: ClientId, message: LiveMessage): UserRoomEffect {
  return { type: "send", client, data: JSON.stringify(message) };
}

function closePages(pages: readonly Page[], reason: "revoked" | "taken_over"): UserRoomEffect[] {
  return pages.map(({ client }) => ({ type: "close", client, reason }));
}

function dismiss(leases: readonly Lease[], reason: "revoked" | "taken_over"): UserRoomEffect[] {
  return roomsOf(leases).map(({ room, sockets }) => ({
    type: "call",
    room,
    call: { type: "dismiss", sockets, reason },
  }));
}

/** Every channel that they have open hides what is blocked now, and stops what the two write to each other; so do the lobby's list and a match's rematch. */
function tellRooms(
  { leases }: UserState,
  block: { readonly user: string; readonly other: string; readonly isBlocked: boolean },
): UserRoomEffect[] {
  const told = roomsOf(leases).filter(({ room }) => BLOCKS_HEARD.has(room.kind));
  return told.map(({ room }) => ({ type: "call", room, call: { type: "block", ...block } }));
}

function roomsOf(leases: readonly Lease[]): { room: RoomAddress; sockets: string[] }[] {
  const rooms = new Map<string, { room: RoomAddress; sockets: string[] }>();
  for (const { room, socket } of leases) {
    const key = `${room.kind}/${room.name}`;
    const known = rooms.get(key);
    if (known) known.sockets.push(socket);
    else rooms.set(key, { room, sockets: [socket] });
  }
  return [...rooms.values()];
}
