// What rooms ask of each other, and the API of rooms. On the edge by a binding, on one machine by signed requests.
import * as v from "valibot";
import { CHANNEL_KINDS, CHANNEL_ROLES, ChatMessage, MESSAGE_KINDS } from "./chat.ts";
import { CLOSE_REASONS } from "./close-codes.ts";
import { Id, Player } from "./identity.ts";
import { BoardSamples, LiveMatch } from "./lobby-messages.ts";
import { Status } from "./people.ts";
import { readRoomPath, RoomAddress, roomPath } from "./room-address.ts";
import { TournamentAct, TournamentAnswer, TournamentConfig } from "./tournaments.ts";
import { UserEvent } from "./user-events.ts";

const SocketId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const RoomCall = v.variant("type", [
  /** To a user room: this person has a socket open in that room. Said again from time to time. */
  v.strictObject({
    type: v.literal("lease"),
    socket: SocketId,
    room: RoomAddress,
    session: Id,
    issuedMs: v.number(), // when the API wrote its ticket
  }),
  /** To a user room: the socket has closed. */
  v.strictObject({ type: v.literal("leave"), socket: SocketId }),
  /** To a user room, from the API. `atMs`: when it happened, by the API's clock. */
  v.strictObject({ type: v.literal("tell"), event: UserEvent, atMs: v.number() }),
  /** From a user room: close these sockets. */
  v.strictObject({ type: v.literal("dismiss"), sockets: v.array(SocketId), reason: v.picklist(CLOSE_REASONS) }),
  /** From a user room: this person has another name now. */
  v.strictObject({ type: v.literal("renamed"), user: Id, name: v.string() }),
  /** To the lobby, from a user room: this person has a page open. Said again while it is. Which of `friends` are here is answered. */
  v.strictObject({ type: v.literal("present"), user: Id, friends: v.pipe(v.array(Id), v.readonly()) }),
  /** To the lobby, from a user room: their last page has closed. */
  v.strictObject({ type: v.literal("absent"), user: Id }),
  /** From one user room to another, of a friend: where I am (null: gone); `ask`: and you? */
  v.strictObject({ type: v.literal("friend"), player: Player, status: v.nullable(Status), ask: v.boolean() }),
  /** To a user room, from a match room: this person plays there, said again while it goes on; or does not any more. */
  v.strictObject({ type: v.literal("in_match"), match: Id, isOn: v.boolean() }),
  /**
   * To the lobby and the match's tournament, from a match room: how it stands. Said when something changes, and again while it goes on. `live` null: it counts,
   * but nobody who was not sent its link is to hear of it.
   */
  v.strictObject({ type: v.literal("playing"), match: Id, live: v.nullable(LiveMatch) }),
  /** To a match room, from the lobby: it is shown on small boards. Said again every few seconds while it is. */
  v.strictObject({ type: v.literal("show") }),
  /** To the lobby, from a match room that is shown: how it moved of late. */
  v.strictObject({ type: v.literal("board"), match: Id, samples: BoardSamples }),
  /** To the lobby and the match's tournament: it is over. `missing`: who was paired for it and did not come, or left before it counted. */
  v.strictObject({ type: v.literal("over"), match: Id, players: v.array(Id), missing: v.array(Id) }),
  /** To a chat room, from the API: what somebody is there now. `isOut`: they may not be there any more. */
  v.strictObject({
    type: v.literal("member"),
    user: Id,
    role: v.nullable(v.picklist(CHANNEL_ROLES)),
    mutedUntilMs: v.nullable(v.number()),
    isOut: v.boolean(),
  }),
  /** To a chat room, from the API: its settings have changed. */
  v.strictObject({ type: v.literal("channel"), kind: v.picklist(CHANNEL_KINDS), slowSeconds: v.number() }),
  /** To a chat room, from the API: somebody came or went. `id`: of the note about it, so that it is written once. */
  v.strictObject({ type: v.literal("note"), id: Id, kind: v.picklist(MESSAGE_KINDS), player: Player }),
  /** To a chat room, from the API: in direct messages, up to where somebody has read. */
  v.strictObject({ type: v.literal("read"), user: Id, seq: v.number() }),
  /** To a chat room, a match or the lobby, from the user room of either: `user` has blocked `other`, or does not any more. */
  v.strictObject({ type: v.literal("block"), user: Id, other: Id, isBlocked: v.boolean() }),
  /** To the chat room of a match, from the API: a message that `user` reports, who has the chat open, and so many before and after it. */
  v.strictObject({ type: v.literal("around"), user: Id, message: Id, before: v.number(), after: v.number() }),
  /** To a chat room, from the API: the channel is there no more. */
  v.strictObject({ type: v.literal("closed") }),
  /** To a chat room, from the API: this person's account is gone, and what they wrote. */
  v.strictObject({ type: v.literal("forget"), user: Id }),
  /** To a tournament's room, from the API: somebody who may asks for this. */
  v.strictObject({
    type: v.literal("tournament"),
    config: TournamentConfig,
    act: TournamentAct,
    by: v.exactOptional(v.literal("moderator")), // of the site, in the organiser's place
  }),
  /** To the lobby, from the server: whether it is late with what runs already. Said again every few seconds while it is. */
  v.strictObject({ type: v.literal("load"), isOverloaded: v.boolean() }),
]);
export type RoomCall = v.InferOutput<typeof RoomCall>;

/** What a room hears about a lease. */
export const LeaseAnswer = v.object({
  verdict: v.picklist(["kept", "revoked"]),
  name: v.nullable(v.string()), // the present one, if the ticket is older than it
});
export type LeaseAnswer = v.InferOutput<typeof LeaseAnswer>;

/** What a user room hears from the lobby: which friends are here, and for how long they count as such unless they say it again. */
export const HereAnswer = v.object({ here: v.record(Id, v.number()) }); // ms
export type HereAnswer = v.InferOutput<typeof HereAnswer>;

/** What the API hears of what was said around a message; nothing: there is no such message. */
export const AroundAnswer = v.object({ messages: v.array(ChatMessage) });
export type AroundAnswer = v.InferOutput<typeof AroundAnswer>;

/** What is answered to a call; null to most. */
export const RoomAnswer = v.nullable(v.union([LeaseAnswer, HereAnswer, AroundAnswer, TournamentAnswer]));
export type RoomAnswer = v.InferOutput<typeof RoomAnswer>;

const CALLS = "/internal/rooms";

/** The internal path of a room on one machine. */
export function roomCallPath(room: RoomAddress): string {
  return CALLS + roomPath(room);
}

/** The room that such a path names, or null. */
export function readRoomCallPath(pathname: string): RoomAddress | null {
  return pathname.startsWith(`${CALLS}/`) ? readRoomPath(pathname.slice(CALLS.length)) : null;
}
