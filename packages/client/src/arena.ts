// An arena as its clients reach it: its API, typed from its own routes, and tickets to its rooms.
import type { Api } from "@transcendence/api";
import type { RoomAddress, TicketAnswer } from "@transcendence/protocol";
import { hc } from "hono/client";
import { fetchInTime } from "./deadline.ts";
import { ask, type Result } from "./result.ts";

export interface Arena {
  readonly origin: string;
  readonly routes: Routes;
}

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
export type Routes = ReturnType<typeof routesOf>;

function routesOf(origin: string, fetch: Fetch) {
  return hc<Api>(origin, { fetch }).api;
}

/** Nothing is sent yet. `fetch`: with a deadline of its own. */
export function connect(origin: string, fetch: Fetch = fetchInTime): Arena {
  return { origin, routes: routesOf(origin, fetch) };
}

/** Where a room's sockets are opened, as partysocket wants to be told. */
export function socketAddress({ origin }: Arena, { kind, name }: RoomAddress) {
  const { host, protocol } = new URL(origin);
  return { host, protocol: protocol === "https:" ? "wss" : "ws", party: kind, room: name } as const;
}

/** A ticket to a room, for whoever the arena takes this client for. It lets in for a minute. */
export function askTicket({ routes }: Arena, { kind, name }: RoomAddress): Promise<Result<TicketAnswer>> {
  switch (kind) {
    case "match":
      return askMatchTicket({ routes }, name);
    case "user":
      return ask(routes.me.ticket.$post());
    case "lobby":
      return ask(routes.lobby.ticket.$post());
    case "chat":
      return ask(routes.channels[":id"].ticket.$post({ param: { id: name } }));
    case "tournament":
      return ask(routes.tournaments[":id"].ticket.$post({ param: { id: name } }));
  }
}

/** Says with the ticket whether the match is rated. Whoever is nobody yet becomes a guest by it. */
export function askMatchTicket({ routes }: Pick<Arena, "routes">, match: string, signal?: AbortSignal) {
  return ask(routes.matches[":id"].ticket.$post({ param: { id: match } }, signal && { init: { signal } }));
}
