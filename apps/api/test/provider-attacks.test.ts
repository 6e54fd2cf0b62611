// What somebody could try on the way to a provider and back. docs/security.md names these tests.
import type { Me } from "@transcendence/protocol";
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { encryptToken, decryptToken } from "../src/encrypted-token.ts";
import { createProviders } from "../src/index.ts";
import { openApiHarness, SESSION } from "./api-harness.ts";
import { FakeProvider } from "./fake-provider.ts";
import { makeMember } from "./members.ts";
import {
  followRedirect,
  pendingSignUp,
  startAtProvider,
  NAVIGATION,
  newPerson,
  callbackPath,
  signIn,
  signUp,
} from "./provider-sign-in.ts";

const fake = await FakeProvider.start(() => arena.nowMs);
const arena = await openApiHarness({ providers: createProviders(fake.configs, fake.places) });
const honest = { claims: fake.claims, sign: fake.sign, profileOf: fake.profileOf };
afterAll(async () => {
  await arena.storage.close();
  await fake.stop();
});
beforeEach(() => {
  Object.assign(fake, honest, { status: 200 });
  arena.logged.length = 0;
});

function without(claims: JWTPayload, name: string): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name));
}

const EXPIRED = "/login?problem=login_expired&provider=oidc";
const FAILED = "/login?back=%2Fmatches&problem=provider_failed&provider=oidc";

describe("[OPS-4] the way back is refused", () => {
  test("with another state, or none", async () => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "oidc");
    for (const state of ["x".repeat(43), `${asked.searchParams.get("state")}x`, ""]) {
      expect(await followRedirect(browser, callbackPath(fake, asked, newPerson(), { state }))).toBe(EXPIRED);
    }
    expect(await pendingSignUp(browser)).toBeNull();
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson()))).toContain("/signup/provider"); // it still counts itself
  });

  test("in a browser that did not set out: a stolen state, or a code planted to sign somebody in as another (login CSRF)", async () => {
    const thief = arena.browser();
    const asked = await startAtProvider(thief, "oidc");
    const path = callbackPath(fake, asked, newPerson());
    const victim = arena.browser();
    expect(await followRedirect(victim, path)).toBe(EXPIRED);
    await startAtProvider(victim, "oidc"); // even when they are on a way of their own
    expect(await followRedirect(victim, path)).toBe(EXPIRED);
    expect(await pendingSignUp(victim)).toBeNull();
  });

  test("a second time, even with a copy of the cookie", async () => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "oidc");
    const copy = browser.pending("journey");
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson()))).toContain("/signup/provider");
    browser.cookies.set(copy.name, copy.value);
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson()))).toBe(EXPIRED);
  });

  test("after ten minutes, or with a cookie that was changed", async () => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "oidc");
    const { name, value: cookie } = browser.pending("journey");
    browser.cookies.set(name, cookie.replace(/.{4}$/, "AAAA"));
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson()))).toBe(EXPIRED);
    browser.cookies.set(name, cookie);
    arena.nowMs += 10 * 60_000;
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson()))).toBe(EXPIRED);
  });

  test("at another provider than the one that was asked (mix-up)", async () => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "github");
    const path = callbackPath(fake, asked, newPerson()).replace("/github/", "/oidc/");
    expect(await followRedirect(browser, path)).toBe(EXPIRED);
  });

  test.each([
    ["in the name of another issuer", { iss: "https://evil.example" }],
    ["without the issuer, where the provider promised to name it", { iss: "" }],
    ["without a code", { code: "" }],
    ["with another code", { code: "made-up" }],
  ])("%s", async (_, changes) => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "oidc");
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson(), changes))).toBe(FAILED);
  });

  test("with a code that was given for another authorization: PKCE", async () => {
    const [thief, victim] = [arena.browser(), arena.browser()];
    const stolen = fake.agree(await startAtProvider(victim, "oidc"), newPerson());
    const asked = await startAtProvider(thief, "oidc");
    expect(await followRedirect(thief, callbackPath(fake, asked, newPerson(), { code: stolen }))).toBe(FAILED);
  });
});

