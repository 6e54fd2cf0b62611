// Between the first factor and the second: a cookie of ten minutes, bound to the browser that gave the first.
import { openChallenge, type PersonRecord } from "@transcendence/database";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import { CODE_MINUTES } from "./second-factor.ts";
import { hashToken, newToken } from "./visitor.ts";

export function challengeCookie(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? "__Host-login" : "login";
}

function options({ publicUrl }: Deps) {
  return { httpOnly: true, secure: publicUrl.startsWith("https:"), sameSite: "Lax", path: "/" } as const;
}

export async function beginChallenge(c: Context, deps: Deps, user: PersonRecord, method: string): Promise<void> {
  const token = newToken();
  const now = deps.clock();
  const expiresAt = new Date(now + CODE_MINUTES * 60_000);
  const challenge = { tokenHash: hashToken(token), userId: user.id, method, expiresAt };
  await openChallenge(deps.database, challenge, new Date(now));
  sendChallenge(c, deps, token);
}

/** Sent anew with each code by mail, which begins the ten minutes anew. */
export function sendChallenge(c: Context, deps: Deps, token: string): void {
  setCookie(c, challengeCookie(deps.publicUrl), token, { ...options(deps), maxAge: CODE_MINUTES * 60 });
}

export function clearChallenge(c: Context, deps: Deps): void {
  deleteCookie(c, challengeCookie(deps.publicUrl), options(deps));
}

export function readChallenge(c: Context, deps: Deps): { readonly token: string; readonly tokenHash: Uint8Array } {
  const token = getCookie(c, challengeCookie(deps.publicUrl));
  if (token === undefined || !/^[\w-]{43}$/.test(token)) throw loginExpired();
  return { token, tokenHash: hashToken(token) };
}

export function loginExpired(): Refusal {
  return new Refusal("login_expired", "No login waits for a second factor here, or no longer.");
}
