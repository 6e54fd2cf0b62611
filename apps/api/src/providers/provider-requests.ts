// Requests to providers: over TLS, no redirects, JSON only, and never longer than the deadline.
import { ArcticFetchError, type OAuth2Client, OAuth2RequestError, type OAuth2Tokens } from "arctic";
import type { ProviderCall } from "../provider.ts";
import { ProviderFailure } from "../provider.ts";

const LONGEST = 200_000; // characters of an answer

export async function readJson(url: string, { signal }: ProviderCall, accessToken?: string): Promise<unknown> {
  const { host } = new URL(url);
  const headers = new Headers({ Accept: "application/json", "User-Agent": "transcendence" }); // GitHub wants to know who asks
  if (accessToken !== undefined) headers.set("Authorization", `Bearer ${accessToken}`);
  try {
    const response = await fetch(url, { headers, redirect: "manual", signal });
    const text = await response.text();
    if (response.status !== 200) throw new ProviderFailure(`${host} answered ${response.status}`);
    if (text.length > LONGEST) throw new ProviderFailure(`${host} answered at too great length`);
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw error instanceof ProviderFailure ? error : new ProviderFailure(`${host} cannot be read: ${reasonOf(error)}`);
  }
}

/** The code for tokens. The client knows no deadline: it is left behind when the time is up. */
export async function exchange(
  client: OAuth2Client,
  endpoint: string,
  { code, verifier }: { readonly code: string; readonly verifier: string },
  { signal }: ProviderCall,
): Promise<OAuth2Tokens> {
  try {
    const tokens = await Promise.race([client.validateAuthorizationCode(endpoint, code, verifier), timeUp(signal)]);
    tokens.accessToken(); // throws without one: GitHub refuses with status 200
    return tokens;
  } catch (error) {
    throw new ProviderFailure(`no tokens for the code: ${reasonOf(error)}`);
  }
}

function timeUp(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new ProviderFailure("it took too long"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

/** Never the code, nor a token: they have no place in a log. */
export function reasonOf(error: unknown): string {
  if (error instanceof OAuth2RequestError) return error.code.slice(0, 60);
  if (error instanceof ArcticFetchError) return "no answer";
  return error instanceof Error ? error.message.slice(0, 200) : "unknown";
}
