import { createSession } from "@transcendence/database";
import type { ReauthenticationAsked } from "@transcendence/protocol";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../src/random.ts";
import { FRESH_LOGIN_MS, hashToken, newToken } from "../src/session.ts";
import { type Browser, openApiHarness, SESSION } from "./api-harness.ts";
import { addAuthenticator, forgetMails, mailedCodes, makeAccount, makeMember, PASSWORD } from "./members.ts";

const MINUTE_MS = 60_000;
const arena = await openApiHarness();
afterAll(() => arena.storage.close());
beforeEach(() => arena.startAnew());

const PROOF = "/api/auth/reauthentication";
/** Something that needs re-authentication. */
const change = (browser: Browser) => browser.ask("POST", "/api/me/second-factor/totp/set-up");
const isFresh = async (browser: Browser) => (await change(browser)).status === 200;

async function prove(browser: Browser, password: string | null, second: unknown = null): Promise<string> {
  const response = await browser.ask("POST", PROOF, { password, second });
  const body = (await response.json()) as { error?: string };
  return `${response.status} ${body.error ?? "proved"}`;
}

describe("[ACC-3] re-authentication", () => {
  test("is what a login was, for a quarter of an hour", async () => {
    const { browser } = await makeMember(arena);
    expect(await isFresh(browser)).toBe(true);
    arena.nowMs += FRESH_LOGIN_MS;
    expect(await isFresh(browser)).toBe(true);
    arena.nowMs += 1;
    expect(await browser.read(403, "POST", "/api/me/second-factor/totp/set-up")).toMatchObject({
      error: "proof_needed",
    });
  });

  test("with the password alone, where there is no second factor", async () => {
    const { browser } = await makeMember(arena);
    arena.nowMs += FRESH_LOGIN_MS + 1;
    expect(await browser.read<ReauthenticationAsked>(200, "GET", PROOF)).toEqual({
      password: true,
      factors: [],
      email: null,
    });
    expect(await prove(browser, "another password")).toBe("401 credentials_wrong");
    expect(await prove(browser, null)).toBe("401 credentials_wrong");
    expect(await isFresh(browser)).toBe(false);
    expect(await prove(browser, PASSWORD)).toBe("200 proved");
    expect(await isFresh(browser)).toBe(true);
  });

  test("takes password and second factor where there are both: neither is enough", async () => {
    const { browser } = await makeMember(arena);
    const { codeAt, recoveryCodes } = await addAuthenticator(arena, browser);
    arena.nowMs += FRESH_LOGIN_MS + 1;
    expect(await browser.read<ReauthenticationAsked>(200, "GET", PROOF)).toMatchObject({
      password: true,
      factors: ["totp", "recovery"],
    });
    const second = { factor: "totp", code: codeAt(arena.nowMs) };
    expect(await prove(browser, PASSWORD)).toBe("401 code_wrong");
    expect(await prove(browser, null, second)).toBe("401 credentials_wrong");
    expect(await prove(browser, PASSWORD, { factor: "totp", code: "000000" })).toBe("401 code_wrong");
    expect(await prove(browser, PASSWORD, { factor: "email", code: "00000000" })).toBe("401 code_wrong");
    expect(await isFresh(browser)).toBe(false);
    expect(await prove(browser, PASSWORD, second)).toBe("200 proved");
    arena.nowMs += FRESH_LOGIN_MS + 1;
    const recovery = { factor: "recovery", code: recoveryCodes[0] };
    expect(await prove(browser, PASSWORD, recovery)).toBe("200 proved");
    arena.nowMs += FRESH_LOGIN_MS + 1;
    expect(await prove(browser, PASSWORD, recovery)).toBe("401 code_wrong");
  });

  test("by a code in a mail, where there is neither password nor second factor", async () => {
    const { user, email } = await makeAccount(arena, { password: null });
    const browser = await signedIn(user.id);
    arena.nowMs += FRESH_LOGIN_MS + 1;
    expect(await browser.read<ReauthenticationAsked>(200, "GET", PROOF)).toEqual({
      password: false,
      factors: ["email"],
      email: "m…@example.org",
    });
    await forgetMails(arena);
    await browser.read(200, "POST", `${PROOF}/email`);
    const [code = ""] = await mailedCodes(arena, email);
    const elsewhere = await signedIn(user.id);
    expect(await prove(elsewhere, null, { factor: "email", code })).toBe("401 code_wrong"); // of another session
    expect(await prove(browser, null, { factor: "email", code: "00000000" })).toBe("401 code_wrong");
    expect(await prove(browser, null, { factor: "email", code })).toBe("200 proved");
    expect(await prove(browser, null, { factor: "email", code })).toBe("401 code_wrong");
  });

  test("a mail's code is good for ten minutes and five attempts", async () => {
    const { user, email } = await makeAccount(arena, { password: null });
    const browser = await signedIn(user.id);
    await forgetMails(arena);
    await browser.read(200, "POST", `${PROOF}/email`);
    const [late = ""] = await mailedCodes(arena, email);
    arena.nowMs += 10 * MINUTE_MS;
    expect(await prove(browser, null, { factor: "email", code: late })).toBe("401 code_wrong");
    await forgetMails(arena);
    await browser.read(200, "POST", `${PROOF}/email`);
    const [code = ""] = await mailedCodes(arena, email);
    for (let attempt = 0; attempt < 5; attempt++) {
      arena.nowMs += 5000; // guessing gets slower
      expect(await prove(browser, null, { factor: "email", code: "00000000" })).toBe("401 code_wrong");
    }
    arena.nowMs += MINUTE_MS;
    expect(await prove(browser, null, { factor: "email", code })).toBe("401 code_wrong");
  });

  test("at the provider only, where there is no password, no second factor and no proven address", async () => {
    const { user } = await makeAccount(arena, { password: null, verified: false });
    const browser = await signedIn(user.id);
    expect(await browser.read<ReauthenticationAsked>(200, "GET", PROOF)).toEqual({
      password: false,
      factors: [],
      email: null,
    });
    expect(await prove(browser, null)).toBe("403 forbidden");
    expect((await browser.ask("POST", `${PROOF}/email`)).status).toBe(403);
  });

  test("guessing gets slower with each wrong one", async () => {
    const { browser } = await makeMember(arena);
    const answers: string[] = [];
    for (let count = 0; count < 8; count++) answers.push(await prove(browser, "wrong"));
    expect(answers.slice(0, 5)).toEqual(Array(5).fill("401 credentials_wrong"));
    expect(answers.at(-1)).toBe("429 too_many_requests");
    expect(await prove(browser, PASSWORD)).toBe("429 too_many_requests");
  });

  test("gives the session another token: a copy of the old one is worth nothing now", async () => {
    const { browser } = await makeMember(arena);
    const thief = arena.browser();
    thief.cookies.set(SESSION, browser.cookies.get(SESSION) ?? "");
    arena.nowMs += FRESH_LOGIN_MS + 1;
    expect((await thief.ask("GET", PROOF)).status).toBe(200);
    const [before] = (await browser.read<{ sessions: { id: string }[] }>(200, "GET", "/api/me/sessions")).sessions;
    expect(await prove(browser, PASSWORD)).toBe("200 proved");
    expect((await thief.ask("GET", PROOF)).status).toBe(401);
    const [after] = (await browser.read<{ sessions: { id: string }[] }>(200, "GET", "/api/me/sessions")).sessions;
    expect(after?.id).toBe(before?.id); // the same session to whoever holds its sockets
  });
});

