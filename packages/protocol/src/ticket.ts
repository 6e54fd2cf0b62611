// What a ticket to a room says, signed by the API: who comes, and to what. A room believes nothing else.
import * as v from "valibot";
import { Character } from "./computers.ts";
import { Id, Player } from "./identity.ts";
import { PlayedSettings } from "./settings.ts";

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
});
export type MatchTicket = v.InferOutput<typeof MatchTicket>;

/** To one's own user room: the live connection of a page. */
export const UserTicket = v.object({ ...HOLDER, room: v.literal("user") });
export type UserTicket = v.InferOutput<typeof UserTicket>;

export const RoomTicket = v.variant("room", [MatchTicket, UserTicket]);
export type RoomTicket = v.InferOutput<typeof RoomTicket>;
