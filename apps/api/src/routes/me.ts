import { listMatchesOf, renameUser } from "@transcendence/database";
import { type MatchSummary, type Me, PageQuery, UpdateMe } from "@transcendence/protocol";
import { Hono } from "hono";
import { readCursor, writeCursor } from "../cursor.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { forgetGuest } from "../former-guest.ts";
import { summarise } from "../match-summary.ts";
import { nameTaken, requireFreeName } from "../names.ts";
import { forgetGuestNow } from "../privacy/leave.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { describeMe, dropToken, findVisitor, meOf, requireVisitor, welcomeGuest } from "../visitor.ts";

const OPEN_SHOWN_MS = 86_400_000; // an invitation that nobody took up in a day is not worth a line

export function meRoutes(deps: Deps) {
  return new Hono()
    .get("/", async (c) => {
      const visitor = await findVisitor(c, deps);
      return c.json({ me: visitor && (await describeMe(deps, visitor.user)) } satisfies { me: Me | null }, 200);
    })
    .post("/", async (c) => {
      const visitor = await findVisitor(c, deps);
      if (visitor !== null) return c.json(meOf(visitor.user), 200);
      return c.json(meOf((await welcomeGuest(c, deps)).user), 201);
    })
    .delete("/", async (c) => {
      const { user } = await requireVisitor(c, deps);
      await forgetGuestNow(deps, user.id);
      forgetGuest(c, deps);
      dropToken(c, deps);
      return c.json({}, 200);
    })
    .patch("/", validate("json", UpdateMe), async (c) => {
      const visitor = await requireVisitor(c, deps);
      await limit(c, deps, "names", visitor.id);
      const { name } = c.req.valid("json");
      const nameKey = await requireFreeName(deps.database, name, visitor.user.id);
      const user = await renameUser(deps.database, visitor.user.id, { name, nameKey });
      if (user === "taken") throw nameTaken();
      if (user === null) throw new Refusal("unauthenticated", "There is no such user any more.");
      await deps.live.tell(user.id, { type: "renamed", name: user.name });
      return c.json(meOf(user), 200);
    })
    .get("/matches", validate("query", PageQuery), async (c) => {
      const visitor = await requireVisitor(c, deps);
      const { before, limit: size } = c.req.valid("query");
      const found = await listMatchesOf(deps.database, visitor.user.id, {
        before: before === undefined ? null : readCursor(before),
        limit: size + 1, // one more tells whether there is a next page
        openSince: new Date(deps.clock() - OPEN_SHOWN_MS),
      });
      const page = found.slice(0, size);
      const last = page.at(-1);
      const next = found.length > size && last ? writeCursor(last) : null;
      return c.json(
        { matches: page.map(summarise), next } satisfies { matches: MatchSummary[]; next: string | null },
        200,
      );
    });
}
