// Who may come in is decided before the body is read: what is wrong with it is nobody else's business.
import type { SessionRecord } from "@transcendence/database";
import { createMiddleware } from "hono/factory";
import type { Deps } from "./deps.ts";
import { requireMember, requireProof } from "./visitor.ts";

interface Admitted {
  Variables: { member: SessionRecord };
}

/** Members; the handler finds them as `c.get("member")`. */
export function membersOnly(deps: Deps) {
  return createMiddleware<Admitted>(async (c, next) => {
    c.set("member", await requireMember(c, deps));
    await next();
  });
}

/** Members who proved a moment ago who they are. */
export function provenOnly(deps: Deps) {
  return createMiddleware<Admitted>(async (c, next) => {
    c.set("member", await requireProof(c, deps));
    await next();
  });
}
