import type { LinkedIdentity, LoginAnswer, Me, ProviderId } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createProviders } from "../src/index.ts";
import { asName } from "../src/providers/suggest-name.ts";
import { openApiHarness, SESSION } from "./api-harness.ts";
import { FakeProvider } from "./fake-provider.ts";
import { addAuthenticator, give, makeMember, mailsTo, PASSWORD } from "./members.ts";
import { play, resultOf } from "./played.ts";
import {
  followRedirect,
  pendingSignUp,
  startAtProvider,
  newPerson,
  callbackPath,
  signIn,
  signUp,
} from "./provider-sign-in.ts";

const fake = await FakeProvider.start(() => arena.nowMs);
const arena = await openApiHarness({ providers: createProviders(fake.configs, fake.places) });
afterAll(async () => {
  await arena.storage.close();
  await fake.stop();
});
beforeEach(() => {
  fake.emailsStatus = fake.userInfoStatus = 200;
  fake.profileInToken = false;
  fake.signedInAgo = 0;
});

const byNumber = (one: number, other: number) => one - other;
const ALL: readonly ProviderId[] = ["oidc", "42", "google", "github"];
const me = async (browser: ReturnType<typeof arena.browser>) =>
  (await browser.read<{ me: Me | null }>(200, "GET", "/api/me")).me;
const identities = async (browser: ReturnType<typeof arena.browser>) =>
  (await browser.read<{ identities: LinkedIdentity[] }>(200, "GET", "/api/me/identities")).identities;

test("[ACC-2] the providers are named, and nothing of their secrets is told", async () => {
  expect(await arena.browser().read(200, "GET", "/api/auth/providers")).toEqual({
    providers: [
      { id: "oidc", name: "School" },
      { id: "42", name: "42" },
      { id: "google", name: "Google" },
      { id: "github", name: "GitHub" },
    ],
  });
});

