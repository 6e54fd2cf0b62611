// What is stored about me, and how I go.
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { anonymise, askDeletion, keepAccount } from "../privacy/leave.ts";
import { type StoredData, storedAbout } from "../privacy/stored-data.ts";
import { limit } from "../rate-limit.ts";
import { becomeGuestAgain, dropToken, freeGuestName } from "../session.ts";

export function privacyRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/data",
      route(deps, { who: "session", does: "everything that is stored about me", errors: ["too_many_requests"] }),
      async (c) => {
        const { id, user } = c.get("session");
        await limit(c, deps, "exports", id);
        return c.json((await storedAbout(deps, user.id)) satisfies StoredData, 200);
      },
    )
    .post(
      "/anonymisation",
      route(deps, {
        who: "freshLogin",
        does: "become a guest by another name, with everything else of the account deleted",
      }),
      async (c) => {
        const member = c.get("session");
        const name = await freeGuestName(deps);
        await anonymise(deps, member, name);
        await becomeGuestAgain(c, deps, member.id);
        return c.json({ name }, 200);
      },
    )
    .post(
      "/deletion",
      route(deps, {
        who: "freshLogin",
        does: "delete my account: confirmed by email where there is a confirmed one, else at once",
        errors: ["too_many_requests"],
      }),
      async (c) => {
        const { id, user } = c.get("session");
        await limit(c, deps, "mails", id);
        const asked = await askDeletion(deps, user.id);
        if (asked.state === "due") dropToken(c, deps);
        return c.json(asked, 200);
      },
    )
    .delete("/deletion", route(deps, { who: "member", does: "keep the account after all" }), async (c) => {
      const { user } = c.get("session");
      await keepAccount(deps, user.id);
      return c.json({}, 200);
    });
}
