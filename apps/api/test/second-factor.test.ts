import type { FactorsAsked, FactorState, LoginAnswer, Me } from "@transcendence/protocol";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { cookieName } from "../src/cookie-names.ts";
import { type Browser, openApiHarness, ORIGIN, SESSION, START_MS } from "./api-harness.ts";
import {
  addAuthenticator,
  atTheDoor,
  FACTOR,
  forgetMails,
  give,
  giveFirstFactor,
  mailedCodes,
  mailsTo,
  makeMember,
  type Member,
  MINE,
} from "./members.ts";

const MINUTE_MS = 60_000;
const arena = await openApiHarness();
const secure = await openApiHarness({ publicUrl: "https://pong.example.org" }, arena.storage);
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.startAnew();
  secure.nowMs = START_MS;
});

const whoIs = (browser: Browser) => browser.read<{ me: Me | null }>(200, "GET", "/api/me");

describe("[ACC-3] logging in with an authenticator", () => {
  test("the password alone opens nothing: a code is asked for", async () => {
    const member = await makeMember(arena);
    const authenticator = await addAuthenticator(arena, member.browser);
    const { browser, answer } = await atTheDoor(arena, member);
    expect(answer).toMatchObject({ state: "second_factor", factors: ["totp", "recovery"] });
    expect(await whoIs(browser)).toEqual({ me: null });
    expect(await browser.read<FactorsAsked>(200, "GET", FACTOR)).toEqual({
      factors: ["totp", "recovery"],
      email: null,
    });
    expect(await give(browser, "totp", authenticator.codeAt(arena.nowMs))).toEqual([200, undefined]);
    expect((await whoIs(browser)).me).toMatchObject({ id: member.user.id });
    expect(await give(browser, "totp", authenticator.codeAt(arena.nowMs + 30_000))).toEqual([410, "login_expired"]);
  });

  test("a guest stays a guest until the code was given, and the guest's cookie is worth nothing afterwards", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const browser = arena.browser();
    const guest = await browser.read<Me>(201, "POST", "/api/me");
    const old = browser.cookies.get(SESSION) ?? "";
    await giveFirstFactor(browser, member);
    expect((await whoIs(browser)).me).toEqual(guest);
    await give(browser, "totp", codeAt(arena.nowMs));
    const thief = arena.browser();
    thief.cookies.set(SESSION, old);
    expect((await whoIs(thief)).me).toBeNull();
  });

  test("a code may be typed with spaces; it counts once, and so does an older one", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const first = await atTheDoor(arena, member);
    const code = codeAt(arena.nowMs);
    expect(await give(first.browser, "totp", ` ${code.slice(0, 3)} ${code.slice(3)} `)).toEqual([200, undefined]);
    const second = await atTheDoor(arena, member);
    expect(await give(second.browser, "totp", code)).toEqual([401, "code_wrong"]);
    expect(await give(second.browser, "totp", codeAt(arena.nowMs - 30_000))).toEqual([401, "code_wrong"]);
    expect(await give(second.browser, "totp", codeAt(arena.nowMs + 30_000))).toEqual([200, undefined]);
  });

  test("two requests at once with the same code: one wins", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const doors: Awaited<ReturnType<typeof atTheDoor>>[] = [];
    // One after the other: so many passwords at once would be taken for guesses.
    for (let door = 0; door < 6; door++) doors.push(await atTheDoor(arena, member));
    const code = codeAt(arena.nowMs);
    const answers = await Promise.all(doors.map(({ browser }) => give(browser, "totp", code)));
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.filter(([, error]) => error === "code_wrong")).toHaveLength(5);
  });

  test("the same button pressed twice signs in once", async () => {
    const member = await makeMember(arena);
    const { codeAt, recoveryCodes } = await addAuthenticator(arena, member.browser);
    const { browser } = await atTheDoor(arena, member);
    const answers = await Promise.all([
      give(browser, "totp", codeAt(arena.nowMs)),
      give(browser, "recovery", recoveryCodes[0] ?? ""),
    ]);
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  });

  test("five wrong codes end the login, one after the other and all at once, and the owner is told", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    await forgetMails(arena);
    const one = await atTheDoor(arena, member);
    for (let attempt = 0; attempt < 4; attempt++)
      expect(await give(one.browser, "totp", "000000")).toEqual([401, "code_wrong"]);
    expect(await give(one.browser, "totp", "000000")).toEqual([410, "login_expired"]);
    expect(await give(one.browser, "totp", codeAt(arena.nowMs))).toEqual([410, "login_expired"]);
    expect((await mailsTo(arena, member.email))[0]?.text).toMatch(/entered wrong codes/);

    const many = await atTheDoor(arena, member);
    const answers = await Promise.all(Array.from({ length: 20 }, () => give(many.browser, "totp", "000000")));
    expect(answers.filter(([, error]) => error === "code_wrong")).toHaveLength(4);
    expect(answers.filter(([, error]) => error === "login_expired")).toHaveLength(16);
    expect(await mailsTo(arena, member.email)).toHaveLength(1);
  });

  test("wrong codes at many logins, few at each, are told to the owner, too", async () => {
    const member = await makeMember(arena);
    await addAuthenticator(arena, member.browser);
    await forgetMails(arena);
    for (let login = 0; login < 10; login++) {
      const { browser } = await atTheDoor(arena, member);
      for (let attempt = 0; attempt < 2; attempt++) await give(browser, "totp", "000000");
    }
    expect((await mailsTo(arena, member.email)).filter(({ text }) => /entered wrong codes/.test(text))).toHaveLength(2);
  });

  test("the login waits for ten minutes", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const { browser } = await atTheDoor(arena, member);
    arena.nowMs += 10 * MINUTE_MS;
    expect((await browser.ask("GET", FACTOR)).status).toBe(410);
    expect(await give(browser, "totp", codeAt(arena.nowMs))).toEqual([410, "login_expired"]);
  });

  test.each([
    ["a new password", "POST", "/api/me/password", { password: "five words are even better" }],
    ["ending all other sessions", "DELETE", "/api/me/sessions", undefined],
  ] as const)("%s ends a login that waits", async (_what, method, path, body) => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const { browser } = await atTheDoor(arena, member);
    await member.browser.read(200, method, path, body);
    expect(await give(browser, "totp", codeAt(arena.nowMs))).toEqual([410, "login_expired"]);
  });

  test("it is bound to the browser that gave the password", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    await atTheDoor(arena, member);
    const elsewhere = arena.browser();
    expect(await give(elsewhere, "totp", codeAt(arena.nowMs))).toEqual([410, "login_expired"]);
    elsewhere.cookies.set(`${cookieName(ORIGIN, "login")}-${"a".repeat(16)}`, "A".repeat(43));
    expect(await give(elsewhere, "totp", codeAt(arena.nowMs))).toEqual([410, "login_expired"]);
    const other = await makeMember(arena);
    await addAuthenticator(arena, other.browser);
    const theirs = await atTheDoor(arena, other);
    expect(await give(theirs.browser, "totp", codeAt(arena.nowMs))).toEqual([401, "code_wrong"]);
  });

  test("its cookie is hidden from scripts, bound to host and https, and gone afterwards", async () => {
    const member = await makeMember(arena);
    const { codeAt } = await addAuthenticator(arena, member.browser);
    const browser = secure.browser();
    secure.nowMs = arena.nowMs;
    const body = { name: member.user.name, password: "four words are enough" };
    const first = await browser.ask("POST", "/api/auth/login", body);
    expect(first.headers.getSetCookie().join("\n")).toMatch(
      /^__Host-login-\w{16}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/m,
    );
    const second = await browser.ask("POST", FACTOR, { factor: "totp", code: codeAt(arena.nowMs) });
    expect(second.headers.getSetCookie().join("\n")).toMatch(/^__Host-login-\w{16}=; Max-Age=0/m);
  });

  test("guesses are counted by account, wherever they come from; recovery codes still let the owner in", async () => {
    const tight = await openApiHarness(
      { limits: { secondFactors: { perSession: 6, perAddress: 100, windowMs: 1440 * MINUTE_MS } } },
      arena.storage,
    );
    const member = await makeMember(arena);
    const { codeAt, recoveryCodes } = await addAuthenticator(arena, member.browser);
    tight.nowMs = arena.nowMs;
    const statuses: number[] = [];
    for (let count = 0; count < 7; count++) {
      tight.address = `203.0.113.${count}`;
      const browser = tight.browser();
      await giveFirstFactor(browser, member);
      statuses.push((await give(browser, "totp", "000000"))[0]);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]); // the set-up's code was the first
    const browser = tight.browser();
    await giveFirstFactor(browser, member);
    expect((await give(browser, "totp", codeAt(tight.nowMs)))[0]).toBe(429);
    expect((await give(browser, "recovery", recoveryCodes[0] ?? ""))[0]).toBe(200);
  });
});