describe.each(ALL)("[ACC-2] with %s", (provider) => {
  test("one leaves with PKCE, a state, and the exact address of the way back", async () => {
    const asked = await startAtProvider(arena.browser(), provider);
    expect(asked.origin + asked.pathname).toBe(`${fake.url}/authorize`);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "pong",
      redirect_uri: `http://localhost:8080/api/auth/providers/${provider}/callback`,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test("somebody new chooses a name and is a member, and comes in by it from then on", async () => {
    const person = newPerson({ email: `${provider}@example.org`, emailVerified: true });
    const browser = arena.browser();
    expect(await signIn(browser, fake, provider, person)).toMatch(
      /^\/signup\/provider\?back=%2Fmatches&pending=\w{16}$/,
    );
    expect(await me(browser)).toBeNull();
    expect(await pendingSignUp(browser)).toMatchObject({
      provider: { id: provider },
      name: person.login,
      emailIsTaken: false,
    });
    const name = `Chosen ${provider}`;
    const body = { name, keepsEmail: true, language: "fr" };
    const answer = await browser.read<LoginAnswer>(201, "POST", "/api/auth/pending-sign-up", body);
    expect(answer).toMatchObject({ state: "in", me: { name, kind: "member" } });
    expect(await pendingSignUp(browser)).toBeNull();

    const elsewhere = arena.browser();
    expect(await signIn(elsewhere, fake, provider, { ...person, login: "renamed" })).toBe("/matches");
    expect(await me(elsewhere)).toEqual(await me(browser));
    const isOpenId = provider === "oidc" || provider === "google";
    expect(await identities(elsewhere)).toEqual([
      expect.objectContaining({ provider, label: isOpenId ? person.email : "renamed", isConfigured: true }),
    ]);
  });
});

describe("[ACC-2] an account by a provider", () => {
  test("[ACC-7] is made of the guest who asks, in place", async () => {
    const browser = arena.browser();
    const guest = await browser.read<Me>(201, "POST", "/api/me");
    const before = browser.cookies.get(SESSION);
    await signUp(browser, fake, "oidc", newPerson());
    expect(await me(browser)).toMatchObject({ id: guest.id, kind: "member" });
    expect(browser.cookies.get(SESSION)).not.toBe(before);
  });

  test.each([
    ["as proven as the provider says: verified", "github", true, true, [true]],
    ["as proven as the provider says: not verified, and so to be confirmed by mail", "github", false, true, [false]],
    ["never proven by 42, which does not say", "42", true, true, [false]],
    ["only when it is wanted", "github", true, false, []],
  ] as const)("keeps the address %s", async (_, provider, emailVerified, keepsEmail, verified) => {
    const email = `kept-${provider}-${String(emailVerified)}-${String(keepsEmail)}@example.org`;
    const browser = arena.browser();
    await signIn(browser, fake, provider, newPerson({ email, emailVerified }));
    const { name } = (await pendingSignUp(browser)) ?? { name: "" };
    await browser.read(201, "POST", "/api/auth/pending-sign-up", { name, keepsEmail, language: "en" });
    const rows = await arena.storage.database.execute<{ proven: boolean }>(
      sql`select email_verified_at is not null as proven from accounts where email = ${email}`,
    );
    expect(rows.map(({ proven }) => proven)).toEqual(verified);
    expect(await mailsTo(arena, email)).toHaveLength(verified[0] === false ? 1 : 0);
  });

  test("[SITE-10] is one, however often the button is pressed", async () => {
    const browser = arena.browser();
    await signIn(browser, fake, "oidc", newPerson());
    const cookies = [...browser.cookies];
    const tries = ["One", "Two", "Three"].map(async (name) => {
      const tab = arena.browser();
      for (const [key, value] of cookies) tab.cookies.set(key, value);
      return (
        await tab.ask("POST", "/api/auth/pending-sign-up", { name: `${name} tab`, keepsEmail: false, language: "en" })
      ).status;
    });
    expect((await Promise.all(tries)).toSorted(byNumber)).toEqual([201, 409, 409]);
  });

  test("does not take a name that is somebody's, and does not need the provider again for another one", async () => {
    const { user } = await makeMember(arena);
    const browser = arena.browser();
    await signIn(browser, fake, "oidc", newPerson({ login: user.name }));
    expect((await pendingSignUp(browser))?.name).not.toBe(user.name);
    const body = { keepsEmail: false, language: "en" };
    expect(
      (await browser.ask("POST", "/api/auth/pending-sign-up", { ...body, name: user.name.toUpperCase() })).status,
    ).toBe(409);
    expect((await browser.ask("POST", "/api/auth/pending-sign-up", { ...body, name: "admin" })).status).toBe(400);
    expect((await browser.ask("POST", "/api/auth/pending-sign-up", { ...body, name: "Nobody Before" })).status).toBe(
      201,
    );
  });

  test("can be declined, and waits ten minutes at most", async () => {
    const browser = arena.browser();
    await signIn(browser, fake, "oidc", newPerson());
    await browser.read(200, "DELETE", "/api/auth/pending-sign-up");
    expect(await pendingSignUp(browser)).toBeNull();
    await signIn(browser, fake, "oidc", newPerson());
    arena.nowMs += 10 * 60_000;
    expect(await pendingSignUp(browser)).toBeNull();
    const late = await browser.ask("POST", "/api/auth/pending-sign-up", {
      name: "Too Late",
      keepsEmail: false,
      language: "en",
    });
    expect([late.status, await late.json()]).toEqual([410, expect.objectContaining({ error: "login_expired" })]);
  });

  test("tells the name from the ID token where it stands there", async () => {
    fake.profileInToken = true;
    const browser = arena.browser();
    const before = fake.asked.length;
    await signIn(browser, fake, "oidc", newPerson({ login: "in-token", email: "in@example.org" }));
    expect((await pendingSignUp(browser))?.name).toBe("in-token");
    expect(fake.asked.slice(before)).not.toContain("/userinfo");
  });
});

test("[ACC-7] a guest who comes in to an account that was there is led to the page that offers the guest's matches", async () => {
  const person = newPerson();
  await signUp(arena.browser(), fake, "oidc", person);
  const [guest, rival] = [arena.browser(), arena.browser()];
  const players = await Promise.all([guest, rival].map((each) => each.read<Me>(201, "POST", "/api/me")));
  const played = play();
  const { id } = await guest.read<Me>(201, "POST", "/api/matches", { settings: played.settings });
  const ids: [string, string] = [players[0]?.id ?? "", players[1]?.id ?? ""];
  await arena.tell("/internal/matches/result", resultOf(id, ids, played));
  expect(await signIn(guest, fake, "oidc", person)).toBe("/login?back=%2Fmatches");
  expect(await guest.read(200, "GET", "/api/me/guest")).toEqual({ matches: 1 });
  expect(await signIn(guest, fake, "oidc", person)).toBe("/matches");
});

describe("[ACC-2] nothing is merged by e-mail", () => {
  test("whose proven address is an account's is told to log in there, and then may link", async () => {
    const { email, user } = await makeMember(arena);
    const person = newPerson({ email: email.toUpperCase(), emailVerified: true });
    const browser = arena.browser();
    await signIn(browser, fake, "google", person);
    expect(await me(browser)).toBeNull();
    expect(await pendingSignUp(browser)).toMatchObject({ email: email.toUpperCase(), emailIsTaken: true });
    await browser.read(200, "POST", "/api/auth/login", { name: user.name, password: PASSWORD });
    expect(await browser.read(200, "POST", "/api/auth/pending-sign-up/link")).toEqual({ linked: true });
    expect(await signIn(arena.browser(), fake, "google", person)).toBe("/matches");
    expect(await mailsTo(arena, email)).toHaveLength(1);
  });

  test("whose account has a second factor may link after it, and before it is nobody and can link nothing", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const person = newPerson({ email: member.email, emailVerified: true });
    const browser = arena.browser();
    await signIn(browser, fake, "google", person);
    const name = member.user.name;
    const answer = await browser.read<LoginAnswer>(200, "POST", "/api/auth/login", { name, password: PASSWORD });
    expect(answer.state).toBe("second_factor");
    expect(await pendingSignUp(browser)).toMatchObject({ emailIsTaken: true }); // neither forgets the other
    expect((await browser.ask("POST", "/api/auth/pending-sign-up/link")).status).toBe(401);
    expect((await give(browser, "totp", codeAt(arena.nowMs)))[0]).toBe(200);
    expect(await browser.read(200, "POST", "/api/auth/pending-sign-up/link")).toEqual({ linked: true });
    expect((await identities(browser)).map(({ provider }) => provider)).toEqual(["google"]);
  });

  test("who signs up by it in the middle of a second factor stays who they have become, until a code is given", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const browser = arena.browser();
    await browser.read(200, "POST", "/api/auth/login", { name: member.user.name, password: PASSWORD });
    await signUp(browser, fake, "google", newPerson());
    const newcomer = await me(browser);
    expect(newcomer).toMatchObject({ kind: "member" });
    expect(newcomer?.id).not.toBe(member.user.id);
    expect((await give(browser, "totp", codeAt(arena.nowMs)))[0]).toBe(200);
    expect((await me(browser))?.id).toBe(member.user.id);
    expect(await identities(browser)).toEqual([]); // and nothing of the one is the other's
  });

  test("who makes another account all the same does not get the address", async () => {
    const { email } = await makeMember(arena);
    const browser = arena.browser();
    await signUp(browser, fake, "google", newPerson({ email, emailVerified: true }));
    expect(await browser.read(200, "GET", "/api/me/account")).toMatchObject({ email: null });
  });

  test("whoever has not proven an address learns nothing about it", async () => {
    const { email } = await makeMember(arena);
    for (const provider of ["oidc", "42", "github"] as const) {
      const browser = arena.browser();
      await signIn(browser, fake, provider, newPerson({ email, emailVerified: false }));
      expect(await pendingSignUp(browser)).toMatchObject({ email, emailIsTaken: false });
    }
  });
});

