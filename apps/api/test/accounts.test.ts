// Password accounts: in, out, and the ways back in.
import type { AccountAnswer, LoginAnswer, MatchSummary, Me } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { cookieName } from "../src/cookie-names.ts";
import { createPasswords, type DeriveKey, HashingBusy } from "../src/index.ts";
import { deriveHere } from "../src/scrypt.ts";
import { type Browser, openApiHarness, ORIGIN, SESSION, START_MS } from "./api-harness.ts";
import { forgetMails, mailsTo } from "./members.ts";
import { play, resultOf } from "./played.ts";

const PASSWORD = "four plain words here";
const OTHER = "some other words then";
const FORMER_GUEST = cookieName(ORIGIN, "former-guest");
const DAY_MS = 86_400_000;
const WIDE = { perSession: 1000, perAddress: 10_000, windowMs: 1 };
const arena = await openApiHarness({
  limits: { signUps: WIDE, mails: WIDE, links: WIDE, passwords: WIDE, guests: WIDE },
});
afterAll(() => arena.storage.close());
let count = 0;
beforeEach(() => {
  arena.nowMs = START_MS;
  arena.address = `198.51.100.${++count}`;
  arena.revoked.length = 0;
});
afterEach(() => forgetMails(arena));

const someName = () => `Person ${++count}`;
const someAddress = () => `person${++count}@example.org`;

interface Wish {
  readonly name?: string;
  readonly email?: string;
  readonly browser?: Browser;
}

async function signUp({ name = someName(), email, browser = arena.browser() }: Wish = {}) {
  const body = { name, password: PASSWORD, language: "en", ...(email && { email }) };
  const answer = await browser.read<LoginAnswer>(201, "POST", "/api/auth/sign-up", body);
  if (answer.state !== "in") throw new Error(answer.state);
  return { browser, name, me: answer.me };
}

/** A member with a confirmed address. */
async function verified(email = someAddress()) {
  const member = await signUp({ email });
  await member.browser.read(200, "POST", "/api/auth/verify", { token: await tokenTo(email) });
  await forgetMails(arena);
  return { ...member, email };
}

/** What stands behind the # of the newest mail's link. */
async function tokenTo(email: string): Promise<string> {
  const mails = await mailsTo(arena, email);
  return /#([\w-]{43})$/m.exec(mails.at(-1)?.text ?? "")?.[1] ?? "";
}

const logIn = (name: string, password = PASSWORD, browser = arena.browser()) =>
  browser.ask("POST", "/api/auth/login", { name, password });
/** Sets OTHER by the link of a mail. */
async function reset(email: string): Promise<void> {
  await arena.browser().read(202, "POST", "/api/auth/forgot", { email });
  await arena.browser().read(200, "POST", "/api/auth/reset", { token: await tokenTo(email), password: OTHER });
}

/** The same arena, where passwords are not hashed until `goOn`; `begun`: the first one waits. */
async function openSlowly() {
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const derive: DeriveKey = async (...of) => {
    begun.resolve();
    await gate.promise;
    return deriveHere(...of);
  };
  const passwords = createPasswords(derive, { ln: 4, r: 8, p: 1 });
  return { arena: await openApiHarness({ passwords }, arena.storage), begun: begun.promise, goOn: gate.resolve };
}

const whoIs = async (browser: Browser) => (await browser.read<{ me: Me | null }>(200, "GET", "/api/me")).me;
const account = (browser: Browser) => browser.read<AccountAnswer>(200, "GET", "/api/me/account");

