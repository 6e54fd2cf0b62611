// There and back: what the browser carries while somebody is away at a provider. It is good for one way back, in that browser.
import { sha256 } from "@oslojs/crypto/sha2";
import { constantTimeEqual } from "@oslojs/crypto/subtle";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import { countAttempts } from "@transcendence/database";
import type { ProviderId, ProviderIntent } from "@transcendence/protocol";
import { generateCodeVerifier, generateState } from "arctic";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { newPendingId, PENDING_ID_LENGTH } from "../pending-cookies.ts";
import { sealedCookies } from "../sealed-cookie.ts";
import type { Journey, Provider } from "./provider.ts";

const MINUTES = 10;
const AT_ONCE = 5; // tabs that are away at a provider

export interface Errand {
  readonly provider: ProviderId;
  readonly intent: ProviderIntent;
  readonly back: string; // a page of ours
  readonly userId: string | null; // whose account is concerned; null: whoever the provider vouches for
}

export interface Carried extends Errand {
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly leftMs: number;
}

const journeyCookies = sealedCookies<Carried>("journey", MINUTES, AT_ONCE);

/** Sets out. Other tabs may be on journeys of theirs: the state names the cookie that it belongs to. */
export async function setOut(c: Context, deps: Deps, errand: Errand): Promise<Journey> {
  const id = newPendingId(deps.clock());
  const secrets = {
    state: id + generateState().slice(id.length),
    verifier: generateCodeVerifier(),
    nonce: generateState(),
  };
  const carried = { ...errand, ...secrets, leftMs: deps.clock() };
  await journeyCookies.write(c, deps, id, carried);
  return journeyOf(deps, carried);
}

/** The way back, once: null when it is not the one that this browser set out on, or was taken before. */
export async function comeBack(c: Context, deps: Deps, provider: Provider, state: string): Promise<Carried | null> {
  const id = state.slice(0, PENDING_ID_LENGTH);
  const carried = await journeyCookies.read(c, deps, id);
  if (carried === null || carried.provider !== provider.id || !isSame(carried.state, state)) return null;
  journeyCookies.clear(c, deps, id);
  return (await isFirst(deps, state)) ? carried : null;
}

export function journeyOf({ publicUrl }: Deps, carried: Carried): Journey {
  const { provider, state, verifier, nonce, intent } = carried;
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
