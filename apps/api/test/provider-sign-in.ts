// Signing in with a provider, as a browser does it: press the button, sign in there, follow the callback.
import type { PendingSignUp, ProviderId, ProviderIntent, ProviderStart } from "@transcendence/protocol";
import type { Browser } from "./api-harness.ts";
import type { FakePerson, FakeProvider } from "./fake-provider.ts";

/** The headers of a browser that is sent here by another site. */
export const NAVIGATION = {
  "Sec-Fetch-Site": "cross-site",
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
};

let people = 0;

/** Somebody new at the provider. */
export function newPerson(more: Partial<FakePerson> = {}): FakePerson {
  people += 1;
  return { id: 1000 + people, login: `person-${people}`, ...more };
}

export async function startAtProvider(
  browser: Browser,
  provider: ProviderId,
  intent: ProviderIntent = "login",
  back = "/matches",
): Promise<URL> {
  const body = { intent, back };
  const { location } = await browser.read<ProviderStart>(200, "POST", `/api/auth/providers/${provider}`, body);
  return new URL(location);
}

/** The path that the provider sends the browser back to. */
export function callbackPath(
  fake: FakeProvider,
  asked: URL,
  person: FakePerson,
  changes: Record<string, string> = {},
): string {
  const back = new URL(asked.searchParams.get("redirect_uri") ?? "");
  const state = asked.searchParams.get("state") ?? "";
  const answer = { code: fake.agree(asked, person), state, iss: fake.url, ...changes };
  for (const [name, value] of Object.entries(answer)) if (value !== "") back.searchParams.set(name, value);
  return back.pathname + back.search;
}

/** Where an answer leads to; it is a redirect to a page of ours. */
export async function followRedirect(browser: Browser, path: string): Promise<string> {
  const response = await browser.ask("GET", path, undefined, NAVIGATION);
  const location = response.headers.get("Location") ?? `${response.status} ${await response.text()}`;
  return location;
}

export async function signIn(
  browser: Browser,
  fake: FakeProvider,
  provider: ProviderId,
  person: FakePerson,
): Promise<string> {
  return followRedirect(browser, callbackPath(fake, await startAtProvider(browser, provider), person));
}

export async function pendingSignUp(browser: Browser): Promise<PendingSignUp | null> {
  const answer = await browser.read<{ introduction: PendingSignUp | null }>(200, "GET", "/api/auth/pending-sign-up");
  return answer.introduction;
}

/** From nobody to a member who has no password. */
export async function signUp(
  browser: Browser,
  fake: FakeProvider,
  provider: ProviderId,
  person: FakePerson,
): Promise<void> {
  await signIn(browser, fake, provider, person);
  const { name } = (await pendingSignUp(browser)) ?? { name: "" };
  await browser.read(201, "POST", "/api/auth/pending-sign-up", { name, keepsEmail: true, language: "en" });
}
