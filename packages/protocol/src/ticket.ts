import * as v from "valibot";
import { Character } from "./computers.ts";
import { Id, Player } from "./identity.ts";
import { PlayedSettings } from "./settings.ts";

/** How long a ticket admits, in seconds. */
export const TICKET_SECONDS = 60;

/**
 * What a ticket to a match room says, signed by the API: who comes, and what the match is. The room believes nothing else.
 * `seats` are the people for whom a seat is kept (null: whoever comes first); a challenger's own match keeps seat 0 for them.
 */
export const MatchTicket = v.object({
  room: v.literal("match"),
  match: Id,
  session: Id, // that asked for it: when it ends, so does what it opened
  player: Player,
  settings: PlayedSettings,
  seats: v.tuple([v.nullable(Id), v.nullable(Id)]),
  computers: v.exactOptional(v.tuple([v.nullable(Character), v.nullable(Character)])), // who plays the seat instead of a person
  expiresMs: v.number(), // Unix time
});
export type MatchTicket = v.InferOutput<typeof MatchTicket>;
