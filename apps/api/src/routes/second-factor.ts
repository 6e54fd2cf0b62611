// The second step of a login. Who asks is known by the challenge's cookie only: there is no session yet.
import {
  type AccountRecord,
  type ChallengeRecord,
  countAttempt,
  countAttempts,
  endChallenge,
  findChallenge,
} from "@transcendence/database";
import { type CodeSent, type FactorsAsked, GiveFactor, type LoginAnswer, PendingQuery } from "@transcendence/protocol";
import { type Context, Hono } from "hono";
import { announce } from "../announce.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { clearChallenge, loginExpired, type PendingLogin, readChallenge, sendChallenge } from "../login-challenge.ts";
import { limit, limitKey } from "../rate-limit.ts";
import { type Factors, hideAddress, limitGuesses, readFactors, sendMailCode, takeFactor } from "../second-factor.ts";
import { validate } from "../validate.ts";
import { beginSession, describeMe } from "../visitor.ts";

const ATTEMPTS = 5; // at one login

export function secondFactorRoutes(deps: Deps) {
  return new Hono()
    .get("/", validate("query", PendingQuery), async (c) => {
      const { factors } = await requireChallenge(c, deps, c.req.valid("query").pending);
      const email = factors.email ? hideAddress(factors.account.email ?? "") : null;
      return c.json({ factors: factors.offered, email } satisfies FactorsAsked, 200);
    })
    .post("/", validate("query", PendingQuery), validate("json", GiveFactor), async (c) => {
      const { login, challenge, factors } = await requireChallenge(c, deps, c.req.valid("query").pending);
      const { tokenHash } = login;
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
    })
    .post("/email", validate("query", PendingQuery), async (c) => {
      const { login, challenge, factors } = await requireChallenge(c, deps, c.req.valid("query").pending);
      if (!factors.email) throw new Refusal("forbidden", "Codes by mail are not a factor of this account.");
      await limit(c, deps, "codeMails", challenge.user.id);
      const email = await sendMailCode(deps, factors.account, login.tokenHash);
      sendChallenge(c, deps, login);
      return c.json({ email } satisfies CodeSent, 200);
    });
}

const TOLD_AFTER = [5, 20, 100]; // wrong codes in a day, at however many logins
const DAY_MS = 86_400_000;

/** Whoever gives wrong codes has given the right password before. The owner should know. */
async function tellOfFailures(deps: Deps, account: AccountRecord): Promise<void> {
  const key = limitKey(deps, "wrongCodes", `account ${account.user.id}`);
  const [counted] = await countAttempts(deps.database, [{ key, windowMs: DAY_MS }], new Date(deps.clock()));
  if (TOLD_AFTER.includes(counted?.count ?? 0)) await announce(deps, deps.database, account, "second_factor_failed");
}

interface Challenge {
  readonly login: PendingLogin;
  readonly challenge: ChallengeRecord;
  readonly factors: Factors;
}

async function requireChallenge(c: Context, deps: Deps, pending: string | undefined): Promise<Challenge> {
  const login = readChallenge(c, deps, pending);
  const challenge = await findChallenge(deps.database, login.tokenHash, new Date(deps.clock()));
  if (challenge === null || challenge.method === "proof") throw loginExpired();
  return { login, challenge, factors: await readFactors(deps.database, challenge.user.id) };
}
