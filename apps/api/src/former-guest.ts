// Who played here as a guest and then logged in to an account that was there already may take the guest's matches over.
import { adoptGuest, countGuestMatches } from "@transcendence/database";
import type { Context } from "hono";
import type { Deps } from "./deps.ts";
import { encryptedCookie } from "./encrypted-cookie.ts";

/**
 * The login ends the guest's session, the only one it had, and in the same answer puts the guest's id, together with that of the account,
 * into a cookie that only we can write and read. Nobody else can get at a guest's matches: they would need that session before, or
 * this cookie after; and in this browser nobody but the account that logged in, since its id is in the cookie, too.
 */
interface FormerGuest {
  readonly guestId: string;
  readonly userId: string;
}

const COOKIE = encryptedCookie<FormerGuest>("former-guest", 24 * 60);

export async function rememberGuest(c: Context, deps: Deps, former: FormerGuest): Promise<void> {
  await COOKIE.write(c, deps, former);
}

export function forgetGuest(c: Context, deps: Deps): void {
  COOKIE.clear(c, deps);
}

/** How many matches there are to take over. */
export async function matchesOfFormerGuest(c: Context, deps: Deps, userId: string): Promise<number> {
  const former = await COOKIE.read(c, deps);
  return former?.userId === userId ? countGuestMatches(deps.database, former) : 0;
}

/** Takes them over: how many there were. Once more does nothing more. */
export async function takeGuestMatches(c: Context, deps: Deps, userId: string): Promise<number> {
  const former = await COOKIE.read(c, deps);
  return former?.userId === userId ? adoptGuest(deps.database, former) : 0;
}
