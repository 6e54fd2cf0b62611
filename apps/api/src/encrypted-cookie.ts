import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { cookieName } from "./cookie-names.ts";
import type { Deps } from "./deps.ts";
import { encryptToken, decryptToken } from "./encrypted-token.ts";
import { type PendingCookies, pendingCookies } from "./pending-cookies.ts";

/** A cookie that the browser keeps for us for some minutes: no script reads it, nobody else reads or changes what is in it. */
export interface EncryptedCookie<Value> {
  readonly write: (c: Context, deps: Deps, value: Value) => Promise<void>;
  readonly read: (c: Context, deps: Deps) => Promise<Value | null>;
  readonly clear: (c: Context, deps: Deps) => void;
}

const LONGEST = 4000; // what browsers take

export function encryptedCookie<Value>(purpose: string, minutes: number): EncryptedCookie<Value> {
  const isSecure = ({ publicUrl }: Deps) => publicUrl.startsWith("https:");
  const nameFor = ({ publicUrl }: Deps) => cookieName(publicUrl, purpose);
  // Lax: the way back from a provider begins on another site.
  const optionsFor = (deps: Deps) => ({ httpOnly: true, secure: isSecure(deps), sameSite: "Lax", path: "/" }) as const;
  return {
    async write(c, deps, value) {
      const encrypted = await encryptToken(
        deps.secrets.encryption,
        `cookie ${purpose}`,
        value,
        deps.clock() + minutes * 60_000,
      );
      setCookie(c, nameFor(deps), encrypted, { ...optionsFor(deps), maxAge: minutes * 60 });
    },
    async read(c, deps) {
      const text = getCookie(c, nameFor(deps));
      if (text === undefined || text.length > LONGEST) return null;
      return (await decryptToken(deps.secrets.encryption, `cookie ${purpose}`, text, deps.clock())) as Value | null; // as it was written
    },
    clear(c, deps) {
      deleteCookie(c, nameFor(deps), optionsFor(deps));
    },
  };
}

/** The same, for what may be under way in several tabs at once: by the id of each. */
export interface EncryptedCookies<Value> extends Pick<PendingCookies, "clear" | "newest"> {
  readonly write: (c: Context, deps: Deps, id: string, value: Value) => Promise<void>;
  readonly read: (c: Context, deps: Deps, id: string) => Promise<Value | null>;
}

export function encryptedCookies<Value>(name: string, minutes: number, most: number): EncryptedCookies<Value> {
  const cookies = pendingCookies(name, minutes, most);
  const purposeOf = (id: string) => `cookie ${name} ${id}`;
  return {
    async write(c, deps, id, value) {
      const expiresMs = deps.clock() + minutes * 60_000;
      cookies.write(c, deps, id, await encryptToken(deps.secrets.encryption, purposeOf(id), value, expiresMs));
    },
    async read(c, deps, id) {
      const text = cookies.read(c, deps, id);
      if (text === null || text.length > LONGEST) return null;
      return (await decryptToken(deps.secrets.encryption, purposeOf(id), text, deps.clock())) as Value | null; // as it was written
    },
    clear: cookies.clear,
    newest: cookies.newest,
  };
}
