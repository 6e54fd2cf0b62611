// The second step of a login. Who asks is known by the challenge's cookie only: there is no session yet.
import { type AccountRecord, countAttempt, countAttempts, endChallenge } from "@transcendence/database";
import { type CodeSent, type FactorsAsked, GiveFactor, type LoginAnswer, PendingQuery } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { clearChallenge, loginExpired, sendChallenge } from "../login/login-challenge.ts";
import { hideAddress, limitGuesses, readFactors, sendMailCode, takeFactor } from "../login/second-factor.ts";
import { announce } from "../mail/announce.ts";
import { limit, limitKey } from "../rate-limit.ts";
import { beginSession, describeMe } from "../session.ts";
import { validate } from "../validate.ts";

const ATTEMPTS = 5; // at one login

export function secondFactorRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, { who: "awaited", does: "which second factors are asked for" }),
      validate("query", PendingQuery),
      async (c) => {
        const factors = await readFactors(deps.database, c.get("awaited").challenge.user.id);
        const email = factors.email ? hideAddress(factors.account.email ?? "") : null;
        return c.json({ factors: factors.offered, email } satisfies FactorsAsked, 200);
      },
    )
    .post(
      "/",
      route(deps, { who: "awaited", does: "give a code: signs in", errors: ["code_wrong", "too_many_requests"] }),
      validate("query", PendingQuery),
      validate("json", GiveFactor),
      async (c) => {
        const login = c.get("awaited");
        const { tokenHash, challenge } = login;
        const factors = await readFactors(deps.database, challenge.user.id);
        const given = c.req.valid("json");
        await limitGuesses(c, deps, challenge.user.id, given);
        const now = new Date(deps.clock());
        const count = await countAttempt(deps.database, tokenHash, { now, allowed: ATTEMPTS });
        if (count === null) throw loginExpired();
        const isRight = await deps.database.transaction(async (tx) => {
          const within = { ...deps, database: tx }; // no code is used up without a session
          if (!factors.offered.includes(given.factor) || !(await takeFactor(within, factors, given, tokenHash)))
            return false;
          if (!(await endChallenge(tx, tokenHash))) throw loginExpired(); // of two right codes at once, one is let in
          await beginSession(c, within, challenge.user, challenge.method);
          return true;
        });
        if (!isRight) {
          await tellOfFailures(deps, factors.account);
          if (count < ATTEMPTS) throw new Refusal("code_wrong", "That code is not right, or no longer.");
          await endChallenge(deps.database, tokenHash);
          clearChallenge(c, deps, login);
          throw new Refusal("login_expired", "Too many codes were wrong. Log in again.");
        }
        clearChallenge(c, deps, login);
        return c.json({ state: "in", me: await describeMe(deps, challenge.user) } satisfies LoginAnswer, 200);
      },
    )
    .post(
      "/email",
      route(deps, { who: "awaited", does: "send a code by email", errors: ["forbidden", "too_many_requests"] }),
      validate("query", PendingQuery),
      async (c) => {
        const login = c.get("awaited");
        const { challenge, tokenHash } = login;
        const factors = await readFactors(deps.database, challenge.user.id);
        if (!factors.email) throw new Refusal("forbidden", "Codes by mail are not a factor of this account.");
        await limit(c, deps, "codeMails", challenge.user.id);
        const email = await sendMailCode(deps, factors.account, tokenHash);
        sendChallenge(c, deps, login);
        return c.json({ email } satisfies CodeSent, 200);
      },
    );
}

const TOLD_AFTER = [5, 20, 100]; // wrong codes in a day, at however many logins
const DAY_MS = 86_400_000;

/** Whoever gives wrong codes has given the right password before. The owner should know. */
async function tellOfFailures(deps: Deps, account: AccountRecord): Promise<void> {
  const key = limitKey(deps, "wrongCodes", `account ${account.user.id}`);
  const [counted] = await countAttempts(deps.database, [{ key, windowMs: DAY_MS }], new Date(deps.clock()));
  if (TOLD_AFTER.includes(counted?.count ?? 0)) await announce(deps, deps.database, account, "second_factor_failed");
}