describe("[OPS-4] an ID token is refused", () => {
  type Spoil = (claims: JWTPayload) => JWTPayload;
  test.each<[string, Spoil]>([
    ["of another authorization (nonce)", (claims) => ({ ...claims, nonce: "another" })],
    ["without a nonce", (claims) => without(claims, "nonce")],
    ["for another audience", (claims) => ({ ...claims, aud: "another application" })],
    ["for several, of which another was authorised", (claims) => ({ ...claims, aud: ["pong", "other"], azp: "other" })],
    ["for several, without saying which was authorised", (claims) => ({ ...claims, aud: ["pong", "other"] })],
    ["of another issuer", (claims) => ({ ...claims, iss: "https://evil.example" })],
    ["that is over", (claims) => ({ ...claims, exp: (claims.iat ?? 0) - 31 })],
    ["without an end", (claims) => without(claims, "exp")],
    ["without a subject", (claims) => without(claims, "sub")],
    ["with an empty subject", (claims) => ({ ...claims, sub: "" })],
    ["with a subject that no database keeps", (claims) => ({ ...claims, sub: "1\u00002" })],
  ])("%s", async (_, spoil) => {
    fake.claims = spoil;
    expect(await signIn(arena.browser(), fake, "oidc", newPerson())).toBe(FAILED);
    expect(arena.logged).toEqual([expect.objectContaining({ level: "warn", event: "provider.failed" })]);
  });

  test("that is not signed, signed with our own secret, or with a key that is not the provider's", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const secret = new TextEncoder().encode("a secret of the tests");
    const signatures: (typeof fake.sign)[] = [
      async (claims) => new UnsecuredJWT(claims).encode(),
      (claims) => new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "one" }).sign(secret),
      (claims) => new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "one" }).sign(privateKey),
      (claims) => new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "unknown" }).sign(privateKey),
      async () => "not a token",
    ];
    for (const sign of signatures) {
      fake.sign = sign;
      expect(await signIn(arena.browser(), fake, "oidc", newPerson())).toBe(FAILED);
    }
  });

  test("whose profile is somebody else's", async () => {
    fake.profileOf = () => ({ sub: "somebody else" });
    expect(await signIn(arena.browser(), fake, "oidc", newPerson())).toBe(FAILED);
  });
});

describe("[OPS-4] a provider that is down or refuses leads back to the page, with words", () => {
  test("when it, or somebody there, says no", async () => {
    for (const [intent, page] of [
      ["login", "/login?back=%2Fmatches"],
      ["link", "/account/sign-in"],
    ] as const) {
      const { browser } = await makeMember(arena);
      const asked = await startAtProvider(browser, "oidc", intent, intent === "link" ? page : "/matches");
      const path = callbackPath(fake, asked, newPerson(), { code: "", error: "access_denied" });
      const joint = page.includes("?") ? "&" : "?";
      expect(await followRedirect(browser, path)).toBe(`${page}${joint}problem=access_denied&provider=oidc`);
    }
  });

  test("when it fails", async () => {
    fake.status = 500;
    expect(await signIn(arena.browser(), fake, "oidc", newPerson())).toBe(FAILED);
    const browser = arena.browser();
    const path = callbackPath(fake, await startAtProvider(browser, "oidc"), newPerson(), { error: "server_error" });
    expect(await followRedirect(browser, path)).toBe(FAILED);
  });

  test("when it cannot be reached, or is not who it should be", async () => {
    const gone = { id: "oidc", name: "Gone", clientId: "pong", clientSecret: "secret" } as const;
    for (const issuer of ["http://localhost:9", `${fake.url}/elsewhere`, `${fake.url}/`]) {
      const other = await openApiHarness({ providers: createProviders([{ ...gone, issuer }]) }, arena.storage);
      const answer = await other.browser().ask("POST", "/api/auth/providers/oidc", { intent: "login", back: "/" });
      expect([answer.status, await answer.json()]).toEqual([
        502,
        expect.objectContaining({ error: "provider_failed" }),
      ]);
    }
  });

  test("when it is not among the configured ones", async () => {
    const none = await openApiHarness({ providers: [] }, arena.storage);
    for (const [method, path] of [
      ["POST", "/api/auth/providers/github"],
      ["GET", "/api/auth/providers/github/callback?code=x&state=y"],
    ] as const) {
      const answer = await none.browser().ask(method, path, method === "POST" ? { intent: "login" } : undefined);
      expect([answer.status, await answer.json()]).toEqual([
        404,
        expect.objectContaining({ error: "provider_unknown" }),
      ]);
    }
  });

  test("and neither codes, tokens nor secrets stand in the log", async () => {
    fake.claims = (claims) => ({ ...claims, nonce: "another" });
    const browser = arena.browser();
    const path = callbackPath(fake, await startAtProvider(browser, "oidc"), newPerson());
    await followRedirect(browser, path);
    const code = /code=([\w-]+)/.exec(path)?.[1] ?? "nothing";
    expect(arena.logged).toHaveLength(1);
    expect(JSON.stringify(arena.logged)).not.toMatch(new RegExp(`${code}|a secret of the tests|eyJ`));
  });
});

describe("[OPS-4] the way back leads to pages of this site only", () => {
  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/matches\r\nSet-Cookie: x=y",
    "javascript:alert(1)",
    "matches",
    "",
    "/..//evil.example",
    "/api/auth/logout",
    `/${"x".repeat(600)}`,
  ])("not to %j", async (back) => {
    const answer = await arena.browser().ask("POST", "/api/auth/providers/oidc", { intent: "login", back });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("a page with a query and a place in it is one", async () => {
    const browser = arena.browser();
    const person = newPerson();
    await signUp(browser, fake, "oidc", person);
    const back = "/u/Ada%20L?tab=matches#last";
    expect(
      await followRedirect(browser, callbackPath(fake, await startAtProvider(browser, "oidc", "login", back), person)),
    ).toBe(back);
    const refused = callbackPath(fake, await startAtProvider(browser, "oidc", "link", back), person, {
      error: "access_denied",
    });
    expect(await followRedirect(browser, refused)).toBe(
      "/u/Ada%20L?tab=matches&problem=access_denied&provider=oidc#last",
    );
  });
});

