// A pending sign-up: whom a provider vouches for chooses a name and becomes a member, or links the identity to their account.
import { createAccountWithIdentity, type NewAccount } from "@transcendence/database";
import { Email, type LoginAnswer, PendingQuery, SignUpWithProvider } from "@transcendence/protocol";
import { Hono } from "hono";
import { safeParse } from "valibot";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { completeLogin } from "../login/login.ts";
import { askToConfirm } from "../mail/account-mails.ts";
import { nameTaken, requireFreeName } from "../names.ts";
import { linkTo } from "../providers/linking.ts";
import {
  describePendingSignUp,
  type SignUpProfile,
  signUpCookies,
  isEmailTaken,
  readPendingSignUp,
  requirePendingSignUp,
} from "../providers/pending-sign-up.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { findCurrentSession } from "../session.ts";
import { validate } from "../validate.ts";

export function pendingSignUpRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, { who: "anyone", does: "for whom a provider vouched just now, or null" }),
      validate("query", PendingQuery),
      async (c) => {
        const pending = await readPendingSignUp(c, deps, c.req.valid("query").pending);
        const session = await findCurrentSession(c, deps);
        return c.json(
          { introduction: pending && (await describePendingSignUp(deps, pending, session?.user.id ?? null)) },
          200,
        );
      },
    )
    .post(
      "/",
      route(deps, {
        who: "pendingSignUp",
        does: "become a member by that; a guest stays the same person",
        errors: ["name_taken", "conflict", "identity_taken", "too_many_requests"],
      }),
      validate("query", PendingQuery),
      validate("json", SignUpWithProvider),
      async (c) => {
        const pending = c.get("pendingSignUp");
        const session = await findCurrentSession(c, deps);
        if (session?.user.kind === "member") throw new Refusal("conflict", "There is an account already: link it.");
        await limit(c, deps, "signUps", session?.id ?? null);
        const { name, keepsEmail, language } = c.req.valid("json");
        const id = session?.user.id ?? newId(); // a guest stays the same person
        const nameKey = await requireFreeName(deps.database, name, id);
        const email = keepsEmail ? await emailOf(deps, pending) : null;
        const now = new Date(deps.clock());
        const account: NewAccount = { user: { id, name }, nameKey, email, passwordHash: null, language, now };
        const answer = await deps.database.transaction(async (tx) => {
          const user = await createAccountWithIdentity(tx, account, pending);
          if (user === "name_taken") throw nameTaken();
          if (user === "identity_taken") throw new Refusal("identity_taken", "This identity has an account by now.");
          if (typeof user === "string") throw new Refusal("conflict", "Somebody was quicker. Try again.");
          if (email !== null && email.verifiedAt === null) {
            const recipient = { userId: id, name, language, email: email.address, emailKey: email.key };
            await askToConfirm(deps, tx, recipient, "verify_email");
          }
          return completeLogin(c, { ...deps, database: tx }, user, pending.provider); // no account without its session
        });
        signUpCookies.clear(c, deps, pending.pending);
        return c.json(answer satisfies LoginAnswer, 201);
      },
    )
    .post(
      "/link",
      route(deps, {
        who: "freshLogin",
        does: "link that identity to my account",
        errors: ["identity_taken", "conflict", "login_expired"],
      }),
      validate("query", PendingQuery),
      async (c) => {
        const pending = await requirePendingSignUp(c, deps, c.req.valid("query").pending);
        const linking = await linkTo(deps, c.get("session").user.id, pending);
        if (linking === "taken") throw new Refusal("identity_taken", "This identity opens another account.");
        if (linking === "other") throw new Refusal("conflict", "Another identity of this provider is linked.");
        signUpCookies.clear(c, deps, pending.pending);
        return c.json({ linked: true as const }, 200);
      },
    )
    .delete(
      "/",
      route(deps, { who: "anyone", does: "forget for whom a provider vouched" }),
      validate("query", PendingQuery),
      (c) => {
        const id = c.req.valid("query").pending ?? signUpCookies.newest(c, deps);
        if (id !== null) signUpCookies.clear(c, deps, id);
        return c.json({ forgotten: true as const }, 200);
      },
    );
}

/** As proven as the provider says. An address that is the proven one of another account stays there. */
async function emailOf(deps: Deps, pending: SignUpProfile): Promise<NewAccount["email"]> {
  const parsed = safeParse(Email, pending.email?.address);
  if (!parsed.success || pending.email === null || (await isEmailTaken(deps, pending))) return null;
  const verifiedAt = pending.email.isVerified ? new Date(deps.clock()) : null;
  return { address: parsed.output, key: emailKey(parsed.output), verifiedAt };
}
