// What a route says of itself, in front of its handler: who may call it, with which token scope, what it does, what it may refuse.
// The guard, the check of scopes, the limit of the body, docs/routes.md and the test of every route in every role read it here.
import type { SessionRecord } from "@transcendence/database";
import type { ApiErrorCode, ApiScope } from "@transcendence/protocol";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import type { Deps } from "../deps.ts";
import { type AwaitedLogin, requireChallenge } from "../login/login-challenge.ts";
import { readBody } from "../patience.ts";
import { type PendingProfile, requirePendingSignUp } from "../providers/pending-sign-up.ts";
import { requireMember, requireFreshLogin, requireSession } from "../session.ts";
import { checkedBy, type CheckedPart } from "../validate.ts";

export const CALLERS = {
  anyone: { title: "anyone", errors: [] },
  anyoneAsGuest: { title: "anyone; becomes a guest", errors: [] },
  session: { title: "whoever has a session, about themselves", errors: ["unauthenticated"] },
  member: { title: "members, about themselves", errors: ["unauthenticated", "members_only"] },
  freshLogin: {
    title: "members who confirmed within 15 minutes who they are",
    errors: ["unauthenticated", "members_only", "proof_needed"],
  },
  pendingSignUp: { title: "whoever a provider has vouched for, in the same browser", errors: ["login_expired"] },
  awaited: { title: "a browser that gave the first factor and owes the second", errors: ["login_expired"] },
  room: { title: "the rooms, by signature", errors: ["forbidden"] },
} as const satisfies Record<string, { readonly title: string; readonly errors: readonly ApiErrorCode[] }>;

export type Caller = keyof typeof CALLERS;

export interface RouteNote<Who extends Caller = Caller> {
  readonly who: Who;
  readonly does: string;
  readonly errors?: readonly ApiErrorCode[]; // beside those of `who`, of a body or parameters that are checked, and of every route
  readonly scope?: ApiScope; // of the API tokens that open it; without one, none does
  readonly upload?: true; // the handler reads the body itself, with `readUpload`, when nothing else speaks against it
}

/** What the guard of each kind of caller finds out, for the handler: `c.get("session")`. */
interface Found {
  readonly anyone: object;
  readonly anyoneAsGuest: object;
  readonly session: { session: SessionRecord };
  readonly member: { session: SessionRecord };
  readonly freshLogin: { session: SessionRecord };
  readonly pendingSignUp: { pendingSignUp: PendingProfile };
  readonly awaited: { awaited: AwaitedLogin };
  readonly room: object;
}

type Guard<Who extends Caller> = (c: Context, deps: Deps) => Promise<Found[Who]>;

const GUARDS: { readonly [Who in Caller]: Guard<Who> } = {
  anyone: async () => ({}),
  anyoneAsGuest: async () => ({}), // made a guest by the handler, when everything else is right
  session: async (c, deps) => ({ session: await requireSession(c, deps) }),
  member: async (c, deps) => ({ session: await requireMember(c, deps) }),
  freshLogin: async (c, deps) => ({ session: await requireFreshLogin(c, deps) }),
  pendingSignUp: async (c, deps) => ({ pendingSignUp: await requirePendingSignUp(c, deps, c.req.query("pending")) }),
  awaited: async (c, deps) => ({ awaited: await requireChallenge(c, deps, c.req.query("pending")) }),
  room: async () => ({}), // every request to the rooms' app is checked with its body, wherever it leads: see app/internal-routes.ts
};

const BODY_BYTES = 16_384;
const NOTES = new WeakMap<object, RouteNote>();

/** Stands first at each route. Who may come in is decided before the body is read: what is wrong with it is nobody else's business. */
export function route<Who extends Caller>(
  deps: Deps,
  note: RouteNote<Who>,
): MiddlewareHandler<{ Variables: Found[Who] }> {
  const guard: Guard<Who> = GUARDS[note.who];
  const middleware = createMiddleware<{ Variables: Found[Who] }>(async (c, next) => {
    const found: object = await guard(c, deps);
    for (const [name, value] of Object.entries(found)) c.set(name as never, value as never); // the keys and values of Found[Who]
    if (note.who !== "room" && note.upload !== true) await readBody(c, BODY_BYTES);
    await next();
  });
  NOTES.set(middleware, note);
  return middleware;
}

/** The scope of the route that will answer. `null`: no token opens it. `undefined`: there is no such route. */
export function scopeOfRoute(c: Context): ApiScope | null | undefined {
  const answering = matchedRoutes(c).filter(({ method }) => method !== "ALL");
  if (answering.length === 0) return undefined;
  const note = answering.map(({ handler }) => NOTES.get(handler)).find((each) => each !== undefined);
  return note?.scope ?? null;
}

export interface DescribedRoute extends RouteNote {
  readonly method: string;
  readonly path: string;
  readonly checks: readonly CheckedPart[];
}

/** Every route of an app as it describes itself; one that does not is an error. */
export function describeRoutes(app: Pick<Hono, "routes">): DescribedRoute[] {
  const found = new Map<string, { method: string; path: string; note?: RouteNote; checks: CheckedPart[] }>();
  for (const { method, path, handler } of app.routes) {
    if (method === "ALL") continue;
    const key = `${method} ${path}`;
    const entry = found.get(key) ?? { method, path, checks: [] };
    found.set(key, entry);
    const note = NOTES.get(handler);
    const check = checkedBy(handler);
    if (note) entry.note = note;
    if (check) entry.checks.push(check);
  }
  return [...found.values()].map(({ note, ...entry }) => {
    if (note === undefined) throw new Error(`${entry.method} ${entry.path} does not say who may call it`);
    return { ...note, ...entry };
  });
}
