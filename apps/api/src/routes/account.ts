// A member's account, to its owner: how to come in, where mails go.
import {
  type AccountRecord,
  endOtherSessions,
  findAccount,
  findPendingLink,
  hasSession,
  lockFactors,
  removeLinks,
  setEmail,
  setLanguage,
  setPasswordHash,
} from "@transcendence/database";
import {
  type AccountAnswer,
  ChangeEmail,
  ChangePassword,
  type GuestMatches,
  LANGUAGES,
  UpdateAccount,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { Refusal } from "../errors.ts";
import { forgetGuest, matchesOfFormerGuest, takeGuestMatches } from "../former-guest.ts";
import { route } from "../http/route.ts";
import { askToConfirm, tellOfNewPassword } from "../mail/account-mails.ts";
import { queueMail } from "../mail/queue.ts";
import { requireGoodPassword } from "../password-rules.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";

export function accountRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/account",
      route(deps, { who: "member", does: "my account: email, ways to sign in, language" }),
      async (c) => {
        const { user } = c.get("session");
        return c.json(await accountAnswer(deps, user.id), 200);
      },
    )
    .patch(
      "/account",
      route(deps, { who: "member", does: "the language of my emails" }),
      validate("json", UpdateAccount),
      async (c) => {
        const { user } = c.get("session");
        await setLanguage(deps.database, user.id, c.req.valid("json").language);
        return c.json(await accountAnswer(deps, user.id), 200);
      },
    )
    .post(
      "/email",
      route(deps, {
        who: "freshLogin",
        does: "another email: confirmed there, announced at the old one",
        errors: ["email_invalid", "too_many_requests"],
      }),
      validate("json", ChangeEmail),
      async (c) => {
        const { id, user } = c.get("session");
        await limit(c, deps, "mails", id);
        await changeEmail(deps, await ownAccount(deps, user.id), c.req.valid("json").email);
        return c.json(await accountAnswer(deps, user.id), 200);
      },
    )
    .post(
      "/email/verification",
      route(deps, {
        who: "member",
        does: "send the link that confirms my email again",
        errors: ["conflict", "too_many_requests"],
      }),
      async (c) => {
        const { id, user } = c.get("session");
        await limit(c, deps, "mails", id);
        const account = await ownAccount(deps, user.id);
        const { email, emailKey: key, emailVerifiedAt } = account;
        if (email === null || key === null || emailVerifiedAt !== null)
          throw new Refusal("conflict", "There is no address to verify.");
        await deps.database.transaction((tx) =>
          askToConfirm(deps, tx, { ...recipientOf(account), email, emailKey: key }, "verify_email"),
        );
        return c.json({}, 202);
      },
    )
    .post(
      "/password",
      route(deps, {
        who: "freshLogin",
        does: "another password; my other sessions end",
        errors: ["password_invalid", "password_common", "too_many_requests"],
      }),
      validate("json", ChangePassword),
      async (c) => {
        const { id, user } = c.get("session");
        await limit(c, deps, "passwords", id);
        const account = await ownAccount(deps, user.id);
        const { password } = c.req.valid("json");
        requireGoodPassword(deps, password, { name: user.name, email: account.email });
        const passwordHash = await deps.passwords.hash(password);
        const ended = await deps.database.transaction(async (tx) => {
          await lockFactors(tx, user.id);
          // Hashing took a while: if the password was reset meanwhile, that ended this session, and has the last word.
          if (!(await hasSession(tx, user.id, id)))
            throw new Refusal("unauthenticated", "That session has just ended.");
          await setPasswordHash(tx, user.id, passwordHash);
          await removeLinks(tx, user.id, ["reset_password", "change_email"]);
          await tellOfNewPassword(deps, tx, account);
          return endOtherSessions(tx, user.id, id);
        });
        if (ended.length > 0) await deps.live.tell(user.id, { type: "revoked", sessions: ended });
        return c.json(await accountAnswer(deps, user.id), 200);
      },
    )
    .get(
      "/guest",
      route(deps, { who: "member", does: "how many matches this browser played as a guest before I logged in" }),
      async (c) => {
        const { user } = c.get("session");
        return c.json({ matches: await matchesOfFormerGuest(c, deps, user.id) } satisfies GuestMatches, 200);
      },
    )
    .post("/guest", route(deps, { who: "member", does: "take them over" }), async (c) => {
      const { user } = c.get("session");
      const matches = await takeGuestMatches(c, deps, user.id);
      forgetGuest(c, deps);
      return c.json({ matches } satisfies GuestMatches, 200);
    })
    .delete("/guest", route(deps, { who: "member", does: "leave them" }), async (c) => {
      forgetGuest(c, deps);
      return c.json({ matches: 0 } satisfies GuestMatches, 200);
    });
}

async function ownAccount(deps: Deps, userId: string): Promise<AccountRecord> {
  const account = await findAccount(deps.database, userId);
  if (account === null) throw new Refusal("unauthenticated", "There is no such account any more.");
  return account;
}

async function accountAnswer(deps: Deps, userId: string): Promise<AccountAnswer> {
  const account = await ownAccount(deps, userId);
  const pending = { userId, purpose: "change_email", now: new Date(deps.clock()) } as const;
  return {
    id: userId,
    name: account.user.name,
    email: account.email,
    emailIsVerified: account.emailVerifiedAt !== null,
    pendingEmail: await findPendingLink(deps.database, pending),
    hasPassword: account.passwordHash !== null,
    language: LANGUAGES.find((each) => each === account.language) ?? "en",
    createdAt: account.createdAt.toISOString(),
  };
}

function recipientOf({ user, language }: AccountRecord) {
  return { userId: user.id, name: user.name, language };
}

/** A proven address stays until the new one is confirmed, and is told of it; any other is replaced at once. */
async function changeEmail(deps: Deps, account: AccountRecord, email: string): Promise<void> {
  const key = emailKey(email);
  const { user, language, email: old } = account;
  const recipient = { ...recipientOf(account), email, emailKey: key };
  await deps.database.transaction(async (tx) => {
    if (old === null || account.emailVerifiedAt === null) {
      await setEmail(tx, user.id, { address: email, key, verifiedAt: null });
      return askToConfirm(deps, tx, recipient, "verify_email");
    }
    if (key === account.emailKey) return removeLinks(tx, user.id, ["change_email"]); // it stays after all
    await askToConfirm(deps, tx, recipient, "change_email");
    const values = { name: user.name, email, link: `${deps.publicUrl}/account/sign-in` };
    await queueMail(deps, tx, { to: old, language, template: "emailChangeAsked", values });
  });
}