describe("[ACC-2] linking", () => {
  test("is for members who proved a moment ago who they are", async () => {
    const { browser } = await makeMember(arena);
    const body = { intent: "link", back: "/account/sign-in" };
    arena.nowMs += 16 * 60_000;
    const refused = await browser.ask("POST", "/api/auth/providers/github", body);
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ error: "proof_needed" })]);
    expect((await arena.browser().ask("POST", "/api/auth/providers/github", body)).status).toBe(401);
  });

  test("opens the account from then on, and is told by mail", async () => {
    const { browser, email, user } = await makeMember(arena);
    const person = newPerson();
    const asked = await startAtProvider(browser, "github", "link", "/account/sign-in");
    expect(await followRedirect(browser, callbackPath(fake, asked, person))).toBe("/account/sign-in");
    expect(await identities(browser)).toMatchObject([{ provider: "github", name: "GitHub", label: person.login }]);
    const elsewhere = arena.browser();
    expect(await signIn(elsewhere, fake, "github", person)).toBe("/matches");
    expect((await me(elsewhere))?.id).toBe(user.id);
    expect(await mailsTo(arena, email)).toHaveLength(1);
  });

  test("takes nobody's identity away, and one of each provider", async () => {
    const taken = newPerson();
    await signUp(arena.browser(), fake, "github", taken);
    const { browser } = await makeMember(arena);
    const link = async (person: typeof taken) =>
      followRedirect(
        browser,
        callbackPath(fake, await startAtProvider(browser, "github", "link", "/account/sign-in"), person),
      );
    expect(await link(taken)).toBe("/account/sign-in?problem=identity_taken&provider=github");
    const mine = newPerson();
    expect(await link(mine)).toBe("/account/sign-in");
    expect(await link(mine)).toBe("/account/sign-in"); // once more changes nothing
    expect(await link(newPerson())).toBe("/account/sign-in?problem=linked_already&provider=github");
    expect(await identities(browser)).toHaveLength(1);
  });

  test("goes to the account that asked for it, even when the browser is somebody else's by then", async () => {
    const first = await makeMember(arena);
    const asked = await startAtProvider(first.browser, "github", "link", "/account/sign-in");
    const second = await makeMember(arena);
    first.browser.cookies.set(SESSION, second.browser.cookies.get(SESSION) ?? "");
    expect(await followRedirect(first.browser, callbackPath(fake, asked, newPerson()))).toBe(
      "/account/sign-in?problem=login_expired&provider=github",
    );
    expect(await identities(second.browser)).toEqual([]);
  });
});

