// Re-authentication: confirming who one is before what protects the account is changed.
//
// It takes what a login takes: the password where there is one, and the second factor where there is one. Less would be
// weaker than the login: the password alone would let whoever has both it and a stolen cookie switch the second factor off; a code
// alone would do at an unlocked phone, where the authenticator is one tap away. Who has neither password nor second factor is sent
// a code by mail, or logs in at the provider again.
import { sha256 } from "@oslojs/crypto/sha2";
import { countAttempt, endChallenge } from "@transcendence/database";
import { type CodeSent, Reauthenticate, type ReauthenticationAsked, type SecondFactor } from "@transcendence/protocol";
import { Hono } from "hono";
import { beginAttempt } from "../attempts.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import {
  canMail,
  type Factors,
  hideAddress,
  limitGuesses,
  openReauthenticationChallenge,
  readFactors,
  sendMailCode,
  takeFactor,
} from "../login/second-factor.ts";
import { limit } from "../rate-limit.ts";
import { markReauthenticated } from "../session.ts";
import { validate } from "../validate.ts";

const MAIL_CODE_ATTEMPTS = 5;

export function reauthenticationRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "member", does: "what confirming who I am takes" }), async (c) => {
      const { user } = c.get("session");
      return c.json(askedOf(deps, await readFactors(deps.database, user.id)), 200);
    })
    .post(
      "/",
      route(deps, {
        who: "member",
        does: "confirm who I am, for 15 minutes; the session gets another token",
        errors: ["credentials_wrong", "code_wrong", "forbidden", "too_many_requests"],
      }),
      validate("json", Reauthenticate),
      async (c) => {
        const member = c.get("session");
        const { password, second } = c.req.valid("json");
        const factors = await readFactors(deps.database, member.user.id);
        const asked = askedOf(deps, factors);
        if (!asked.password && asked.factors.length === 0)
          throw new Refusal("forbidden", "Log in at the provider again.");
        const attempt = await beginAttempt(c, deps, `proof ${member.user.id}`);
        const { passwordHash } = factors.account;
        if (passwordHash !== null) {
          const isRight = password !== null && (await deps.passwords.verify(passwordHash, password));
          if (!isRight) throw new Refusal("credentials_wrong", "That is not the password.");
        }
        const challenge = challengeOf(member.id);
        if (asked.factors.length > 0) {
          if (second === null || !asked.factors.includes(second.factor)) throw codeWrong();
          await limitGuesses(c, deps, member.user.id, second);
          const now = new Date(deps.clock());
          const count = () => countAttempt(deps.database, challenge, { now, allowed: MAIL_CODE_ATTEMPTS });
          if (second.factor === "email" && (await count()) === null) throw codeWrong();
        }
        await deps.database.transaction(async (tx) => {
          const within = { ...deps, database: tx }; // no code is used up for nothing
          const isRight =
            asked.factors.length === 0 || (second !== null && (await takeFactor(within, factors, second, challenge)));
          if (!isRight) throw codeWrong();
          await endChallenge(tx, challenge);
          await markReauthenticated(c, within, member);
        });
        await attempt.succeed();
        return c.json({ proved: true }, 200);
      },
    )
    .post(
      "/email",
      route(deps, {
        who: "member",
        does: "send a code by email to confirm it with",
        errors: ["forbidden", "too_many_requests"],
      }),
      async (c) => {
        const { id, user } = c.get("session");
        const factors = await readFactors(deps.database, user.id);
        if (!askedOf(deps, factors).factors.includes("email"))
          throw new Refusal("forbidden", "A code by mail proves nothing here.");
        await limit(c, deps, "codeMails", user.id);
        const challenge = challengeOf(id);
        await openReauthenticationChallenge(deps, user.id, challenge);
        return c.json({ email: await sendMailCode(deps, factors.account, challenge) } satisfies CodeSent, 200);
      },
    );
}

function askedOf(deps: Deps, { account, offered }: Factors): ReauthenticationAsked {
  const password = account.passwordHash !== null;
  const byMailOnly: SecondFactor[] = !password && canMail(deps, account) ? ["email"] : [];
  const factors = offered.length > 0 ? offered : byMailOnly;
  return { password, factors, email: factors.includes("email") ? hideAddress(account.email ?? "") : null };
}

/** Where a code by mail for this session is kept. The id of a session is no secret, and need not be one: its owner asks. */
function challengeOf(sessionId: string): Uint8Array {
  return sha256(new TextEncoder().encode(`proof ${sessionId}`));
}

function codeWrong(): Refusal {
  return new Refusal("code_wrong", "That code is not right, or no longer.");
}
