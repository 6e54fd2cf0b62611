// Signing in with somebody else's account: there, and back. docs/accounts-providers.md tells the way.
import { failureOf, isUnavailable } from "@transcendence/database";
import {
  PROVIDER_PROBLEMS,
  ProviderParams,
  type ProviderProblem,
  type ProviderStart,
  StartProvider,
} from "@transcendence/protocol";
import { type Context, Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { type ProviderCall, type Provider, ProviderFailure } from "../provider.ts";
import { type OAuthState, takeState, beginAuthorization } from "../providers/authorization.ts";
import { type CallbackQuery, handleCallback, CallbackRefused } from "../providers/callback.ts";
import { limit } from "../rate-limit.ts";
import { findCurrentSession, requireMember, requireFreshLogin } from "../session.ts";
import { validate } from "../validate.ts";

const PROVIDER_MS = 6_000; // all its answers together

export function providerRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "anyone", does: "the providers to sign in with" }), (c) =>
      c.json({ providers: deps.providers.map(({ id, name }) => ({ id, name })) }, 200),
    )
    .post(
      "/:provider",
      route(deps, {
        who: "anyone",
        does: "where to go on at the provider: to sign in; for members, to confirm who they are; having confirmed it, to link it",
        errors: [
          "unauthenticated",
          "members_only",
          "proof_needed",
          "provider_unknown",
          "too_many_requests",
          "provider_failed",
        ],
      }),
      validate("param", ProviderParams),
      validate("json", StartProvider),
      async (c) => {
        const provider = requireProvider(deps, c.req.valid("param").provider);
        const { intent, back } = c.req.valid("json");
        await limit(c, deps, "providers", (await findCurrentSession(c, deps))?.id ?? null);
        if (intent === "link") await requireFreshLogin(c, deps);
        const userId = intent === "login" ? null : (await requireMember(c, deps)).user.id;
        const detour = atPublicAddress(c, deps, intent === "login" ? `/login?back=${encodeURIComponent(back)}` : back);
        if (detour !== null) return c.json({ location: detour } satisfies ProviderStart, 200);
        const authorization = await beginAuthorization(c, deps, { provider: provider.id, intent, back, userId });
        const location = await provider.authorizationUrl(authorization, callOf(deps)).catch((error: unknown) => {
          if (!(error instanceof ProviderFailure)) throw error;
          tell(deps, provider, error);
          throw new Refusal("provider_failed", "The provider does not answer as it should.");
        });
        return c.json({ location: location.href } satisfies ProviderStart, 200);
      },
    )
    .get(
      "/:provider/callback",
      route(deps, {
        who: "anyone",
        does: "back from the provider: leads to a page, whatever happened",
        errors: ["provider_unknown"],
      }),
      validate("param", ProviderParams),
      async (c) => {
        const provider = requireProvider(deps, c.req.valid("param").provider);
        let page = "/login"; // somebody waits for a page, whatever happens
        try {
          const oauthState = await takeState(c, deps, provider, c.req.query("state") ?? "");
          if (oauthState === null) throw new CallbackRefused("login_expired");
          page = pageOf(oauthState);
          return c.redirect(await handleCallback(c, deps, provider, oauthState, answerIn(c), callOf(deps)), 303);
        } catch (error) {
          return c.redirect(withProblem(page, problemOf(deps, provider, error), provider), 303);
        }
      },
    );
}

function requireProvider({ providers }: Deps, id: string): Provider {
  const provider = providers.find((each) => each.id === id);
  if (provider === undefined) throw new Refusal("provider_unknown", "This arena does not know that provider.");
  return provider;
}

function callOf({ clock }: Deps): ProviderCall {
  return { signal: AbortSignal.timeout(PROVIDER_MS), nowMs: clock() };
}

/**
 * The provider sends people back to the public address, where the cookies of another one (the machine's own name, say) are
 * unknown: who came by another address goes to the public one first. Null: they are there.
 */
function atPublicAddress(c: Context, { publicUrl }: Deps, path: string): string | null {
  const origin = c.req.header("Origin");
  const ours = new URL(publicUrl).origin;
  return origin === undefined || origin === ours ? null : ours + path;
}

function answerIn(c: Context): CallbackQuery {
  const { code = null, error = null, iss = null } = c.req.query();
  return { code, error, issuer: iss };
}

function pageOf({ intent, back }: OAuthState): string {
  return intent === "login" ? `/login?back=${encodeURIComponent(back)}` : back;
}

function problemOf(deps: Deps, provider: Provider, error: unknown): ProviderProblem {
  if (error instanceof CallbackRefused) return error.problem;
  if (error instanceof ProviderFailure) {
    tell(deps, provider, error);
    return "provider_failed";
  }
  if (error instanceof Refusal) return PROVIDER_PROBLEMS.find((problem) => problem === error.code) ?? "internal";
  if (isUnavailable(error)) return "unavailable";
  const failure = error instanceof Error ? failureOf(error) : { error };
  deps.log.error("provider.callback_failed", { provider: provider.id, ...failure });
  return "internal";
}

function tell({ log }: Deps, { id }: Provider, { message }: ProviderFailure): void {
  log.warn("provider.failed", { provider: id, reason: message });
}

function withProblem(page: string, problem: ProviderProblem, { id }: Provider): string {
  const url = new URL(page, "http://own.invalid");
  url.searchParams.set("problem", problem);
  url.searchParams.set("provider", id);
  return url.pathname + url.search + url.hash;
}
