// The end of every way in (password, provider): either somebody is in, or their second factor is asked for.
import type { PersonRecord } from "@transcendence/database";
import type { LoginAnswer } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { beginSession, describeMe } from "../session.ts";
import { beginChallenge } from "./login-challenge.ts";
import { readFactors } from "./second-factor.ts";

/** The first factor was right. `method`: password, or a provider's name. */
export async function completeLogin(c: Context, deps: Deps, user: PersonRecord, method: string): Promise<LoginAnswer> {
  const { offered } = await readFactors(deps.database, user.id);
  if (offered.length > 0) {
    return { state: "second_factor", factors: offered, pending: await beginChallenge(c, deps, user, method) };
  }
  await beginSession(c, deps, user, method);
  return { state: "in", me: await describeMe(deps, user) };
}
