// What a ticket to a room says, signed by the API: who comes, and to what. A room believes nothing else.
import * as v from "valibot";
import { CHANNEL_ROLES, CHAT_KINDS } from "./chat.ts";
import { Character } from "./computers.ts";
import { Id, Player, ShownRating } from "./identity.ts";
import { Strength } from "./lobby-messages.ts";
import { PlayedSettings } from "./settings.ts";
import { TournamentConfig } from "./tournaments.ts";

/** How long a ticket admits, in seconds. */
export const TICKET_SECONDS = 60;

/** What every ticket says, whatever it opens. */
const HOLDER = {
  session: Id, // that asked for it: when it ends, so does what it opened
  player: Player,
  expiresMs: v.number(), // Unix time
};

/** `seats` are the people for whom a seat is kept (null: whoever comes first); a challenger's own match keeps seat 0 for them. */
export const MatchTicket = v.object({
  ...HOLDER,
  room: v.literal("match"),
  match: Id,
  settings: PlayedSettings,
  seats: v.tuple([v.nullable(Id), v.nullable(Id)]),
  computers: v.exactOptional(v.tuple([v.nullable(Character), v.nullable(Character)])), // who plays the seat instead of a person
  tournament: v.exactOptional(Id), // whose match it is: its room is told how it stands
  tournamentTitle: v.exactOptional(v.string()),
  watches: v.exactOptional(v.boolean()), // a block stands between the holder and whose match it is: no seat but their own
  paired: v.exactOptional(v.boolean()), // the lobby brought the two together: both are to be here within seconds
  rated: v.exactOptional(v.boolean()), // as agreed
  rating: v.exactOptional(v.nullable(ShownRating)), // the holder's, in this kind of match
});
export type MatchTicket = v.InferOutput<typeof MatchTicket>;

/** To one's own user room: the live connection of a page. */
export const UserTicket = v.object({ ...HOLDER, room: v.literal("user") });
export type UserTicket = v.InferOutput<typeof UserTicket>;

/**
 * To the lobby. `player` null: somebody who has not played yet looks around; they cannot seek an opponent. A strength that is null:
 * never rated.
 */
export const LobbyTicket = v.object({
  ...HOLDER,
  room: v.literal("lobby"),
  session: v.nullable(Id),
  player: v.nullable(Player),
  strengths: v.object({ quick: v.nullable(Strength), classic: v.nullable(Strength) }),
  hasBlocks: v.exactOptional(v.boolean()), // the holder has blocked somebody, or was blocked: the room asks whom
});
export type LobbyTicket = v.InferOutput<typeof LobbyTicket>;

/** To a channel's room. `player` null: somebody who has not played yet reads a public channel. */
export const ChatTicket = v.object({
  ...HOLDER,
  room: v.literal("chat"),
  channel: Id,
  session: v.nullable(Id),
  player: v.nullable(Player),
  kind: v.picklist(CHAT_KINDS),
  role: v.nullable(v.picklist(CHANNEL_ROLES)),
  mutedUntilMs: v.nullable(v.number()),
  slowSeconds: v.number(),
  isRefused: v.boolean(), // direct messages: one has blocked the other
  hasBlocks: v.boolean(), // the holder has blocked somebody: the room asks whom
  lastSeq: v.number(), // of the messages that the API knows: a room without its storage counts on from here
});
export type ChatTicket = v.InferOutput<typeof ChatTicket>;

/** To a tournament's room. `player` null: somebody who only looks. */
export const TournamentTicket = v.object({
  ...HOLDER,
  room: v.literal("tournament"),
  session: v.nullable(Id),
  player: v.nullable(Player),
  config: TournamentConfig,
});
export type TournamentTicket = v.InferOutput<typeof TournamentTicket>;

export const RoomTicket = v.variant("room", [MatchTicket, UserTicket, LobbyTicket, ChatTicket, TournamentTicket]);
export type RoomTicket = v.InferOutput<typeof RoomTicket>;
