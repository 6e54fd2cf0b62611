// What is stored about me, and how I go.
import { ConfirmDeletion } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { anonymise, askDeletion, confirmDeletion, keepAccount } from "../privacy/leave.ts";
import { type StoredData, storedAbout } from "../privacy/stored-data.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { becomeGuestAgain, dropToken, freeGuestName, requireMember, requireProof, requireVisitor } from "../visitor.ts";

export function privacyRoutes(deps: Deps) {
  return new Hono()
    .get("/data", async (c) => {
      const { id, user } = await requireVisitor(c, deps);
      await limit(c, deps, "exports", id);
      return c.json((await storedAbout(deps, user.id)) satisfies StoredData, 200);
    })
    .post("/anonymisation", async (c) => {
      const member = await requireProof(c, deps);
      const name = await freeGuestName(deps);
      await anonymise(deps, member, name);
      await becomeGuestAgain(c, deps, member.id);
      return c.json({ name }, 200);
    })
    .post("/deletion", async (c) => {
      const { id, user } = await requireProof(c, deps);
      await limit(c, deps, "mails", id);
      const asked = await askDeletion(deps, user.id);
      if (asked.state === "due") dropToken(c, deps);
      return c.json(asked, 200);
    })
    .post("/deletion/confirmation", validate("json", ConfirmDeletion), async (c) => {
      await limit(c, deps, "links", null);
      const dueAt = await confirmDeletion(deps, c.req.valid("json").token);
      return c.json({ dueAt }, 200);
    })
    .delete("/deletion", async (c) => {
      const { user } = await requireMember(c, deps);
      await keepAccount(deps, user.id);
      return c.json({}, 200);
    });
}
