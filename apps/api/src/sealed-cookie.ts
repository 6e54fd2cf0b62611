import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Deps } from "./deps.ts";
import { seal, unseal } from "./sealed.ts";

/** A cookie that the browser keeps for us for some minutes: no script reads it, nobody else reads or changes what is in it. */
export interface SealedCookie<Value> {
  readonly write: (c: Context, deps: Deps, value: Value) => Promise<void>;
  readonly read: (c: Context, deps: Deps) => Promise<Value | null>;
  readonly clear: (c: Context, deps: Deps) => void;
}

const LONGEST = 4000; // what browsers take

export function sealedCookie<Value>(purpose: string, minutes: number): SealedCookie<Value> {
  const isSecure = ({ publicUrl }: Deps) => publicUrl.startsWith("https:");
  const nameFor = (deps: Deps) => (isSecure(deps) ? `__Host-${purpose}` : purpose); // the prefix binds it to this host and https
  // Lax: the way back from a provider begins on another site.
  const optionsFor = (deps: Deps) => ({ httpOnly: true, secure: isSecure(deps), sameSite: "Lax", path: "/" }) as const;
  return {
    async write(c, deps, value) {
      const sealed = await seal(deps.secrets.vault, `cookie ${purpose}`, value, deps.clock() + minutes * 60_000);
      setCookie(c, nameFor(deps), sealed, { ...optionsFor(deps), maxAge: minutes * 60 });
    },
    async read(c, deps) {
      const text = getCookie(c, nameFor(deps));
      if (text === undefined || text.length > LONGEST) return null;
      return (await unseal(deps.secrets.vault, `cookie ${purpose}`, text, deps.clock())) as Value | null; // as it was written
    },
    clear(c, deps) {
      deleteCookie(c, nameFor(deps), optionsFor(deps));
    },
  };
}
