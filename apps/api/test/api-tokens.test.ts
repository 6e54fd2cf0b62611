import { API_SCOPES, type ApiScope, type ApiTokenSummary, type Me, type NewApiToken } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Browser, openApiHarness, START_MS } from "./api-harness.ts";
import { mailsTo, makeMember, type Member } from "./members.ts";

const DAY_MS = 86_400_000;
const arena = await openApiHarness();
afterAll(() => arena.storage.close());
const publicRoutes = arena.routes.filter(({ path }) => path.startsWith("/api/"));
const opened = publicRoutes.filter(({ scope }) => scope !== undefined);
const closed = publicRoutes.filter(({ scope }) => scope === undefined);
beforeEach(() => {
  arena.startAnew();
  arena.revoked.length = 0;
});

const MINE = "/api/me/tokens";

function create({ browser }: Member, scopes: readonly ApiScope[] = API_SCOPES, days = 30): Promise<NewApiToken> {
  return browser.read(201, "POST", MINE, { name: "My bot", scopes, days });
}

/** A program: no cookies, and no page that it comes from. */
function call(token: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return new Program(arena.browser()).ask(method, path, body, { Authorization: `Bearer ${token}`, ...headers });
}

class Program {
  readonly #browser: Browser;
  constructor(browser: Browser) {
    this.#browser = browser;
  }
  ask(method: string, path: string, body: unknown, headers: Record<string, string>) {
    return this.#browser.ask(method, path, body, { Origin: "https://elsewhere.example", ...headers });
  }
}

async function answer(response: Promise<Response>): Promise<string> {
  const { status } = await response;
  const { error } = (await (await response).json()) as { error?: string };
  return error ? `${status} ${error}` : String(status);
}

