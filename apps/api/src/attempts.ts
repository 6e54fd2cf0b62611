// Guessing passwords gets slower with each wrong one. Counted in Postgres, and so for all instances together.
import { forgiveAttempt, type Patience, startAttempt } from "@transcendence/database";
import type { Context } from "hono";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import { network } from "./network.ts";
import { limitKey } from "./rate-limit.ts";

const MINUTE_MS = 60_000;

/**
 * Three counts. Somebody at one address who tries one account waits up to a quarter of an hour. One account, tried from everywhere,
 * keeps its owner waiting a minute at most: whoever knows a name must not be able to lock its owner out. One address that tries
 * many accounts waits a minute at most, too: it may be a school's.
 */
export const PATIENCE = {
  pair: { free: 5, capMs: 15 * MINUTE_MS, windowMs: 60 * MINUTE_MS },
  account: { free: 30, capMs: MINUTE_MS, windowMs: 24 * 60 * MINUTE_MS },
  address: { free: 60, capMs: MINUTE_MS, windowMs: 60 * MINUTE_MS },
} as const satisfies Record<string, Patience>;

export interface Attempt {
  /** To be called when it was right: what was counted against this account is forgotten. */
  readonly succeed: () => Promise<void>;
  /** When it could not be looked at: as if it had never been made. */
  readonly withdraw: () => Promise<void>;
}

/**
 * Before a password is looked at. `subject`: what was tried (a name's key, an address's key, a user's id), whether or not there is
 * such an account: the wait must not tell. Refused with too_many_requests while there is one to wait for.
 */
export async function beginAttempt(c: Context, deps: Deps, subject: string): Promise<Attempt> {
  const from = network(deps.clientAddress(c));
  const keys = {
    pair: limitKey(deps, "guess", `pair ${from} ${subject}`),
    account: limitKey(deps, "guess", `account ${subject}`),
    address: limitKey(deps, "guess", `address ${from}`),
  };
  const counts = (["pair", "account", "address"] as const).map((each) => ({ key: keys[each], ...PATIENCE[each] }));
  const now = deps.clock();
  const until = await startAttempt(deps.database, counts, new Date(now));
  if (until !== null) {
    const seconds = Math.max(1, Math.ceil((until.getTime() - now) / 1000));
    throw new Refusal("too_many_requests", `Too often. Try again in ${seconds} s.`, seconds);
  }
  return {
    withdraw: () => forgiveAttempt(deps.database, { begin: [], less: Object.values(keys) }),
    succeed: () => forgiveAttempt(deps.database, { begin: [keys.pair, keys.account], less: [keys.address] }),
  };
}
