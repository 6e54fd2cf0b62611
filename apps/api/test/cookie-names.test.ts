// Cookies know no ports: what ours are called keeps arenas, and other programs on the same host, apart.
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { cookieName } from "../src/cookie-names.ts";
import { type Browser, openApiHarness, SESSION, START_MS } from "./api-harness.ts";

const arena = await openApiHarness();
const neighbour = await openApiHarness({ publicUrl: "http://localhost:9090" }); // with a database of its own
const secure = await openApiHarness({ publicUrl: "https://localhost:8443" }, arena.storage);
afterAll(() => Promise.all([arena.storage.close(), neighbour.storage.close()]));
beforeEach(() => {
  for (const each of [arena, neighbour, secure]) each.nowMs = START_MS;
});

const nameOf = async (browser: Browser) =>
  (await browser.read<{ me: { name: string } | null }>(200, "GET", "/api/me")).me?.name ?? null;

/** A guest as the version before left them: their cookie has the old name. */
async function guestOfBefore(old: string): Promise<{ browser: Browser; name: string | null; token: string }> {
  const browser = arena.browser();
  await browser.ask("POST", "/api/me");
  const name = await nameOf(browser);
  const token = browser.cookies.get(SESSION) ?? "";
  browser.cookies.delete(SESSION);
  browser.cookies.set(old, token);
  return { browser, name, token };
}

test.each([
  ["http://localhost:8080", "arena-8080-session"],
  ["http://localhost:9090", "arena-9090-session"],
  ["http://[::1]:8080", "arena-8080-session"],
  ["http://pong.example.org", "arena-80-session"],
  ["http://pong.example.org:80", "arena-80-session"],
  ["https://pong.example.org", "__Host-session"],
  ["https://pong.example.org:443", "__Host-session"],
  ["https://pong.example.org:8443", "__Host-arena-8443-session"],
])("[OPS-4] the session's cookie at %s is called %s", (publicUrl, name) => {
  expect(cookieName(publicUrl, "session")).toBe(name);
});

test("[OPS-4] two arenas on one host keep their people apart, and take no cookie from each other", async () => {
  const here = arena.browser();
  const there = neighbour.browser();
  await here.ask("POST", "/api/me");
  const name = await nameOf(here);
  for (const [key, value] of here.cookies) there.cookies.set(key, value); // one browser, one jar
  await there.ask("POST", "/api/me");
  for (const [key, value] of there.cookies) here.cookies.set(key, value);
  expect(await nameOf(here)).toBe(name);
  expect([await nameOf(here), await nameOf(there)]).not.toContain(null);
  await there.ask("POST", "/api/auth/logout");
  expect([await nameOf(here), here.cookies.size]).toEqual([name, 2]);
});

describe("[OPS-4] a cookie by the old name", () => {
  test("is read once, sent under the new name, and taken away", async () => {
    const { browser, name, token } = await guestOfBefore("session");
    const answer = await browser.ask("GET", "/api/me");
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^arena-8080-session=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
      "session=; Max-Age=0; Path=/",
    ]);
    expect([...browser.cookies]).toEqual([[SESSION, token]]);
    expect(await nameOf(browser)).toBe(name);
    expect((await browser.ask("GET", "/api/me")).headers.getSetCookie()).toEqual([]);
  });

  test("still signs in for what needs somebody, and a sign-up moves on from it", async () => {
    const { browser } = await guestOfBefore("session");
    const body = { name: "Ada of Before", password: "four plain words here", language: "en" };
    const answer = await browser.ask("POST", "/api/auth/sign-up", body);
    expect(answer.status).toBe(201);
    expect([...browser.cookies.keys()]).toEqual([SESSION]);
    expect(await nameOf(browser)).toBe("Ada of Before");
  });

  test("that is not ours is left alone, also when somebody new comes", async () => {
    const browser = arena.browser();
    for (const foreign of ["s%3Aanother-program", "A".repeat(43)]) {
      browser.cookies.set("session", foreign);
      expect((await browser.ask("GET", "/api/me")).headers.getSetCookie()).toEqual([]);
    }
    await browser.ask("POST", "/api/me");
    expect([...browser.cookies.keys()]).toEqual(["session", SESSION]);
    expect(await nameOf(browser)).not.toBeNull();
    await browser.ask("POST", "/api/auth/logout");
    expect([...browser.cookies.keys()]).toEqual(["session"]);
  });

  test("counts for nothing beside one by the new name", async () => {
    const { browser, token } = await guestOfBefore("session");
    const other = arena.browser();
    await other.ask("POST", "/api/me");
    other.cookies.set("session", token);
    expect(await nameOf(other)).not.toBe(await nameOf(browser));
  });

  test("moves over https on a port of one's own, too", async () => {
    const { browser, name, token } = await guestOfBefore("__Host-session");
    const there = secure.browser();
    for (const [key, value] of browser.cookies) there.cookies.set(key, value);
    expect(await nameOf(there)).toBe(name);
    expect([...there.cookies]).toEqual([["__Host-arena-8443-session", token]]);
  });
});
