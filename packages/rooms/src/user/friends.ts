// Where a person's friends are, and telling them where the person is. User rooms tell each other; the lobby says whom to tell,
// so that nobody who is away is woken, and who has gone without a word is missed.
import type { LiveMessage, Player, Status } from "@transcendence/protocol";
import { FRIEND_MS, FRIENDS_LIMIT, MATCH_MS, SEEN_AFTER_MS } from "./limits.ts";
import type { FriendHere, UserState } from "./state.ts";
import type { UserRoomEffect, UserRoomEvent } from "./turn.ts";

type Decision = readonly [UserState, readonly UserRoomEffect[]];
type Event<Type extends UserRoomEvent["type"]> = Extract<UserRoomEvent, { type: Type }>;

/** What a page hears when it opens. */
export function friendsOnline({ self, here }: UserState): LiveMessage[] {
  if (self?.kind !== "member") return [];
  return [{ type: "friends_online", friends: here.map(({ player, status }) => ({ player, status })) }];
}

/** The API has said who they are: the lobby is asked which of them are here. */
export function friendsFound(state: UserState, { friends }: Event<"friends_found">): Decision {
  const known = { ...state, friends: friends.slice(0, FRIENDS_LIMIT) };
  const [next, left] = drop(known, ({ player }) => !friends.includes(player.id));
  return [next, [...left, { type: "presence", isHere: true }]];
}

/** The lobby's answer. Of whom it knows nothing is gone, unless they have said otherwise since it was asked. */
export function friendsHere(state: UserState, { here, askedMs, nowMs }: Event<"friends_here">): Decision {
  const renewed = state.here.map((friend) => {
    const ms = here[friend.player.id];
    return ms === undefined ? friend : { ...friend, untilMs: nowMs + ms };
  });
  const isGone = ({ player, heardMs }: FriendHere) => here[player.id] === undefined && heardMs < askedMs;
  const [next, left] = drop({ ...state, here: renewed }, isGone);
  const strangers = Object.keys(here).filter((id) => !next.here.some(({ player }) => player.id === id));
  const asked = strangers.filter((id) => state.friends?.includes(id)).flatMap((id) => toFriend(state, id, true));
  return [next, [...left, ...asked]];
}

/** A friend's room says where the friend is. What anybody else says is nothing to this person. */
export function friendSaid(state: UserState, event: Event<"friend">): Decision {
  const { player, status, ask, nowMs } = event;
  if (state.pages.length === 0 || !state.friends?.includes(player.id)) return [state, []];
  const answer = ask ? toFriend(state, player.id, false) : [];
  if (status === null) {
    const [next, left] = drop(state, (friend) => friend.player.id === player.id);
    return [next, left];
  }
  const before = state.here.find((friend) => friend.player.id === player.id);
  const friend: FriendHere = { player, status, heardMs: nowMs, untilMs: before?.untilMs ?? nowMs + FRIEND_MS };
  const next = { ...state, here: [...state.here.filter((each) => each !== before), friend] };
  const isNews = before === undefined || !isSame(before.status, status) || before.player.name !== player.name;
  return [next, [...answer, ...(isNews ? say(state, { type: "friend_status", player, status }) : [])]];
}

/** Friends now, or not any more. */
export function befriended(state: UserState, player: Player, isFriend: boolean): Decision {
  if (state.friends === null) return [state, []];
  const others = state.friends.filter((id) => id !== player.id);
  if (!isFriend) return drop({ ...state, friends: others }, (friend) => friend.player.id === player.id);
  const friends = [...others, player.id].slice(-FRIENDS_LIMIT);
  return [{ ...state, friends }, state.pages.length > 0 ? [{ type: "presence", isHere: true }] : []];
}

/** Whoever has blocked this person is nobody to them any more. */
export function blockedBy(state: UserState, id: string): Decision {
  const friends = state.friends?.filter((friend) => friend !== id) ?? null;
  return drop({ ...state, friends }, ({ player }) => player.id === id);
}

export function inMatch(state: UserState, { match, isOn, nowMs }: Event<"in_match">): UserState {
  if (isOn) return { ...state, playing: { match, untilMs: nowMs + MATCH_MS } };
  return state.playing?.match === match ? { ...state, playing: null } : state;
}

/** After each event: friends who have not been heard of are gone, and those who are here are told of what is new. */
export function tellFriends(before: UserState, decided: UserState, event: UserRoomEvent): Decision {
  const { nowMs } = event;
  const [state, left] = drop(decided, ({ untilMs }) => untilMs <= nowMs);
  const [wasHere, isHere] = [before.self !== null, state.pages.length > 0]; // a room that slept finds its last page closed
  if (isHere && !wasHere) {
    const find: UserRoomEffect[] = state.self?.kind === "member" ? [{ type: "find_friends" }] : [];
    return [{ ...state, leftMs: null }, [...left, { type: "presence", isHere }, ...find]];
  }
  if (wasHere && !isHere) {
    const farewells = state.here.flatMap(({ player }) => toFriend(state, player.id, false));
    const isKnown = before.pages.length > 0 || event.type === "disconnect"; // and not that a process has died, some time ago
    const leftMs = state.self?.kind === "member" && isKnown ? nowMs : null;
    return [{ ...state, self: null, friends: null, here: [], leftMs }, [{ type: "presence", isHere }, ...farewells]];
  }
  if (!isHere && state.leftMs !== null && nowMs >= state.leftMs + SEEN_AFTER_MS)
    return [{ ...state, leftMs: null }, [{ type: "seen", atMs: state.leftMs }]];
  const isNews = isHere && (!isSame(statusOf(before), statusOf(state)) || before.self?.name !== state.self?.name);
  return [state, [...left, ...(isNews ? state.here.flatMap(({ player }) => toFriend(state, player.id, false)) : [])]];
}

/** Null: away. */
function statusOf({ pages, playing }: UserState): Status | null {
  if (pages.length === 0) return null;
  return playing ? { state: "playing", match: playing.match } : { state: "online" };
}

function isSame(one: Status | null, other: Status | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function toFriend(state: UserState, id: string, ask: boolean): UserRoomEffect[] {
  if (state.self === null) return [];
  const call = { type: "friend", player: state.self, status: statusOf(state), ask } as const;
  return [{ type: "call", room: { kind: "user", name: id }, call }];
}

function drop(state: UserState, isGone: (friend: FriendHere) => boolean): Decision {
  const gone = state.here.filter(isGone);
  if (gone.length === 0) return [state, []];
  const told = gone.flatMap(({ player }) => say(state, { type: "friend_status", player, status: null }));
  return [{ ...state, here: state.here.filter((friend) => !isGone(friend)) }, told];
}

function say({ pages }: UserState, message: LiveMessage): UserRoomEffect[] {
  const data = JSON.stringify(message);
  return pages.map(({ client }) => ({ type: "send", client, data }));
}