describe("[ACC-2] unlinking", () => {
  const link = async (browser: ReturnType<typeof arena.browser>, provider: ProviderId) =>
    followRedirect(browser, callbackPath(fake, await startAtProvider(browser, provider, "link", "/"), newPerson()));

  test("never takes the last way in", async () => {
    const browser = arena.browser();
    await signUp(browser, fake, "oidc", newPerson());
    const refused = await browser.ask("DELETE", "/api/me/identities/oidc");
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ error: "last_way_in" })]);
    await link(browser, "github");
    expect(await browser.read(200, "DELETE", "/api/me/identities/oidc")).toEqual({ unlinked: true });
    expect((await browser.ask("DELETE", "/api/me/identities/github")).status).toBe(409);
    expect((await browser.ask("DELETE", "/api/me/identities/42")).status).toBe(404);
  });

  test("[SITE-10] leaves one of two when both are unlinked at the same time", async () => {
    const browser = arena.browser();
    await signUp(browser, fake, "oidc", newPerson());
    await link(browser, "github");
    const both = ["oidc", "github"].map((provider) => browser.ask("DELETE", `/api/me/identities/${provider}`));
    expect((await Promise.all(both)).map(({ status }) => status).toSorted(byNumber)).toEqual([200, 409]);
    expect(await identities(browser)).toHaveLength(1);
  });

  test("leaves a password alone, and asks for re-authentication", async () => {
    const { browser } = await makeMember(arena);
    await link(browser, "github");
    arena.nowMs += 16 * 60_000;
    expect((await browser.ask("DELETE", "/api/me/identities/github")).status).toBe(403);
    await browser.read(200, "POST", "/api/auth/reauthentication", { password: PASSWORD, second: null });
    await browser.read(200, "DELETE", "/api/me/identities/github");
    expect(await identities(browser)).toEqual([]);
  });

  test("does not count a provider that the host has taken out of the settings as a way in", async () => {
    const browser = arena.browser();
    await signUp(browser, fake, "oidc", newPerson());
    await link(browser, "github");
    const only = await openApiHarness(
      { providers: createProviders([fake.configs[0]!], fake.places), clock: () => arena.nowMs },
      arena.storage,
    );
    const there = only.browser();
    there.cookies.set(SESSION, browser.cookies.get(SESSION) ?? "");
    expect(await identities(there)).toMatchObject([{ provider: "oidc" }, { provider: "github", isConfigured: false }]);
    expect((await there.ask("DELETE", "/api/me/identities/oidc")).status).toBe(409);
    await there.read(200, "DELETE", "/api/me/identities/github");
  });
});

