// The authorization request: what the browser keeps, encrypted, until the provider sends it back. Good for one callback in that browser.
import { sha256 } from "@oslojs/crypto/sha2";
import { constantTimeEqual } from "@oslojs/crypto/subtle";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import { countAttempts } from "@transcendence/database";
import type { ProviderId, ProviderIntent } from "@transcendence/protocol";
import { generateCodeVerifier, generateState } from "arctic";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { encryptedCookies } from "../encrypted-cookie.ts";
import { newPendingId, PENDING_ID_LENGTH } from "../pending-cookies.ts";
import type { Authorization, Provider } from "../provider.ts";

const MINUTES = 10;
const AT_ONCE = 5; // tabs with a request open

export interface AuthorizationRequest {
  readonly provider: ProviderId;
  readonly intent: ProviderIntent;
  readonly back: string; // a page of ours
  readonly userId: string | null; // whose account is concerned; null: whoever the provider vouches for
}

export interface OAuthState extends AuthorizationRequest {
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly leftMs: number;
}

const stateCookies = encryptedCookies<OAuthState>("journey", MINUTES, AT_ONCE);

/** Several tabs may have a request open: the first letters of the state name its cookie. */
export async function beginAuthorization(
  c: Context,
  deps: Deps,
  request: AuthorizationRequest,
): Promise<Authorization> {
  const id = newPendingId(deps.clock());
  const secrets = {
    state: id + generateState().slice(id.length),
    verifier: generateCodeVerifier(),
    nonce: generateState(),
  };
  const oauthState = { ...request, ...secrets, leftMs: deps.clock() };
  await stateCookies.write(c, deps, id, oauthState);
  return authorizationOf(deps, oauthState);
}

/** The state of a callback, once. Null: this browser did not begin it, or it was used before. */
export async function takeState(c: Context, deps: Deps, provider: Provider, state: string): Promise<OAuthState | null> {
  const id = state.slice(0, PENDING_ID_LENGTH);
  const oauthState = await stateCookies.read(c, deps, id);
  if (oauthState === null || oauthState.provider !== provider.id || !isSame(oauthState.state, state)) return null;
  stateCookies.clear(c, deps, id);
  return (await isFirst(deps, state)) ? oauthState : null;
}

export function authorizationOf({ publicUrl }: Deps, oauthState: OAuthState): Authorization {
  const { provider, state, verifier, nonce, intent } = oauthState;
  return { redirectUri: redirectUriOf(publicUrl, provider), state, verifier, nonce, again: intent === "prove" };
}

/** One for each provider, so that one's answer can never be taken for another's. The provider compares it to the letter. */
export function redirectUriOf(publicUrl: string, provider: ProviderId): string {
  return `${new URL(publicUrl).origin}/api/auth/providers/${provider}/callback`;
}

function isSame(one: string, other: string): boolean {
  const utf8 = new TextEncoder();
  return constantTimeEqual(utf8.encode(one), utf8.encode(other));
}

/** A cookie can be copied; the state is counted where all instances look. */
async function isFirst(deps: Deps, state: string): Promise<boolean> {
  const key = `journey:${encodeBase64urlNoPadding(sha256(new TextEncoder().encode(state)).slice(0, 16))}`;
  const [counted] = await countAttempts(deps.database, [{ key, windowMs: MINUTES * 60_000 }], new Date(deps.clock()));
  return counted?.count === 1;
}
