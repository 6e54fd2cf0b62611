// The end of every way in (password, provider): either somebody is in, or their second factor is asked for.
import { holdPasswordHash, type PersonRecord } from "@transcendence/database";
import type { LoginAnswer } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps, Live } from "../deps.ts";
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

/**
 * The same for a password that was right for this hash. To find that out took a while: if the password was changed meanwhile, perhaps
 * because somebody else knows it, this is null. The hash is held until there is a session, so that a change from then on ends it.
 */
export async function completePasswordLogin(
  c: Context,
  deps: Deps,
  user: PersonRecord,
  { password, hash }: { readonly password: string; readonly hash: string },
): Promise<LoginAnswer | null> {
  const told: Parameters<Live["tell"]>[] = []; // after the commit, and no row is locked while rooms are slow to answer
  const live = { ...deps.live, tell: async (...words: Parameters<Live["tell"]>) => void told.push(words) };
  const answer = await deps.database.transaction(async (tx) => {
    const current = await holdPasswordHash(tx, user.id);
    if (current === null) return null;
    // Another hash may be of the same password: of another login, which has just raised its cost.
    if (current !== hash && !(await deps.passwords.verify(current, password))) return null;
    return completeLogin(c, { ...deps, database: tx, live }, user, "password");
  });
  for (const words of told) await deps.live.tell(...words);
  return answer;
}
