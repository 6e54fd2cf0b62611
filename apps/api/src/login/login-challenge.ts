// Between the first factor and the second: a cookie of ten minutes, bound to the browser that gave the first.
import { type ChallengeRecord, findChallenge, openChallenge, type PersonRecord } from "@transcendence/database";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { newPendingId, pendingCookies } from "../pending-cookies.ts";
import { hashToken, newToken } from "../session.ts";
import { CODE_MINUTES } from "./second-factor.ts";

const AT_ONCE = 5; // tabs that wait for a code
const COOKIES = pendingCookies("login", CODE_MINUTES, AT_ONCE);

export interface PendingLogin {
  readonly id: string;
  readonly token: string;
  readonly tokenHash: Uint8Array;
}

/** The id by which the page speaks of it. */
export async function beginChallenge(c: Context, deps: Deps, user: PersonRecord, method: string): Promise<string> {
  const token = newToken();
  const now = deps.clock();
  const expiresAt = new Date(now + CODE_MINUTES * 60_000);
  const challenge = { tokenHash: hashToken(token), userId: user.id, method, expiresAt };
  await openChallenge(deps.database, challenge, new Date(now));
  const id = newPendingId(now);
  sendChallenge(c, deps, { id, token });
  return id;
}

/** Sent anew with each code by mail, which begins the ten minutes anew. */
export function sendChallenge(c: Context, deps: Deps, { id, token }: Pick<PendingLogin, "id" | "token">): void {
  COOKIES.write(c, deps, id, token);
}

export function clearChallenge(c: Context, deps: Deps, { id }: Pick<PendingLogin, "id">): void {
  COOKIES.clear(c, deps, id);
}

/** A login that waits for its second factor, known by its cookie: there is no session yet. */
export interface AwaitedLogin extends PendingLogin {
  readonly challenge: ChallengeRecord;
}

/** `pending`: which one the page speaks of; without it, the newest. */
export async function requireChallenge(c: Context, deps: Deps, pending: string | undefined): Promise<AwaitedLogin> {
  const id = pending ?? COOKIES.newest(c, deps);
  const token = id === null ? null : COOKIES.read(c, deps, id);
  if (id === null || token === null || !/^[\w-]{43}$/.test(token)) throw loginExpired();
  const tokenHash = hashToken(token);
  const challenge = await findChallenge(deps.database, tokenHash, new Date(deps.clock()));
  if (challenge === null || challenge.method === "proof") throw loginExpired();
  return { id, token, tokenHash, challenge };
}

export function loginExpired(): Refusal {
  return new Refusal("login_expired", "No login waits for a second factor here, or no longer.");
}
