import { findPerson, listMatchesOf, renameUser, type UserRecord } from "@transcendence/database";
import {
  type MatchSummary,
  type Me,
  OPEN_MATCH_MS,
  PageQuery,
  TICKET_SECONDS,
  type TicketAnswer,
  UpdateMe,
  type UserTicket,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { forgetGuest } from "../former-guest.ts";
import { readPage } from "../http/page.ts";
import { route } from "../http/route.ts";
import { playerOf, summarise } from "../matches/match-summary.ts";
import { nameTaken, requireFreeName } from "../names.ts";
import { forgetGuestNow } from "../privacy/leave.ts";
import { limit } from "../rate-limit.ts";
import { describeMe, dropToken, findCurrentSession, meOf, createGuestSession } from "../session.ts";
import { validate } from "../validate.ts";

export function meRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "anyone", does: "who I am, or null", scope: "profile:read" }), async (c) => {
      const session = await findCurrentSession(c, deps);
      return c.json({ me: session && (await describeMe(deps, session.user)) } satisfies { me: Me | null }, 200);
    })
    .post(
      "/",
      route(deps, { who: "anyoneAsGuest", does: "become a guest: 201 the first time", errors: ["too_many_requests"] }),
      async (c) => {
        const session = await findCurrentSession(c, deps);
        if (session !== null) return c.json(meOf(session.user), 200);
        return c.json(meOf((await createGuestSession(c, deps)).user), 201);
      },
    )
    .delete(
      "/",
      route(deps, {
        who: "session",
        does: "a guest is deleted at once; members use /api/me/deletion",
        errors: ["conflict"],
      }),
      async (c) => {
        const { user } = c.get("session");
        await forgetGuestNow(deps, user);
        forgetGuest(c, deps);
        dropToken(c, deps);
        return c.json({}, 200);
      },
    )
    .patch(
      "/",
      route(deps, {
        who: "session",
        does: "change my name",
        errors: ["name_invalid", "name_reserved", "name_taken", "too_many_requests"],
      }),
      validate("json", UpdateMe),
      async (c) => {
        const session = c.get("session");
        await limit(c, deps, "names", session.id);
        const { name } = c.req.valid("json");
        const nameKey = await requireFreeName(deps.database, name, session.user.id);
        const user = await renameUser(deps.database, session.user.id, { name, nameKey });
        if (user === "taken") throw nameTaken();
        if (user === null) throw new Refusal("unauthenticated", "There is no such user any more.");
        await tellName(deps, user);
        return c.json(meOf(user), 200);
      },
    )
    .post(
      "/ticket",
      route(deps, {
        who: "session",
        does: "a ticket to my own room: the live connection of a page",
        errors: ["too_many_requests"],
      }),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "tickets", session);
        const expiresMs = deps.clock() + TICKET_SECONDS * 1000;
        const body: UserTicket = { room: "user", session, player: playerOf(user), expiresMs };
        const ticket = await signTicket(deps.secrets.ticket, body);
        return c.json({ ticket, expiresMs } satisfies TicketAnswer, 200);
      },
    )
    .get(
      "/matches",
      route(deps, { who: "session", does: "my matches, newest first, in pages", scope: "matches:read" }),
      validate("query", PageQuery),
      async (c) => {
        const session = c.get("session");
        const openSince = new Date(deps.clock() - OPEN_MATCH_MS);
        const { rows, next } = await readPage(c.req.valid("query"), (page) =>
          listMatchesOf(deps.database, session.user.id, { ...page, openSince }),
        );
        const answer: { matches: MatchSummary[]; next: string | null } = { matches: rows.map(summarise), next };
        return c.json(answer, 200);
      },
    );
}

/** Two pages may change it at once, and be told of in another order than it was stored: what is told last is what stands. */
async function tellName(deps: Deps, { id, name }: Pick<UserRecord, "id" | "name">): Promise<void> {
  await deps.live.tell(id, { type: "renamed", name });
  const now = await findPerson(deps.database, id);
  if (now !== null && now.name !== name) await deps.live.tell(id, { type: "renamed", name: now.name });
}