describe("[ACC-1] signing up", () => {
  test("takes a name and a password, and one is in", async () => {
    const { browser, name, me } = await signUp();
    expect(me).toMatchObject({ name, kind: "member" });
    expect(await whoIs(browser)).toEqual(me);
    expect(await account(browser)).toMatchObject({ email: null, hasPassword: true, language: "en" });
  });

  test.each([
    ["name", { name: "x" }, "name_invalid"],
    ["reserved name", { name: "Moderator" }, "name_reserved"],
    ["e-mail", { email: "ada at example.org" }, "email_invalid"],
    ["e-mail with a header in it", { email: "ada@example.org\r\nBcc: all@example.org" }, "email_invalid"],
    ["short password", { password: "ninechars" }, "password_invalid"],
    ["long password", { password: "long words ".repeat(19) }, "password_invalid"],
    ["common password", { password: "Password123!" }, "password_common"],
    ["password with the name in it", { name: "Ada Lovelace", password: "adalovelace on the court" }, "password_common"],
    [
      "password with the address in it",
      { email: "lovely@example.org", password: "so lovely, is it not" },
      "password_common",
    ],
    ["password with the site's name in it", { password: "my transcendence word" }, "password_common"],
    ["unknown field", { admin: true }, "bad_request"],
  ])("is refused for a bad %s, beside which field it is said", async (_what, change, error) => {
    const body = { name: someName(), password: PASSWORD, language: "en", ...change };
    expect(await arena.browser().read(400, "POST", "/api/auth/sign-up", body)).toMatchObject({ error });
  });

  test("is for those who have no account yet", async () => {
    const { browser } = await signUp();
    const body = { name: someName(), password: PASSWORD, language: "en" };
    expect(await browser.read(409, "POST", "/api/auth/sign-up", body)).toMatchObject({ error: "conflict" });
  });

  test("twice at once makes one account", async () => {
    const browser = arena.browser();
    await browser.read(201, "POST", "/api/me");
    const body = { name: someName(), password: PASSWORD, language: "en" };
    const both = await Promise.all([1, 2].map(() => browser.ask("POST", "/api/auth/sign-up", body)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test("keeps the password as a hash only", async () => {
    const { me } = await signUp();
    const rows = await arena.storage.database.execute(sql`select * from accounts where user_id = ${me.id}`);
    expect(rows[0]?.["password_hash"]).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$/);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });
});

describe("[ACC-7] a guest who signs up", () => {
  test("stays the same person, in mid-match, under a new token and the same session id", async () => {
    const browser = arena.browser();
    const guest = await browser.read<Me>(201, "POST", "/api/me");
    const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    const token = browser.cookies.get(SESSION) ?? "";
    const before = await arena.storage.database.execute(sql`select id from sessions where user_id = ${guest.id}`);
    const { me } = await signUp({ browser });
    expect(me).toMatchObject({ id: guest.id, kind: "member" });
    expect(browser.cookies.get(SESSION)).not.toBe(token);
    const thief = arena.browser();
    thief.cookies.set(SESSION, token);
    expect(await whoIs(thief)).toBeNull();
    const after = await arena.storage.database.execute(
      sql`select id, method from sessions where user_id = ${guest.id}`,
    );
    expect(after).toEqual([{ id: before[0]?.["id"], method: "password" }]);
    expect(arena.revoked).toEqual([]); // the sockets of the match stay open
    const match = await browser.read<MatchSummary>(200, "GET", `/api/matches/${id}`);
    expect(match.seats[0]).toMatchObject({ id: me.id, name: me.name, kind: "member" });
  });
});

describe("[ACC-1] logging in", () => {
  test("takes the name as anybody would write it, and the password", async () => {
    const { name, me } = await signUp({ name: `Zoë ${++count}` });
    for (const typed of [name, name.toUpperCase(), name.replace("ë", "e").replace(" ", ""), `  ${name} `]) {
      const browser = arena.browser();
      expect((await logIn(typed, PASSWORD, browser)).status).toBe(200);
      expect(await whoIs(browser)).toEqual(me);
    }
  });

  test("takes a confirmed address, and no other", async () => {
    const { email } = await verified();
    expect((await logIn(email.toUpperCase())).status).toBe(200);
    const unconfirmed = someAddress();
    await signUp({ email: unconfirmed });
    expect((await logIn(unconfirmed)).status).toBe(401);
  });

  test("answers the same whatever is wrong", async () => {
    const { name } = await signUp();
    const wrong = await Promise.all(
      [logIn(name, OTHER), logIn("Nobody At All"), logIn("nobody@example.org"), logIn("Heron")].map(async (asked) => {
        const response = await asked;
        return [response.status, await response.json(), [...response.headers], response.headers.getSetCookie()];
      }),
    );
    expect(new Set(wrong.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(wrong[0]?.slice(0, 2)).toEqual([401, expect.objectContaining({ error: "credentials_wrong" })]);
  });

  test("hashes once, whether there is such an account or not", async () => {
    const hashed: string[] = [];
    const passwords = createPasswords(
      (password, salt, cost, bytes) => {
        hashed.push(JSON.stringify(cost));
        return deriveHere(password, salt, cost, bytes);
      },
      { ln: 4, r: 8, p: 1 },
    );
    const counting = await openApiHarness({ passwords }, arena.storage);
    const { name } = await signUp();
    const body = (typed: string) => ({ name: typed, password: OTHER });
    for (const typed of [name, "Nobody At All", "nobody@example.org"])
      await counting.browser().read(401, "POST", "/api/auth/login", body(typed));
    expect(hashed).toHaveLength(3);
    expect(new Set(hashed).size).toBe(1);
  });

  test("makes a hash of today's cost out of an older one", async () => {
    const stronger = createPasswords(deriveHere, { ln: 5, r: 8, p: 1 });
    const later = await openApiHarness({ passwords: stronger }, arena.storage);
    const { name, me } = await signUp();
    const logInLater = () => later.browser().read(200, "POST", "/api/auth/login", { name, password: PASSWORD });
    await Promise.all([logInLater(), logInLater()]); // one of them finds the hash of the other
    const rows = await arena.storage.database.execute(sql`select password_hash from accounts where user_id = ${me.id}`);
    expect(rows[0]?.["password_hash"]).toMatch(/^\$scrypt\$ln=5,/);
    await logInLater();
  });

  test("as somebody else ends the session that the browser had, and closes its sockets", async () => {
    const [one, other] = [await signUp(), await signUp()];
    const token = one.browser.cookies.get(SESSION) ?? "";
    expect((await logIn(other.name, PASSWORD, one.browser)).status).toBe(200);
    const thief = arena.browser();
    thief.cookies.set(SESSION, token);
    expect(await whoIs(thief)).toBeNull();
    expect(arena.revoked).toEqual([{ userId: one.me.id, sessions: [expect.any(String)] }]);
  });
});

describe("[ACC-1] logging out", () => {
  test("ends the session, its cookie and its sockets", async () => {
    const { browser, me } = await signUp();
    const token = browser.cookies.get(SESSION) ?? "";
    const response = await browser.ask("POST", "/api/auth/logout");
    expect(response.status).toBe(200);
    expect(response.headers.get("Set-Cookie")).toMatch(/^arena-8080-session=; Max-Age=0/);
    browser.cookies.set(SESSION, token);
    expect(await whoIs(browser)).toBeNull();
    expect(arena.revoked).toEqual([{ userId: me.id, sessions: [expect.any(String)] }]);
  });
});

describe("[OPS-4] guessing a password", () => {
  async function guesses(times: number, name: string): Promise<number[]> {
    const found: number[] = [];
    for (let n = 0; n < times; n++) found.push((await logIn(name, `${OTHER} ${n}`)).status);
    return found;
  }

  test("gets slower with each wrong one, for whoever tries", async () => {
    const { name } = await signUp();
    expect(await guesses(6, name)).toEqual([401, 401, 401, 401, 401, 429]);
    const waits: (string | null)[] = [];
    for (let n = 0; n < 12; n++) {
      const response = await logIn(name, PASSWORD); // even the right one has to wait
      expect(response.status).toBe(429);
      const wait = response.headers.get("Retry-After");
      waits.push(wait);
      arena.nowMs += Number(wait) * 1000;
      expect((await logIn(name, OTHER)).status).toBe(401);
    }
    expect(waits.map(Number)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    arena.nowMs += 900_000;
    expect((await logIn(name)).status).toBe(200);
    expect(await guesses(6, name)).toEqual([401, 401, 401, 401, 401, 429]); // begun anew
  });

  test("waits the same for names that nobody has", async () => {
    expect(await guesses(7, "Nobody Whatsoever")).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test("keeps the owner, who is elsewhere, from nothing", async () => {
    const { name } = await signUp();
    await guesses(6, name);
    arena.address = "203.0.113.1";
    expect((await logIn(name)).status).toBe(200);
  });

  test("from everywhere at once is held to one a minute in the end", async () => {
    const { name } = await signUp();
    const statuses: number[] = [];
    for (let house = 0; house < 31; house++) {
      arena.address = `203.0.113.${house + 2}`;
      statuses.push(...(await guesses(1, name)));
    }
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses[30]).toBe(429);
    arena.nowMs += 60_000;
    expect((await logIn(name)).status).toBe(200);
  });

  test("many at once are no more than one after the other", async () => {
    const { name } = await signUp();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => logIn(name, `${OTHER} ${n}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  test("of many names from one address is slowed, too, and those who are right are not counted", async () => {
    const { name } = await signUp();
    for (let n = 0; n < 30; n++) {
      expect((await logIn(name)).status).toBe(200);
      expect((await logIn(`Nobody ${n}`)).status).toBe(401);
      expect((await logIn(`Nobody else ${n}`)).status).toBe(401);
    }
    expect((await logIn("Nobody in the end")).status).toBe(429);
  });
});

test("[OPS-4] where too many passwords wait to be hashed, people are asked to come back, and it is no wrong guess", async () => {
  const { name } = await signUp();
  const crowded = await openApiHarness(
    { passwords: createPasswords(() => Promise.reject(new HashingBusy()), { ln: 4, r: 8, p: 1 }) },
    arena.storage,
  );
  crowded.address = arena.address;
  for (let n = 0; n < 8; n++) {
    const response = await crowded.browser().ask("POST", "/api/auth/login", { name, password: PASSWORD });
    expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "3"]);
  }
  expect((await logIn(name)).status).toBe(200);
  expect(crowded.logged).toEqual([]);
});

describe("[ACC-4] an address", () => {
  test("is confirmed by the link of a mail, once", async () => {
    const email = someAddress();
    const { browser, name } = await signUp({ email });
    expect(await account(browser)).toMatchObject({ email, emailIsVerified: false });
    const [mail] = await mailsTo(arena, email);
    expect(mail?.subject).toBe("Confirm your email");
    expect(mail?.text).toContain(`Hello ${name},`);
    expect(mail?.text).toMatch(/^http:\/\/localhost:8080\/verify#[\w-]{43}$/m);
    const token = await tokenTo(email);
    const elsewhere = arena.browser(); // where the mail is read, nobody need be logged in
    expect(await elsewhere.read(200, "POST", "/api/auth/verify", { token })).toEqual({ email });
    expect(await account(browser)).toMatchObject({ email, emailIsVerified: true });
    expect(await elsewhere.read(410, "POST", "/api/auth/verify", { token })).toMatchObject({ error: "link_expired" });
  });

  test("is not confirmed by a link that is too old, replaced, invented, or for something else", async () => {
    const email = someAddress();
    const { browser } = await signUp({ email });
    const old = await tokenTo(email);
    await forgetMails(arena);
    expect((await browser.ask("POST", "/api/me/email/verification")).status).toBe(202);
    const fresh = await tokenTo(email);
    arena.nowMs += 7 * DAY_MS;
    for (const token of [old, fresh, "A".repeat(43)])
      expect(await browser.read(410, "POST", "/api/auth/verify", { token })).toMatchObject({ error: "link_expired" });
    expect((await browser.ask("POST", "/api/auth/verify", { token: "short" })).status).toBe(400);
    const other = await verified();
    await arena.browser().ask("POST", "/api/auth/forgot", { email: other.email });
    const token = await tokenTo(other.email);
    expect((await browser.ask("POST", "/api/auth/verify", { token })).status).toBe(410);
  });

  test("that is somebody's already is answered as any other, and the mail says what is the matter", async () => {
    const owner = await verified();
    const [free, taken] = [someAddress(), owner.email];
    const answers = await Promise.all(
      [free, taken].map(async (email) => {
        const browser = arena.browser();
        const body = { name: someName(), password: PASSWORD, language: "en", email };
        const response = await browser.ask("POST", "/api/auth/sign-up", body);
        const { me } = (await response.json()) as Extract<LoginAnswer, { state: "in" }>;
        const { emailIsVerified, pendingEmail } = await account(browser);
        return [response.status, Object.keys(me), emailIsVerified, pendingEmail];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    const [mail] = await mailsTo(arena, taken);
    expect(mail?.subject).toBe("You already have an account");
    expect(mail?.text).toContain(`Hello ${owner.name},`);
    expect(mail?.text).not.toContain("#");
    expect((await mailsTo(arena, free))[0]?.subject).toBe("Confirm your email");
  });

  test("typed in by two belongs to the one who confirms it first", async () => {
    const email = someAddress();
    const one = await signUp({ email });
    const first = await tokenTo(email);
    await forgetMails(arena);
    const other = await signUp({ email });
    const second = await tokenTo(email);
    await one.browser.read(200, "POST", "/api/auth/verify", { token: first });
    expect((await other.browser.ask("POST", "/api/auth/verify", { token: second })).status).toBe(410);
    expect(await account(other.browser)).toMatchObject({ emailIsVerified: false });
    expect((await (await logIn(email)).json()) as LoginAnswer).toMatchObject({ me: { id: one.me.id } });
  });

  test("is changed when the new one is confirmed, and the old one is told twice", async () => {
    const { browser, email } = await verified();
    const next = someAddress();
    expect(await browser.read(200, "POST", "/api/me/email", { email: next })).toMatchObject({
      email,
      emailIsVerified: true,
      pendingEmail: next,
    });
    expect((await mailsTo(arena, email)).map(({ subject }) => subject)).toEqual(["Your email is about to change"]);
    await browser.read(200, "POST", "/api/auth/verify", { token: await tokenTo(next) });
    expect(await account(browser)).toMatchObject({ email: next, emailIsVerified: true, pendingEmail: null });
    expect((await mailsTo(arena, email)).map(({ subject }) => subject)).toContain("Your email was changed");
    expect((await logIn(email)).status).toBe(401);
    expect((await logIn(next)).status).toBe(200);
  });

  test("is not changed any more once the password was", async () => {
    const { browser } = await verified();
    const next = someAddress();
    await browser.read(200, "POST", "/api/me/email", { email: next });
    await browser.read(200, "POST", "/api/me/password", { password: OTHER });
    expect((await browser.ask("POST", "/api/auth/verify", { token: await tokenTo(next) })).status).toBe(410);
  });

  test("of somebody else cannot be taken by a change, nor found out by one", async () => {
    const [one, other] = [await verified(), await verified()];
    expect(await one.browser.read(200, "POST", "/api/me/email", { email: other.email })).toMatchObject({
      pendingEmail: other.email,
    });
    expect((await mailsTo(arena, other.email))[0]?.subject).toBe("You already have an account");
  });

  test("that nobody confirmed is replaced at once", async () => {
    const { browser } = await signUp({ email: someAddress() });
    const email = someAddress();
    expect(await browser.read(200, "POST", "/api/me/email", { email })).toMatchObject({
      email,
      pendingEmail: null,
    });
    await browser.read(200, "POST", "/api/auth/verify", { token: await tokenTo(email) });
    expect(await account(browser)).toMatchObject({ email, emailIsVerified: true });
  });

  test("gets a few mails an hour, however often it is asked for, and the answer is the same", async () => {
    const { email } = await verified();
    for (let n = 0; n < 8; n++) {
      arena.nowMs++; // which mail is the newest
      await arena.browser().read(202, "POST", "/api/auth/forgot", { email });
    }
    expect((await mailsTo(arena, email)).length).toBeLessThanOrEqual(5);
    const body = { token: await tokenTo(email), password: OTHER }; // nobody can make the link in the mailbox worthless
    await arena.browser().read(200, "POST", "/api/auth/reset", body);
  });

  test("is confirmed by the last link that was mailed, however often another was asked for since", async () => {
    const email = someAddress();
    const { browser } = await signUp({ email });
    for (let n = 0; n < 8; n++) {
      arena.nowMs++;
      await browser.read(202, "POST", "/api/me/email/verification");
    }
    await browser.read(200, "POST", "/api/auth/verify", { token: await tokenTo(email) });
    const next = someAddress();
    for (let n = 0; n < 8; n++) {
      arena.nowMs++;
      expect(await browser.read(200, "POST", "/api/me/email", { email: next })).toMatchObject({ pendingEmail: next });
    }
    await browser.read(200, "POST", "/api/auth/verify", { token: await tokenTo(next) });
    expect(await account(browser)).toMatchObject({ email: next, emailIsVerified: true });
  });
});

describe("[ACC-4] a forgotten password", () => {
  test("is replaced by the link of a mail, which ends every session", async () => {
    const { browser, email, name, me } = await verified();
    expect(await arena.browser().read(202, "POST", "/api/auth/forgot", { email: email.toUpperCase() })).toEqual({});
    const token = await tokenTo(email);
    await forgetMails(arena);
    const elsewhere = arena.browser();
    const weak = { token, password: "password123" };
    expect(await elsewhere.read(400, "POST", "/api/auth/reset", weak)).toMatchObject({ error: "password_common" });
    expect(await elsewhere.read(200, "POST", "/api/auth/reset", { token, password: OTHER })).toEqual({ name });
    expect(await whoIs(browser)).toBeNull();
    expect(await whoIs(elsewhere)).toBeNull(); // the second factor is still to be asked
    expect(arena.revoked).toEqual([{ userId: me.id, sessions: "all" }]);
    expect((await logIn(name)).status).toBe(401);
    expect((await logIn(name, OTHER)).status).toBe(200);
    expect((await mailsTo(arena, email)).map(({ subject }) => subject)).toEqual(["Your password was changed"]);
    const again = { token, password: PASSWORD };
    expect(await elsewhere.read(410, "POST", "/api/auth/reset", again)).toMatchObject({ error: "link_expired" });
  });

  test("that is reset keeps out a login with the old one which is being checked at that moment", async () => {
    const { email, name, me } = await verified();
    const slow = await openSlowly();
    const login = slow.arena.browser().ask("POST", "/api/auth/login", { name, password: PASSWORD });
    await slow.begun;
    await reset(email);
    slow.goOn();
    expect((await login).status).toBe(401);
    expect(await arena.storage.database.execute(sql`select 1 from sessions where user_id = ${me.id}`)).toEqual([]);
  });

  test("that is reset stands against a change which is being hashed at that moment", async () => {
    const { browser, email, name } = await verified();
    const slow = await openSlowly();
    const intruder = slow.arena.browser();
    for (const [cookie, value] of browser.cookies) intruder.cookies.set(cookie, value);
    const change = intruder.ask("POST", "/api/me/password", { password: "the words of an intruder" });
    await slow.begun;
    await reset(email);
    slow.goOn();
    expect((await change).status).toBe(401);
    expect((await logIn(name, OTHER)).status).toBe(200);
  });

  test("has an hour, and the newest link only", async () => {
    const { email } = await verified();
    const ask = () => arena.browser().ask("POST", "/api/auth/forgot", { email });
    await ask();
    const old = await tokenTo(email);
    await forgetMails(arena);
    await ask();
    const fresh = await tokenTo(email);
    expect((await arena.browser().ask("POST", "/api/auth/reset", { token: old, password: OTHER })).status).toBe(410);
    arena.nowMs += 3_600_000;
    expect((await arena.browser().ask("POST", "/api/auth/reset", { token: fresh, password: OTHER })).status).toBe(410);
  });

  test("is answered the same, and as slowly, where there is no such account or its address is not confirmed", async () => {
    const { email } = await verified();
    const unconfirmed = someAddress();
    await signUp({ email: unconfirmed });
    await forgetMails(arena);
    for (const asked of [email, unconfirmed, someAddress()]) {
      const beganMs = performance.now();
      expect(await arena.browser().read(202, "POST", "/api/auth/forgot", { email: asked })).toEqual({});
      expect(performance.now() - beganMs).toBeGreaterThan(240);
    }
    expect(await mailsTo(arena, unconfirmed)).toEqual([]);
    expect(await mailsTo(arena, email)).toHaveLength(1);
  });
});

describe("[ACC-4] another password", () => {
  test("ends the other sessions and their sockets, and is told of", async () => {
    const { browser, name, email, me } = await verified();
    const elsewhere = arena.browser();
    await logIn(name, PASSWORD, elsewhere);
    await browser.read(200, "POST", "/api/me/password", { password: OTHER });
    expect(await whoIs(browser)).toEqual(me);
    expect(await whoIs(elsewhere)).toBeNull();
    expect(arena.revoked).toEqual([{ userId: me.id, sessions: [expect.any(String)] }]);
    expect((await mailsTo(arena, email)).map(({ subject }) => subject)).toEqual(["Your password was changed"]);
    expect((await logIn(name)).status).toBe(401);
  });

  test("needs re-authentication of who asks", async () => {
    const { browser } = await verified();
    arena.nowMs += 16 * 60_000;
    for (const [path, body] of [
      ["/api/me/password", { password: OTHER }],
      ["/api/me/email", { email: someAddress() }],
    ] as const)
      expect(await browser.read(403, "POST", path, body)).toMatchObject({ error: "proof_needed" });
  });
});

describe("[ACC-7] the matches of a guest who logs in to an account that was there", () => {
  const played = play();

  async function guestWithMatches(matches: number) {
    const browser = arena.browser();
    const rival = arena.browser();
    const { id: guestId } = await browser.read<Me>(201, "POST", "/api/me");
    const { id: rivalId } = await rival.read<Me>(201, "POST", "/api/me");
    const ids: string[] = [];
    for (let n = 0; n < matches; n++) {
      const { id } = await browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
      await arena.tell("/internal/matches/result", resultOf(id, [guestId, rivalId], played));
      ids.push(id);
    }
    return { browser, guestId, rivalId, ids };
  }

  test("are offered and taken over once", async () => {
    const { name, me } = await signUp();
    const { browser, guestId, ids } = await guestWithMatches(2);
    await logIn(name, PASSWORD, browser);
    expect(await browser.read(200, "GET", "/api/me/guest")).toEqual({ matches: 2 });
    const cookie = browser.cookies.get(FORMER_GUEST) ?? "";
    expect(cookie).not.toContain(guestId);
    expect(await browser.read(200, "POST", "/api/me/guest")).toEqual({ matches: 2 });
    browser.cookies.set(FORMER_GUEST, cookie);
    expect(await browser.read(200, "POST", "/api/me/guest")).toEqual({ matches: 0 });
    const mine = await browser.read<{ matches: MatchSummary[] }>(200, "GET", "/api/me/matches");
    expect(mine.matches.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(mine.matches[0]?.seats[0]).toMatchObject({ id: me.id });
    expect(await arena.storage.database.execute(sql`select 1 from users where id = ${guestId}`)).toEqual([]);
  });

  test("are left when they are declined", async () => {
    const { name } = await signUp();
    const { browser } = await guestWithMatches(1);
    await logIn(name, PASSWORD, browser);
    await browser.read(200, "DELETE", "/api/me/guest");
    browser.cookies.delete(FORMER_GUEST);
    expect(await browser.read(200, "POST", "/api/me/guest")).toEqual({ matches: 0 });
  });

  test("are nobody else's: not by another account, another browser, an invented or an old cookie", async () => {
    const [one, other] = [await signUp(), await signUp()];
    const { browser } = await guestWithMatches(1);
    await logIn(one.name, PASSWORD, browser);
    const cookie = browser.cookies.get(FORMER_GUEST) ?? "";
    const take = async (who: Browser, value: string | null) => {
      if (value === null) who.cookies.delete(FORMER_GUEST);
      else who.cookies.set(FORMER_GUEST, value);
      return (await who.read<{ matches: number }>(200, "POST", "/api/me/guest")).matches;
    };
    expect(await take(other.browser, cookie)).toBe(0);
    expect(await take(one.browser, null)).toBe(0);
    expect(await take(one.browser, `${cookie.slice(0, -2)}AA`)).toBe(0);
    arena.nowMs += DAY_MS;
    expect(await take(browser, cookie)).toBe(0);
    arena.nowMs -= DAY_MS;
    expect(await take(browser, cookie)).toBe(1);
  });

  test("stay where the account sat across from the guest, and where the match still runs", async () => {
    const { browser: rival, name, me } = await signUp();
    const browser = arena.browser();
    const { id: guestId } = await browser.read<Me>(201, "POST", "/api/me");
    const against = await rival.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
    await arena.tell("/internal/matches/result", resultOf(against.id, [me.id, guestId], played));
    const running = await browser.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
    await logIn(name, PASSWORD, browser);
    expect(await browser.read(200, "GET", "/api/me/guest")).toEqual({ matches: 0 });
    expect(await browser.read(200, "POST", "/api/me/guest")).toEqual({ matches: 0 });
    const seats = await arena.storage.database.execute(
      sql`select match_id from match_seats where user_id = ${guestId}`,
    );
    expect(seats.map((row) => String(row["match_id"])).toSorted()).toEqual([against.id, running.id].toSorted());
  });
});
