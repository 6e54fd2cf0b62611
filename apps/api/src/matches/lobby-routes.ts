import { listBlockedEitherWay } from "@transcendence/database";
import { type LobbyTicket, TICKET_SECONDS, type TicketAnswer } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { requireRooms } from "../errors.ts";
import { route } from "../http/route.ts";
import { limit } from "../rate-limit.ts";
import { strengthsOf } from "../ratings.ts";
import { findCurrentSession } from "../session.ts";
import { playerOf } from "./match-summary.ts";

const UNRATED = { quick: null, classic: null } as const;

export function lobbyRoutes(deps: Deps) {
  return new Hono().post(
    "/ticket",
    route(deps, {
      who: "anyone",
      does: "a ticket to the lobby; who is nobody yet may look around",
      errors: ["too_many_requests", "rooms_unavailable"],
    }),
    async (c) => {
      requireRooms(deps);
      const known = await findCurrentSession(c, deps);
      await limit(c, deps, "tickets", known?.id ?? null);
      const expiresMs = deps.clock() + TICKET_SECONDS * 1000;
      const body: LobbyTicket = {
        room: "lobby",
        session: known?.id ?? null,
        player: known && playerOf(known.user),
        hasBlocks: known !== null && (await listBlockedEitherWay(deps.database, known.user.id)).length > 0,
        strengths: known?.user.kind === "member" ? await strengthsOf(deps, known.user.id) : UNRATED,
        expiresMs,
      };
      const ticket = await signTicket(deps.secrets.ticket, body);
      return c.json({ ticket, expiresMs } satisfies TicketAnswer, 200);
    },
  );
}
