// API tokens: `Authorization: Bearer …`. What a token may do is decided here, for all routes at once, by the scope that each states:
// a route without one takes no token, so a new route is closed to programs until somebody opens it. See docs/api-tokens.md.
import { findApiToken, noteApiTokenUse } from "@transcendence/database";
import { createMiddleware } from "hono/factory";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { limit } from "../rate-limit.ts";
import { hashToken, newToken } from "../session.ts";
import { scopeOfRoute } from "./route.ts";

const PREFIX = "trsc_"; // so that programs that look for leaked keys recognise ours
const USE_NOTED_MS = 60_000; // the last use is kept to the minute

export function newApiToken(): string {
  return PREFIX + newToken();
}

/**
 * Before the check of the origin, which is against browsers that send cookies by themselves: nobody sends this header for
 * somebody else. A request that carries it is its token's, and its cookies count for nothing.
 */
export function bearer(deps: Deps) {
  return createMiddleware(async (c, next) => {
    const header = c.req.header("Authorization");
    if (header === undefined || !/^bearer(?: |$)/i.test(header)) return next();
    const token = header.slice("bearer".length).trim();
    const found = token.startsWith(PREFIX) ? await findApiToken(deps.database, hashToken(token), now(deps)) : null;
    if (found === null) {
      c.header("WWW-Authenticate", 'Bearer error="invalid_token"');
      throw new Refusal("unauthenticated", "That token is not known, was revoked, or has expired.");
    }
    await limit(c, deps, "tokenRequests", found.id);
    const scope = scopeOfRoute(c);
    if (scope === undefined) return next(); // nothing is there
    if (scope === null) throw new Refusal("forbidden", "No token may do this.");
    if (!found.scopes.split(" ").includes(scope)) throw new Refusal("forbidden", `This needs the scope ${scope}.`);
    if (deps.clock() - (found.usedAt?.getTime() ?? 0) >= USE_NOTED_MS)
      await noteApiTokenUse(deps.database, found.id, now(deps));
    const { id, createdAt, user } = found;
    c.set("tokenHolder", { id, createdAt, user, method: "token", authenticatedAt: null, seenAt: now(deps) });
    return next();
  });
}

function now(deps: Deps): Date {
  return new Date(deps.clock());
}
