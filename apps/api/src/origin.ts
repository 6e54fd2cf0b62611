import { createMiddleware } from "hono/factory";
import { Refusal } from "./errors.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Changes are asked for by our own pages only. Browsers say where a request comes from, and no page can make them lie:
 * `Sec-Fetch-Site` where the address is https or localhost, `Origin` everywhere. A self-hosted arena is reached under several
 * names (localhost, the machine's address), so an origin is ours when it is the public one or names the host it asks.
 */
export function sameOrigin(publicUrl: string) {
  const ours = new URL(publicUrl).origin;
  return createMiddleware(async (c, next) => {
    if (SAFE_METHODS.has(c.req.method) || c.get("tokenHolder") !== undefined) return next();
    const site = c.req.header("Sec-Fetch-Site");
    const origin = c.req.header("Origin");
    const isOurs = origin === ours || hostOf(origin) === new URL(c.req.url).host;
    if (site === undefined ? isOurs : site === "same-origin") return next();
    throw new Refusal("bad_origin", "A change must be asked for from this site's own pages.");
  });
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}