describe("[OPS-4] the cookies of an authorization", () => {
  const attributes = async (publicUrl: string) => {
    const arenaThere = await openApiHarness(
      { publicUrl, providers: createProviders(fake.configs, fake.places) },
      arena.storage,
    );
    const answer = await arenaThere.browser().ask("POST", "/api/auth/providers/42", { intent: "login", back: "/" });
    return answer.headers.getSetCookie();
  };

  test("are for this host and https alone, hidden from scripts, not sent along by other sites' forms, and short-lived", async () => {
    const [cookie, ...others] = await attributes("https://pong.example.org");
    expect(others).toEqual([]);
    expect(cookie).toMatch(
      /^__Host-journey-\w{16}=[\w.-]{100,}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await attributes("http://localhost:8080"))[0]).toMatch(
      /^arena-8080-journey-\w{16}=.*; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("tell nobody what is in them", async () => {
    const browser = arena.browser();
    const asked = await startAtProvider(browser, "oidc");
    const plain = Buffer.from(browser.pending("journey").value, "base64url").toString("latin1");
    for (const secret of [asked.searchParams.get("state") ?? "", asked.searchParams.get("nonce") ?? "", "verifier"])
      expect(plain).not.toContain(secret);
  });

  test("hold one thing each: a pending sign-up is no authorization request", async () => {
    const encrypted = await encryptToken("a secret", "cookie introduction", "somebody", arena.nowMs + 1);
    expect(await decryptToken("a secret", "cookie introduction", encrypted, arena.nowMs)).toBe("somebody");
    expect(await decryptToken("a secret", "cookie journey", encrypted, arena.nowMs)).toBeNull();
    expect(await decryptToken("another secret", "cookie introduction", encrypted, arena.nowMs)).toBeNull();
    expect(await decryptToken("a secret", "cookie introduction", encrypted, arena.nowMs + 1)).toBeNull();
    const browser = arena.browser();
    await signIn(browser, fake, "oidc", newPerson());
    const asked = await startAtProvider(browser, "oidc");
    browser.cookies.set(browser.pending("journey").name, browser.pending("introduction").value);
    expect(await followRedirect(browser, callbackPath(fake, asked, newPerson()))).toBe(EXPIRED);
  });
});

test("[OPS-4] coming in by a provider begins a new session: one that was planted before is worth nothing", async () => {
  const browser = arena.browser();
  const person = newPerson();
  await signUp(browser, fake, "oidc", person);
  const planted = arena.browser();
  await planted.read<Me>(201, "POST", "/api/me");
  const victim = arena.browser();
  victim.cookies.set(SESSION, planted.cookies.get(SESSION) ?? "");
  await signIn(victim, fake, "oidc", person);
  expect(await victim.read(200, "GET", "/api/me")).toMatchObject({ me: { kind: "member" } });
  expect(await planted.read(200, "GET", "/api/me")).toEqual({ me: null });
});

test("[OPS-4] authorizations are limited", async () => {
  const few = { perSession: 2, perAddress: 3, windowMs: 60_000 };
  const busy = await openApiHarness(
    { providers: createProviders(fake.configs, fake.places), limits: { providers: few } },
    arena.storage,
  );
  busy.address = "198.51.100.9";
  const statuses = [];
  for (let i = 0; i < 4; i++) {
    statuses.push((await busy.browser().ask("POST", "/api/auth/providers/42", { intent: "login", back: "/" })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test("[OPS-4] the provider's discovery document is read once an hour", async () => {
  const other = await FakeProvider.start(() => arena.nowMs);
  const there = await openApiHarness(
    { providers: createProviders(other.configs, other.places), clock: () => arena.nowMs },
    arena.storage,
  );
  const reads = () => other.asked.filter((path) => path.includes(".well-known")).length;
  for (let i = 0; i < 3; i++) await startAtProvider(there.browser(), "oidc");
  expect(reads()).toBe(1);
  arena.nowMs += 3_600_000;
  await startAtProvider(there.browser(), "oidc");
  expect(reads()).toBe(2);
  await other.stop();
});

test("[OPS-4] an authorization is begun by our own pages only, and a way back is no change that another site could ask for", async () => {
  const browser = arena.browser();
  const answer = await browser.ask(
    "POST",
    "/api/auth/providers/oidc",
    { intent: "login" },
    { Origin: "https://evil.example" },
  );
  expect([answer.status, browser.cookies.size]).toEqual([403, 0]);
  const back = await browser.ask("GET", "/api/auth/providers/oidc/callback?code=x&state=y", undefined, NAVIGATION);
  expect([back.status, back.headers.get("Location")]).toEqual([303, EXPIRED]);
});
