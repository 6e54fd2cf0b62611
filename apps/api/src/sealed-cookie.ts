import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Deps } from "./deps.ts";
import { seal, unseal } from "./vault.ts";

/** A cookie that the browser keeps for us for some minutes: no script reads it, nobody else reads or changes what is in it. */
export interface SealedCookie<Value> {
  readonly write: (c: Context, deps: Deps, value: Value) => Promise<void>;
  readonly read: (c: Context, deps: Deps) => Promise<Value | null>;
  readonly clear: (c: Context, deps: Deps) => void;
}

interface Kept<Value> {
  readonly value: Value;
  readonly expiresMs: number; // whatever the browser makes of its own copy
}

const LONGEST = 4000; // what browsers take

export function sealedCookie<Value>(purpose: string, minutes: number): SealedCookie<Value> {
  const isSecure = ({ publicUrl }: Deps) => publicUrl.startsWith("https:");
  const nameFor = (deps: Deps) => (isSecure(deps) ? `__Host-${purpose}` : purpose); // the prefix binds it to this host and https
  // Lax: the way back from a provider begins on another site.
  const optionsFor = (deps: Deps) => ({ httpOnly: true, secure: isSecure(deps), sameSite: "Lax", path: "/" }) as const;
  return {
    async write(c, deps, value) {
      const kept: Kept<Value> = { value, expiresMs: deps.clock() + minutes * 60_000 };
      const sealed = await seal(deps, new TextEncoder().encode(JSON.stringify(kept)), `cookie ${purpose}`);
      setCookie(c, nameFor(deps), encodeBase64urlNoPadding(sealed), { ...optionsFor(deps), maxAge: minutes * 60 });
    },
    async read(c, deps) {
      const text = getCookie(c, nameFor(deps));
      if (text === undefined || text.length > LONGEST || !/^[\w-]+$/.test(text)) return null;
      const plain = await unseal(deps, decodeBase64urlIgnorePadding(text), `cookie ${purpose}`);
      if (plain === null) return null;
      const { value, expiresMs } = JSON.parse(new TextDecoder().decode(plain)) as Kept<Value>; // sealed above, by nobody else
      return expiresMs > deps.clock() ? value : null;
    },
    clear(c, deps) {
      deleteCookie(c, nameFor(deps), optionsFor(deps));
    },
  };
}