describe("[ACC-3] proving with a provider", () => {
  test("refreshes the proof of a member who comes back as themselves", async () => {
    const browser = arena.browser();
    const person = newPerson();
    await signUp(browser, fake, "oidc", person);
    arena.nowMs += 16 * 60_000;
    expect((await browser.ask("DELETE", "/api/me/identities/42")).status).toBe(403);
    const asked = await startAtProvider(browser, "oidc", "prove", "/account/security");
    expect([asked.searchParams.get("prompt"), asked.searchParams.get("max_age")]).toEqual(["login", "300"]);
    expect(await followRedirect(browser, callbackPath(fake, asked, person))).toBe("/account/security");
    expect((await browser.ask("DELETE", "/api/me/identities/42")).status).toBe(404); // let through
  });

  test("is refused to whoever comes back as somebody else, or did not sign in anew", async () => {
    const browser = arena.browser();
    const person = newPerson();
    await signUp(browser, fake, "oidc", person);
    const back = async (who: typeof person) =>
      followRedirect(browser, callbackPath(fake, await startAtProvider(browser, "oidc", "prove", "/account"), who));
    expect(await back(newPerson())).toBe("/account?problem=other_identity&provider=oidc");
    fake.signedInAgo = 3600;
    expect(await back(person)).toBe("/account?problem=provider_failed&provider=oidc");
  });

  test("takes what a login takes: the second factor, too", async () => {
    const browser = arena.browser();
    const person = newPerson();
    await signUp(browser, fake, "oidc", person);
    await addAuthenticator(arena, browser);
    const asked = await startAtProvider(browser, "oidc", "prove", "/account");
    expect(await followRedirect(browser, callbackPath(fake, asked, person))).toMatch(
      /^\/login\/second-factor\?back=%2Faccount&pending=\w{16}$/,
    );
    const elsewhere = arena.browser();
    expect(await signIn(elsewhere, fake, "oidc", person)).toMatch(
      /^\/login\/second-factor\?back=%2Fmatches&pending=\w{16}$/,
    );
    expect(await me(elsewhere)).toBeNull();
  });
});

test("[ACC-2] a name is made of what the provider calls somebody", () => {
  expect(
    ["ada", "ada.lovelace@example.org", "  Ada  Lovelace!!", "ada__l", "_x_", "Ёжик в тумане у реки", "☃"].map(asName),
  ).toEqual(["ada", "ada.lovelace", "Ada Lovelace", "ada_l", null, "Ёжик в тумане у реки", null]);
});

test("[OPS-4] an account that nobody proved at this provider is not the host's next provider's", async () => {
  const person = newPerson();
  await signUp(arena.browser(), fake, "oidc", person);
  const other = await FakeProvider.start(() => arena.nowMs);
  const moved = await openApiHarness(
    { providers: createProviders(other.configs, other.places), clock: () => arena.nowMs },
    arena.storage,
  );
  const browser = moved.browser();
  expect(await signIn(browser, other, "oidc", person)).toMatch(/^\/signup\/provider\?back=%2Fmatches&pending=\w{16}$/);
  await other.stop();
});

test("a browser that comes by another of the arena's addresses is led to the public one first", async () => {
  const headers = { Origin: "http://192.0.2.7:8080", Host: "192.0.2.7:8080" };
  const body = JSON.stringify({ intent: "login", back: "/matches" });
  const path = "http://192.0.2.7:8080/api/auth/providers/oidc";
  const response = await arena.browser().send("POST", path, body, headers);
  expect(await response.json()).toEqual({ location: "http://localhost:8080/login?back=%2Fmatches" });
});