describe("[ACC-3] codes by mail", () => {
  async function withCodesByMail(): Promise<Member> {
    const member = await makeMember(arena);
    await member.browser.read(200, "PUT", `${MINE}/email`, { on: true });
    await forgetMails(arena);
    return member;
  }

  test("a code is sent when asked for, counts once, and tells only part of the address", async () => {
    const member = await withCodesByMail();
    const { browser, answer } = await atTheDoor(arena, member);
    expect(answer).toMatchObject({ state: "second_factor", factors: ["email", "recovery"] });
    expect(await mailedCodes(arena, member.email)).toEqual([]);
    expect(await browser.read(200, "POST", `${FACTOR}/email`)).toEqual({ email: "m…@example.org" });
    const [code = ""] = await mailedCodes(arena, member.email);
    expect(code).toMatch(/^\d{8}$/);
    const other = await atTheDoor(arena, member);
    expect((await give(other.browser, "email", code))[0]).toBe(401); // it belongs to the login for which it was sent
    expect((await give(browser, "email", `${code.slice(0, 4)} ${code.slice(4)}`))[0]).toBe(200);
    expect((await give(browser, "email", code))[0]).toBe(410);
  });

  test("a newer code takes the place of the one before; three are sent; each waits ten minutes", async () => {
    const member = await withCodesByMail();
    const { browser } = await atTheDoor(arena, member);
    await browser.read(200, "POST", `${FACTOR}/email`);
    const [first = ""] = await mailedCodes(arena, member.email);
    arena.nowMs += 9 * MINUTE_MS;
    await forgetMails(arena);
    await browser.read(200, "POST", `${FACTOR}/email`);
    const [second = ""] = await mailedCodes(arena, member.email);
    expect((await give(browser, "email", first))[0]).toBe(401);
    await browser.read(200, "POST", `${FACTOR}/email`);
    expect((await browser.ask("POST", `${FACTOR}/email`)).status).toBe(429);
    expect((await give(browser, "email", second))[0]).toBe(401);
    arena.nowMs += 10 * MINUTE_MS;
    expect((await give(browser, "email", second))[0]).toBe(410);
  });

  test("need a proven address, and are not sent to an account without them", async () => {
    const unproven = await makeMember(arena, { verified: false });
    expect((await unproven.browser.ask("PUT", `${MINE}/email`, { on: true })).status).toBe(403);
    const member = await makeMember(arena);
    await addAuthenticator(arena, member.browser);
    const { browser } = await atTheDoor(arena, member);
    expect((await browser.ask("POST", `${FACTOR}/email`)).status).toBe(403);
    expect((await give(browser, "email", "00000000"))[0]).toBe(401);
  });

  test("are not offered where nobody carries mails: no code would arrive", async () => {
    const member = await makeMember(arena);
    const silent = await openApiHarness({ mail: { carries: false, nudge() {} } }, arena.storage);
    const browser = silent.browser();
    for (const [name, value] of member.browser.cookies) browser.cookies.set(name, value);
    expect((await browser.ask("PUT", `${MINE}/email`, { on: true })).status).toBe(403);
    const state = await browser.read<FactorState>(200, "GET", MINE);
    expect(state).toMatchObject({ canMail: false, sendsMail: false });
    await browser.read(200, "PUT", `${MINE}/email`, { on: false });
  });

  test("beside an authenticator, either is enough; the last factor that goes takes the recovery codes with it", async () => {
    const member = await withCodesByMail();
    await addAuthenticator(arena, member.browser);
    expect((await atTheDoor(arena, member)).answer).toMatchObject({ factors: ["totp", "email", "recovery"] });
    await member.browser.read(200, "DELETE", `${MINE}/totp`);
    expect(await member.browser.read<FactorState>(200, "GET", MINE)).toMatchObject({ recoveryLeft: 10 });
    await member.browser.read(200, "PUT", `${MINE}/email`, { on: false });
    expect(await member.browser.read<FactorState>(200, "GET", MINE)).toMatchObject({ recoveryLeft: 0 });
  });
});

