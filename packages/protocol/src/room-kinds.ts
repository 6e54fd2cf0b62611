// The kinds of rooms there are, and what everybody has to know of each. docs/CONTRIBUTING.md says what adding one takes.
import { LOBBY_NAME } from "./limits.ts";
import type { RoomAddress, RoomKind } from "./room-address.ts";
import { ChatTicket, LobbyTicket, MatchTicket, type RoomTicket, TournamentTicket, UserTicket } from "./ticket.ts";

/**
 * `tickets`: the route of the API that gives the ticket, `:name` being the room's. `binding`: the name of its Durable Objects in
 * wrangler.toml.
 */
export const ROOM_KINDS = {
  match: { ticket: MatchTicket, tickets: "/api/matches/:name/ticket", binding: "Match" },
  user: { ticket: UserTicket, tickets: "/api/me/ticket", binding: "User" },
  lobby: { ticket: LobbyTicket, tickets: "/api/lobby/ticket", binding: "Lobby" },
  chat: { ticket: ChatTicket, tickets: "/api/channels/:name/ticket", binding: "Chat" },
  tournament: { ticket: TournamentTicket, tickets: "/api/tournaments/:name/ticket", binding: "Tournament" },
} as const satisfies Record<RoomKind, object>;

/** The room that a ticket opens. */
export function roomOf(ticket: RoomTicket): RoomAddress {
  switch (ticket.room) {
    case "match":
      return { kind: "match", name: ticket.match };
    case "user":
      return { kind: "user", name: ticket.player.id };
    case "lobby":
      return { kind: "lobby", name: LOBBY_NAME };
    case "chat":
      return { kind: "chat", name: ticket.channel };
    case "tournament":
      return { kind: "tournament", name: ticket.config.id };
  }
}

/** The route that gives the ticket to a room. */
export function ticketRoute({ kind, name }: RoomAddress): string {
  return ROOM_KINDS[kind].tickets.replace(":name", name);
}
