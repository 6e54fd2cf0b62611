// Cookies for what may be under way in several tabs at once: each begins one of its own, and none forgets another's.
import { PENDING_ID } from "@transcendence/protocol";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { cookieName } from "./cookie-names.ts";
import type { Deps } from "./deps.ts";
import { newId } from "./random.ts";

/** A family of cookies, `name-id`. Beyond `most` the oldest go: a browser sends all of them with each request. */
export interface PendingCookies {
  readonly write: (c: Context, deps: Deps, id: string, text: string) => void;
  readonly read: (c: Context, deps: Deps, id: string) => string | null;
  readonly clear: (c: Context, deps: Deps, id: string) => void;
  readonly newest: (c: Context, deps: Deps) => string | null; // for pages that do not say which one they mean
}

const TIME_DIGITS = 9; // base 36, until the year 5188
const RANDOM_LETTERS = 7;
export const PENDING_ID_LENGTH = TIME_DIGITS + RANDOM_LETTERS;

/** Sorts by age, and tells nothing else. */
export function newPendingId(nowMs: number): string {
  return nowMs.toString(36).padStart(TIME_DIGITS, "0") + newId().slice(0, RANDOM_LETTERS);
}

export function pendingCookies(name: string, minutes: number, most: number): PendingCookies {
  const isSecure = ({ publicUrl }: Deps) => publicUrl.startsWith("https:");
  const prefixFor = ({ publicUrl }: Deps) => `${cookieName(publicUrl, name)}-`;
  // Lax: the way back from a provider begins on another site.
  const optionsFor = (deps: Deps) => ({ httpOnly: true, secure: isSecure(deps), sameSite: "Lax", path: "/" }) as const;
  const idsIn = (c: Context, deps: Deps) => {
    const prefix = prefixFor(deps);
    const names = Object.keys(getCookie(c)).filter((each) => each.startsWith(prefix));
    const ids = names.map((each) => each.slice(prefix.length));
    return ids
      .filter((id) => PENDING_ID.test(id))
      .toSorted()
      .toReversed();
  };
  return {
    write(c, deps, id, text) {
      const others = idsIn(c, deps).filter((each) => each !== id);
      for (const old of others.slice(most - 1)) deleteCookie(c, prefixFor(deps) + old, optionsFor(deps));
      setCookie(c, prefixFor(deps) + id, text, { ...optionsFor(deps), maxAge: minutes * 60 });
    },
    read: (c, deps, id) => (PENDING_ID.test(id) ? (getCookie(c, prefixFor(deps) + id) ?? null) : null),
    clear: (c, deps, id) => void deleteCookie(c, prefixFor(deps) + id, optionsFor(deps)),
    newest: (c, deps) => idsIn(c, deps)[0] ?? null,
  };
}
