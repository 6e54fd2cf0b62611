// Signing up and in with a password, and what its mails lead to.
import {
  createAccount,
  type Database,
  endSession,
  endSessions,
  findAccount,
  findAccountByEmailKey,
  findAccountByNameKey,
  lockFactors,
  removeLinks,
  replacePasswordHash,
  setEmail,
  setPasswordHash,
  takeLink,
  verifyEmail,
} from "@transcendence/database";
import { ConfirmDeletion, Forgot, LogIn, type LoginAnswer, Reset, SignUp, UseLink } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { Hono } from "hono";
import { beginAttempt } from "../attempts.ts";
import { inConstantTime } from "../constant-time.ts";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { completeLogin, completePasswordLogin } from "../login/login.ts";
import { askToConfirm, sendReset, tellOfNewPassword } from "../mail/account-mails.ts";
import { linkExpired, readMailLink, useMailLink } from "../mail/links.ts";
import { queueMail } from "../mail/queue.ts";
import { nameTaken, requireFreeName } from "../names.ts";
import { requireGoodPassword } from "../password-rules.ts";
import { confirmDeletion } from "../privacy/leave.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { dropToken, findCurrentSession, hashToken } from "../session.ts";
import { validate } from "../validate.ts";

export function authRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/sign-up",
      route(deps, {
        who: "anyone",
        does: "become a member with a password; a guest stays the same person. The answer is the same whether the email is taken or not",
        errors: [
          "name_invalid",
          "name_reserved",
          "email_invalid",
          "password_invalid",
          "password_common",
          "name_taken",
          "conflict",
          "too_many_requests",
        ],
      }),
      validate("json", SignUp),
      async (c) => {
        const session = await findCurrentSession(c, deps);
        if (session?.user.kind === "member") throw new Refusal("conflict", "Log out first.");
        await limit(c, deps, "signUps", session?.id ?? null);
        const { name, password, email, language } = c.req.valid("json");
        const id = session?.user.id ?? newId(); // a guest stays the same person, in mid-match, too
        const key = await requireFreeName(deps.database, name, id);
        requireGoodPassword(deps, password, { name, email });
        const passwordHash = await deps.passwords.hash(password);
        const answer = await deps.database.transaction(async (tx) => {
          const address = email === undefined ? null : { address: email, key: emailKey(email), verifiedAt: null };
          const now = new Date(deps.clock());
          const created = await createAccount(tx, {
            user: { id, name },
            nameKey: key,
            email: address,
            passwordHash,
            language,
            now,
          });
          if (created === "name_taken") throw nameTaken();
          if (typeof created === "string") throw new Refusal("conflict", "You have an account already.");
          if (address !== null) {
            const recipient = { userId: id, name, language, email: address.address, emailKey: address.key };
            await askToConfirm(deps, tx, recipient, "verify_email");
          }
          return completeLogin(c, { ...deps, database: tx }, created, "password"); // no account without its session
        });
        if (session !== null) await deps.live.tell(id, { type: "renamed", name }); // who signs up in mid-match plays on
        return c.json(answer satisfies LoginAnswer, 201);
      },
    )
    .post(
      "/login",
      route(deps, {
        who: "anyone",
        does: "log in with a name or a confirmed email and the password: in, or asked for the second factor",
        errors: ["credentials_wrong", "too_many_requests"],
      }),
      validate("json", LogIn),
      async (c) => {
        const { name, password } = c.req.valid("json");
        const byEmail = name.includes("@"); // no name has one
        const key = byEmail ? emailKey(name) : nameKey(name);
        const attempt = await beginAttempt(c, deps, key);
        const find = byEmail ? findAccountByEmailKey : findAccountByNameKey;
        const account = await find(deps.database, key);
        const hash = account?.passwordHash ?? null;
        const isRight = await deps.passwords.verify(hash ?? deps.passwords.decoy, password).catch(async (error) => {
          await attempt.withdraw();
          throw error;
        });
        if (account === null || hash === null || !isRight) throw credentialsWrong();
        await attempt.succeed();
        const fresh = deps.passwords.isOutdated(hash) ? await deps.passwords.hash(password) : hash;
        if (fresh !== hash) await replacePasswordHash(deps.database, account.user.id, { old: hash, fresh });
        const answer = await completePasswordLogin(c, deps, account.user, { password, hash: fresh });
        if (answer === null) throw credentialsWrong();
        return c.json(answer satisfies LoginAnswer, 200);
      },
    )
    .post("/logout", route(deps, { who: "session", does: "end this session, its sockets too" }), async (c) => {
      const session = c.get("session");
      await endSession(deps.database, session.id);
      dropToken(c, deps);
      await deps.live.tell(session.user.id, { type: "revoked", sessions: [session.id] });
      return c.json({}, 200);
    })
    .post(
      "/forgot",
      route(deps, {
        who: "anyone",
        does: "send a reset link to a confirmed email; the answer is the same whether there is such an account",
        errors: ["email_invalid", "too_many_requests"],
      }),
      validate("json", Forgot),
      async (c) => {
        await limit(c, deps, "mails", null);
        const key = emailKey(c.req.valid("json").email);
        await inConstantTime(
          deps.database.transaction(async (tx) => {
            const account = await findAccountByEmailKey(tx, key);
            if (account !== null) await sendReset(deps, tx, account);
          }),
        );
        return c.json({}, 202);
      },
    )
    .post(
      "/reset",
      route(deps, {
        who: "anyone",
        does: "with the link of an email: set a new password; every session ends",
        errors: ["password_invalid", "password_common", "link_expired", "too_many_requests"],
      }),
      validate("json", Reset),
      async (c) => {
        await limit(c, deps, "links", null);
        const { token, password } = c.req.valid("json");
        const { userId } = await readMailLink(deps, deps.database, token, "reset_password"); // a bad password does not use it up
        const account = await findAccount(deps.database, userId);
        if (account === null) throw linkExpired();
        requireGoodPassword(deps, password, { name: account.user.name, email: account.email });
        const passwordHash = await deps.passwords.hash(password);
        await deps.database.transaction(async (tx) => {
          await lockFactors(tx, userId); // first, as a change of the password does: in two orders they could wait for each other
          await useMailLink(deps, tx, token, "reset_password");
          await setPasswordHash(tx, userId, passwordHash);
          await removeLinks(tx, userId, ["change_email"]);
          await endSessions(tx, userId);
          await tellOfNewPassword(deps, tx, account);
        });
        await deps.live.tell(userId, { type: "revoked", sessions: "all" });
        return c.json({ name: account.user.name }, 200);
      },
    )
    .post(
      "/verify",
      route(deps, {
        who: "anyone",
        does: "with the link of an email: confirm an address, or a new one",
        errors: ["link_expired", "too_many_requests"],
      }),
      validate("json", UseLink),
      async (c) => {
        await limit(c, deps, "links", null);
        const { token } = c.req.valid("json");
        const email = await deps.database.transaction((tx) => confirm(deps, tx, token));
        if (email === null) throw linkExpired();
        return c.json({ email }, 200);
      },
    )
    .post(
      "/deletion",
      route(deps, {
        who: "anyone",
        does: "the link of the email: the account is deleted in seven days, and nobody is signed in to it",
        errors: ["link_expired", "too_many_requests"],
      }),
      validate("json", ConfirmDeletion),
      async (c) => {
        await limit(c, deps, "links", null);
        const dueAt = await confirmDeletion(deps, c.req.valid("json").token);
        return c.json({ dueAt }, 200);
      },
    );
}

function credentialsWrong(): Refusal {
  return new Refusal("credentials_wrong", "There is no such account, or that is not its password.");
}

/** The address that a link was sent to is its reader's, or takes the place of the one before. Null: the link is worth nothing. */
async function confirm(deps: Deps, database: Database, token: string): Promise<string | null> {
  const now = new Date(deps.clock());
  const link = await takeLink(database, { tokenHash: hashToken(token), purpose: "verify_email", now });
  if (link !== null) return (await verifyEmail(database, { ...link, now })) ? link.email : null;
  const change = await takeLink(database, { tokenHash: hashToken(token), purpose: "change_email", now });
  const account = change && (await findAccount(database, change.userId));
  if (account === null || change === null) return null;
  const { email } = change;
  if (!(await setEmail(database, change.userId, { address: email, key: emailKey(email), verifiedAt: now })))
    return null;
  await removeLinks(database, change.userId, ["reset_password", "verify_email"]); // they went to the old address
  if (account.email !== null && account.emailVerifiedAt !== null) {
    const values = { name: account.user.name, email };
    await queueMail(deps, database, {
      to: account.email,
      language: account.language,
      template: "emailChanged",
      values,
    });
  }
  return email;
}