describe("[ACC-3] [SITE-10] several at once, as from several tabs", () => {
  const five = (one: () => Promise<Response>) => Promise.all(Array.from({ length: 5 }, one));
  const tokensIn = (answers: readonly Response[]) =>
    answers.flatMap(({ headers }) => headers.getSetCookie()).filter((line) => line.startsWith(`${SESSION}=`));

  test.each([
    ["proofs", () => ["/api/auth/reauthentication", { password: PASSWORD, second: null }] as const],
    [
      "logins to the same account",
      (email: string) => ["/api/auth/login", { name: email, password: PASSWORD }] as const,
    ],
  ])("%s: whichever answer the browser hears last, it is signed in and proven", async (_, request) => {
    const { browser, email, user } = await makeMember(arena);
    arena.nowMs += FRESH_LOGIN_MS + 1;
    const [path, body] = request(email);
    const answers = await five(() => browser.ask("POST", path, body));
    expect(answers.map(({ status }) => status)).toContain(200);
    // One that is read after another was answered has a token that is over; it is told so, and takes nothing from the browser.
    for (const { status } of answers) expect([200, 401]).toContain(status);
    const tokens = tokensIn(answers).map((line) => /^arena-8080-session=([\w-]+)/.exec(line)?.[1] ?? "none");
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) {
      const last = arena.browser();
      last.cookies.set(SESSION, token);
      expect(await last.read(200, "GET", "/api/me")).toMatchObject({ me: { id: user.id } });
      expect(await isFresh(last)).toBe(true);
    }
  });
});

/** As after a provider's word. */
async function signedIn(userId: string): Promise<Browser> {
  const token = newToken();
  const now = new Date(arena.nowMs);
  const expiresAt = new Date(arena.nowMs + 86_400_000);
  const session = { id: newId(), tokenHash: hashToken(token), userId, method: "github", agent: "", expiresAt };
  await createSession(arena.storage.database, { session, replaces: null, now });
  const browser = arena.browser();
  browser.cookies.set(SESSION, token);
  return browser;
}