test("[ACC-3] [SITE-10] two tabs that wait for a code each have their own login", async () => {
  const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
  const codes = [await addAuthenticator(arena, anna.browser), await addAuthenticator(arena, boris.browser)] as const;
  const browser = arena.browser();
  const begin = async (member: Member) => {
    arena.nowMs += 1;
    const answer = await giveFirstFactor<LoginAnswer>(browser, member);
    return answer.state === "second_factor" ? answer.pending : "";
  };
  const [first, second] = [await begin(anna), await begin(boris)];
  const giveIn = async (pending: string, code: string) => {
    const answer = await browser.ask("POST", `${FACTOR}?pending=${pending}`, { factor: "totp", code });
    return answer.status;
  };
  expect(await giveIn(second, codes[0].codeAt(arena.nowMs))).toBe(401); // another account's code
  expect(await giveIn(first, codes[0].codeAt(arena.nowMs))).toBe(200);
  expect((await whoIs(browser)).me).toMatchObject({ id: anna.user.id });
  expect(await giveIn(second, codes[1].codeAt(arena.nowMs))).toBe(200);
  expect((await whoIs(browser)).me).toMatchObject({ id: boris.user.id });
  expect(await giveIn(first, codes[0].codeAt(arena.nowMs + 30_000))).toBe(410); // it is over
});
