// Whom a provider introduced, and nobody here knew: they choose a name and are a member, or link themselves to the account they have.
import { createAccountWithIdentity, type NewAccount } from "@transcendence/database";
import { Email, type LoginAnswer, PendingQuery, SignUpIntroduced } from "@transcendence/protocol";
import { Hono } from "hono";
import { safeParse } from "valibot";
import { askToConfirm } from "../account-mails.ts";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { completeLogin } from "../login.ts";
import { nameTaken, requireFreeName } from "../names.ts";
import {
  describe,
  type Introduced,
  introductionCookies,
  isEmailTaken,
  readIntroduction,
  requireIntroduction,
} from "../providers/introductions.ts";
import { linkTo } from "../providers/linking.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { findVisitor } from "../visitor.ts";

export function introductionRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, { who: "anyone", does: "for whom a provider vouched just now, or null" }),
      validate("query", PendingQuery),
      async (c) => {
        const introduced = await readIntroduction(c, deps, c.req.valid("query").pending);
        const visitor = await findVisitor(c, deps);
        return c.json(
          { introduction: introduced && (await describe(deps, introduced, visitor?.user.id ?? null)) },
          200,
        );
      },
    )
    .post(
      "/",
      route(deps, {
        who: "introduced",
        does: "become a member by that; a guest stays the same person",
        errors: ["name_taken", "conflict", "identity_taken", "too_many_requests"],
      }),
      validate("query", PendingQuery),
      validate("json", SignUpIntroduced),
      async (c) => {
        const introduced = c.get("introduced");
        const visitor = await findVisitor(c, deps);
        if (visitor?.user.kind === "member") throw new Refusal("conflict", "There is an account already: link it.");
        await limit(c, deps, "signUps", visitor?.id ?? null);
        const { name, keepsEmail, language } = c.req.valid("json");
        const id = visitor?.user.id ?? newId(); // a guest stays the same person
        const nameKey = await requireFreeName(deps.database, name, id);
        const email = keepsEmail ? await emailOf(deps, introduced) : null;
        const now = new Date(deps.clock());
        const account: NewAccount = { user: { id, name }, nameKey, email, passwordHash: null, language, now };
        const answer = await deps.database.transaction(async (tx) => {
          const user = await createAccountWithIdentity(tx, account, introduced);
          if (user === "name_taken") throw nameTaken();
          if (user === "identity_taken") throw new Refusal("identity_taken", "This identity has an account by now.");
          if (typeof user === "string") throw new Refusal("conflict", "Somebody was quicker. Try again.");
          if (email !== null && email.verifiedAt === null) {
            const recipient = { userId: id, name, language, email: email.address, emailKey: email.key };
            await askToConfirm(deps, tx, recipient, "verify_email");
          }
          return completeLogin(c, { ...deps, database: tx }, user, introduced.provider); // no account without its session
        });
        introductionCookies.clear(c, deps, introduced.pending);
        return c.json(answer satisfies LoginAnswer, 201);
      },
    )
    .post(
      "/link",
      route(deps, {
        who: "proof",
        does: "link that identity to my account",
        errors: ["identity_taken", "conflict", "login_expired"],
      }),
      validate("query", PendingQuery),
      async (c) => {
        const introduced = await requireIntroduction(c, deps, c.req.valid("query").pending);
        const linking = await linkTo(deps, c.get("session").user.id, introduced);
        if (linking === "taken") throw new Refusal("identity_taken", "This identity opens another account.");
        if (linking === "other") throw new Refusal("conflict", "Another identity of this provider is linked.");
        introductionCookies.clear(c, deps, introduced.pending);
        return c.json({ linked: true as const }, 200);
      },
    )
    .delete(
      "/",
      route(deps, { who: "anyone", does: "forget for whom a provider vouched" }),
      validate("query", PendingQuery),
      (c) => {
        const id = c.req.valid("query").pending ?? introductionCookies.newest(c, deps);
        if (id !== null) introductionCookies.clear(c, deps, id);
        return c.json({ forgotten: true as const }, 200);
      },
    );
}

/** As proven as the provider says. An address that is the proven one of another account stays there. */
async function emailOf(deps: Deps, introduced: Introduced): Promise<NewAccount["email"]> {
  const parsed = safeParse(Email, introduced.email?.address);
  if (!parsed.success || introduced.email === null || (await isEmailTaken(deps, introduced))) return null;
  const verifiedAt = introduced.email.isVerified ? new Date(deps.clock()) : null;
  return { address: parsed.output, key: emailKey(parsed.output), verifiedAt };
}