describe("[ACC-2] what a provider need not tell keeps nobody out", () => {
  test.each([403, 404, 500])(
    "GitHub's addresses, answered with %i: the one of the profile stands in, unproven",
    async (status) => {
      fake.emailsStatus = status;
      const browser = arena.browser();
      const person = newPerson({ email: "shown@example.org" });
      await signIn(browser, fake, "github", person);
      expect(await pendingSignUp(browser)).toMatchObject({ label: person.login, email: "shown@example.org" });
      const nameless = arena.browser();
      await signUp(nameless, fake, "github", newPerson());
      expect(await me(nameless)).toMatchObject({ kind: "member" });
    },
  );

  test.each(["oidc", "google"] as const)("the profile of %s: the ID token is enough", async (provider) => {
    fake.userInfoStatus = 403;
    const browser = arena.browser();
    await signUp(browser, fake, provider, newPerson());
    expect(await me(browser)).toMatchObject({ kind: "member" });
  });
});

describe("[ACC-2] [SITE-10] two tabs at a provider at once", () => {
  test("come back in any order, each to where it left", async () => {
    const browser = arena.browser();
    const person = newPerson();
    await signUp(browser, fake, "oidc", person);
    const [one, other] = [
      await startAtProvider(browser, "oidc", "login", "/matches"),
      await startAtProvider(browser, "oidc", "login", "/settings"),
    ];
    expect(await followRedirect(browser, callbackPath(fake, other, person))).toBe("/settings");
    expect(await followRedirect(browser, callbackPath(fake, one, person))).toBe("/matches");
  });

  test("at two providers, each choose a name of their own: neither tab signs up as the other's person", async () => {
    const browser = arena.browser();
    const [ada, bob] = [newPerson({ login: "first-tab" }), newPerson({ login: "second-tab" })];
    const pendingIn = (page: string) => new URL(page, "http://here").searchParams.get("pending") ?? "";
    const [left, right] = [await startAtProvider(browser, "github"), await startAtProvider(browser, "42")];
    const first = pendingIn(await followRedirect(browser, callbackPath(fake, left, ada)));
    const second = pendingIn(await followRedirect(browser, callbackPath(fake, right, bob)));
    const at = (pending: string) => `/api/auth/pending-sign-up?pending=${pending}`;
    expect(await browser.read(200, "GET", at(first))).toMatchObject({ introduction: { label: "first-tab" } });
    expect(await browser.read(200, "GET", at(second))).toMatchObject({ introduction: { label: "second-tab" } });
    await browser.read(200, "DELETE", at(second));
    await browser.read(201, "POST", at(first), { name: "First Tab", keepsEmail: false, language: "en" });
    expect((await identities(browser)).map(({ label }) => label)).toEqual(["first-tab"]);
    expect(await browser.read(200, "GET", at(second))).toEqual({ introduction: null });
  });

  test("are five at most: the oldest is forgotten", async () => {
    const browser = arena.browser();
    const asked = [];
    for (let tab = 0; tab < 7; tab++) {
      asked.push(await startAtProvider(browser, "oidc"));
      arena.nowMs += 1;
    }
    expect([...browser.cookies.keys()].filter((name) => name.includes("-journey-"))).toHaveLength(5);
    const answers = [];
    for (const each of asked) answers.push(await followRedirect(browser, callbackPath(fake, each, newPerson())));
    expect(answers.map((page) => page.startsWith("/signup/provider"))).toEqual([false, false, ...Array(5).fill(true)]);
  });

  test("cannot exchange their cookies", async () => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "oidc");
    const { name, value } = browser.pending("journey");
    arena.nowMs += 1;
    const other = await startAtProvider(browser, "oidc");
    browser.cookies.set(browser.pending("journey").name, value);
    browser.cookies.delete(name);
    for (const each of [asked, other])
      expect(await followRedirect(browser, callbackPath(fake, each, newPerson()))).toContain("problem=login_expired");
  });
});