describe("[ACC-8] an API token", () => {
  test("is shown once; afterwards only what it is called, may do, and when it was used", async () => {
    const member = await makeMember(arena);
    const { token, summary } = await create(member, ["matches:read", "profile:read"], 90);
    expect(token).toMatch(/^trsc_[\w-]{43}$/);
    expect(summary).toEqual({
      id: expect.stringMatching(/^\w{16}$/),
      name: "My bot",
      scopes: ["profile:read", "matches:read"],
      createdAt: new Date(START_MS).toISOString(),
      expiresAt: new Date(START_MS + 90 * DAY_MS).toISOString(),
      usedAt: null,
    });
    const { tokens } = await member.browser.read<{ tokens: ApiTokenSummary[] }>(200, "GET", MINE);
    expect(tokens).toEqual([summary]);
    const rows = await arena.storage.database.execute(sql`select t::text as row from api_tokens t`);
    expect(JSON.stringify(rows)).not.toContain(token.slice(5));
    arena.nowMs += 120_000;
    expect((await call(token, "GET", "/api/me")).status).toBe(200);
    const after = await member.browser.read<{ tokens: ApiTokenSummary[] }>(200, "GET", MINE);
    expect(after.tokens[0]?.usedAt).toBe(new Date(arena.nowMs).toISOString());
  });

  test("is its member to the routes of its scopes, without a cookie and from wherever it comes", async () => {
    const member = await makeMember(arena);
    const { token } = await create(member);
    const me = (await (await call(token, "GET", "/api/me")).json()) as { me: Me };
    expect(me.me).toMatchObject({ id: member.user.id, kind: "member" });
    const made = await call(token, "POST", "/api/matches", {});
    expect(made.status).toBe(201);
    expect(made.headers.getSetCookie()).toEqual([]);
    const { id, seats } = (await made.json()) as { id: string; seats: [{ id: string }, null] };
    expect(seats[0].id).toBe(member.user.id);
    expect((await call(token, "GET", `/api/matches/${id}`)).status).toBe(200);
    expect((await call(token, "POST", `/api/matches/${id}/ticket`)).status).toBe(200);
    expect((await call(token, "HEAD", `/api/matches/${id}`)).status).toBe(200);
  });

  test("does what its scopes name, and nothing else", async () => {
    const member = await makeMember(arena);
    for (const scope of API_SCOPES) {
      const { token } = await create(member, [scope]);
      for (const { method, path, scope: needed } of opened) {
        const body = method === "GET" ? undefined : {};
        const { status } = await call(token, method, path.replace(":id", "0123456789abcdef"), body);
        expect([path, scope, status === 403]).toEqual([path, scope, needed !== scope]);
      }
    }
  });

  test.each(closed)("opens no other route: $method $path", async ({ method, path }) => {
    const { token } = await create(await makeMember(arena));
    const address = path.replaceAll(/:\w+/g, "0123456789abcdef");
    const response = await call(token, method, address, method === "GET" ? undefined : {});
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
    expect(await response.json()).toMatchObject({ error: "forbidden" });
  });

  test("no route of the account, of signing in or of health is among those that take one", () => {
    expect(opened.map(({ scope }) => scope)).toEqual(expect.arrayContaining([...API_SCOPES]));
    for (const { path } of opened) {
      expect(path).not.toMatch(/\/api\/(?:auth|account|health|me\/(?:tokens|sessions|second-factor|identities))/);
    }
  });

  test("beats the cookies that come with it: they count for nothing", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const { token } = await create(boris, ["profile:read"]);
    const headers = { Authorization: `Bearer ${token}` };
    const both = await anna.browser.ask("GET", "/api/me", undefined, headers);
    expect(((await both.json()) as { me: Me }).me.id).toBe(boris.user.id);
    // So nobody gets round the check of the origin by sending a token of their own along with somebody's cookie.
    const evil = { ...headers, Origin: "https://evil.example" };
    expect((await anna.browser.ask("PATCH", "/api/me", { name: "Evil" }, evil)).status).toBe(403);
    expect((await anna.browser.ask("DELETE", "/api/me/sessions", undefined, evil)).status).toBe(403);
  });

  test("that is unknown, malformed, expired or revoked is refused, wherever it is shown", async () => {
    const member = await makeMember(arena);
    const { token } = await create(member, API_SCOPES, 1);
    const { token: second, summary } = await create(member);
    for (const wrong of ["", "x", `trsc_${"A".repeat(43)}`, token.slice(5), `${token}x`])
      expect(await answer(call(wrong, "GET", "/api/me"))).toBe("401 unauthenticated");
    expect((await call("x", "GET", "/api/health/live")).status).toBe(401);
    await member.browser.read(200, "DELETE", `${MINE}/${summary.id}`);
    expect(await answer(call(second, "GET", "/api/me"))).toBe("401 unauthenticated");
    expect(arena.revoked).toEqual([{ userId: member.user.id, sessions: [summary.id] }]);
    arena.nowMs += DAY_MS;
    const expired = await call(token, "GET", "/api/me");
    expect([expired.status, expired.headers.get("WWW-Authenticate")]).toEqual([401, 'Bearer error="invalid_token"']);
    expect((await call(token, "GET", "/api/nothing")).status).toBe(401);
  });

  test("cannot be seen or revoked by another user", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const { token, summary } = await create(anna);
    expect(await boris.browser.read(200, "GET", MINE)).toEqual({ tokens: [] });
    expect((await boris.browser.ask("DELETE", `${MINE}/${summary.id}`)).status).toBe(404);
    expect((await call(token, "GET", "/api/me")).status).toBe(200);
  });

  test("is made after re-authentication only, by members, and its owner is told by mail", async () => {
    const member = await makeMember(arena);
    await create(member);
    expect((await mailsTo(arena, member.email)).at(-1)?.text).toMatch(/new API token/);
    arena.nowMs += 15 * 60_000 + 1;
    const wish = { name: "x", scopes: ["profile:read"], days: 1 };
    expect(await answer(member.browser.ask("POST", MINE, wish))).toBe("403 proof_needed");
    const guest = arena.browser();
    await guest.ask("POST", "/api/me");
    expect(await answer(guest.ask("POST", MINE, wish))).toBe("403 members_only");
  });

  test.each([
    [{ name: "", scopes: ["profile:read"], days: 1 }],
    [{ name: "a".repeat(41), scopes: ["profile:read"], days: 1 }],
    [{ name: "bot", scopes: [], days: 1 }],
    [{ name: "bot", scopes: ["everything"], days: 1 }],
    [{ name: "bot", scopes: ["profile:read"], days: 0 }],
    [{ name: "bot", scopes: ["profile:read"], days: 366 }],
    [{ name: "bot", scopes: ["profile:read"], days: 1.5 }],
    [{ name: "bot", scopes: ["profile:read"] }],
  ])("is not made of %j", async (wish) => {
    const member = await makeMember(arena);
    expect((await member.browser.ask("POST", MINE, wish)).status).toBe(400);
  });

  test("a member holds twenty, with many requests at once, too; expired ones make room", async () => {
    const patient = await openApiHarness({ patienceMs: 100_000 }, arena.storage); // they wait for each other, on a slow disk long
    const member = await makeMember(patient);
    const wish = { name: "bot", scopes: ["profile:read"], days: 1 };
    const answers = await Promise.all(Array.from({ length: 25 }, () => answer(member.browser.ask("POST", MINE, wish))));
    expect(answers.filter((each) => each === "201")).toHaveLength(20);
    expect(answers.filter((each) => each === "409 too_many")).toHaveLength(5);
    patient.nowMs += DAY_MS;
    await member.browser.read(200, "POST", "/api/auth/reauthentication", {
      password: "four words are enough",
      second: null,
    });
    await create(member);
  });

  test("is limited by itself: one that asks too often keeps no other waiting", async () => {
    const tight = await openApiHarness(
      { limits: { tokenRequests: { perSession: 3, perAddress: 100, windowMs: 60_000 } } },
      arena.storage,
    );
    const member = await makeMember(arena);
    const [one, other] = [await create(member), await create(member)];
    const ask = (token: string) =>
      tight.browser().ask("GET", "/api/me", undefined, { Authorization: `Bearer ${token}` });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) statuses.push((await ask(one.token)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ask(other.token)).status).toBe(200);
  });
});
