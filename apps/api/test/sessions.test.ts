import type { Me, SessionSummary, TicketAnswer } from "@transcendence/protocol";
import { readTicket } from "@transcendence/tickets";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { describeAgent } from "../src/user-agent.ts";
import { type Browser, openApiHarness, SECRETS, SESSION, START_MS } from "./api-harness.ts";
import { giveFirstFactor, makeMember, type Member, PASSWORD } from "./members.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const arena = await openApiHarness();
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.startAnew();
  arena.revoked.length = 0;
});

const MINE = "/api/me/sessions";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";
const isIn = async (browser: Browser) =>
  (await browser.read<{ me: Me | null }>(200, "GET", "/api/me")).me?.kind === "member";
const list = async (browser: Browser) =>
  (await browser.read<{ sessions: SessionSummary[] }>(200, "GET", MINE)).sessions;

async function again(member: Member, agent = FIREFOX): Promise<Browser> {
  const browser = arena.browser();
  const body = { name: member.user.name, password: PASSWORD };
  await browser.ask("POST", "/api/auth/login", body, { "User-Agent": agent });
  return browser;
}

test("[ACC-8] a page gets tickets to its own person's room, with the session that asks", async () => {
  const member = await makeMember(arena);
  const { ticket } = await member.browser.read<TicketAnswer>(200, "POST", "/api/me/ticket");
  const reading = await readTicket(SECRETS.ticket, ticket, arena.nowMs);
  const [current] = await list(member.browser);
  expect(reading).toMatchObject({
    ok: true,
    ticket: { room: "user", session: current?.id, player: { id: member.user.id, kind: "member" } },
  });
  expect((await arena.browser().ask("POST", "/api/me/ticket")).status).toBe(401);
});

describe("[ACC-8] sessions", () => {
  test("are listed to their owner: which browser, how, since when, last used when, and which is this one", async () => {
    const member = await makeMember(arena);
    arena.nowMs += 5 * HOUR_MS;
    const second = await again(member);
    const sessions = await list(second);
    expect(sessions).toEqual([
      {
        id: expect.stringMatching(/^\w{16}$/),
        isCurrent: true,
        method: "password",
        browser: "Firefox",
        system: "Linux",
        createdAt: new Date(START_MS + 5 * HOUR_MS).toISOString(),
        seenAt: new Date(START_MS + 5 * HOUR_MS).toISOString(),
      },
      expect.objectContaining({ isCurrent: false, browser: null, seenAt: new Date(START_MS).toISOString() }),
    ]);
    expect(JSON.stringify(sessions)).not.toContain(second.cookies.get(SESSION));
  });

  test("another user sees and ends none of them; a guest and nobody have none to see", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const [hers] = await list(anna.browser);
    expect((await list(boris.browser)).map(({ id }) => id)).not.toContain(hers?.id);
    expect((await boris.browser.ask("DELETE", `${MINE}/${hers?.id}`)).status).toBe(404);
    expect(await isIn(anna.browser)).toBe(true);
    const guest = arena.browser();
    expect((await guest.ask("GET", MINE)).status).toBe(401);
    await guest.ask("POST", "/api/me");
    expect((await guest.ask("GET", MINE)).status).toBe(403);
    expect((await guest.ask("DELETE", MINE)).status).toBe(403);
    expect(arena.revoked).toEqual([]);
  });

  test("one is ended: it opens nothing any more, and its sockets are told", async () => {
    const member = await makeMember(arena);
    const phone = await again(member);
    const ended = (await list(member.browser)).find(({ isCurrent }) => !isCurrent)?.id ?? "";
    await member.browser.read(200, "DELETE", `${MINE}/${ended}`);
    expect([await isIn(phone), await isIn(member.browser)]).toEqual([false, true]);
    expect((await phone.ask("GET", MINE)).status).toBe(401);
    expect((await phone.ask("DELETE", MINE)).status).toBe(401);
    expect(arena.revoked).toEqual([{ userId: member.user.id, sessions: [ended] }]);
    expect((await member.browser.ask("DELETE", `${MINE}/${ended}`)).status).toBe(404);
  });

  test("all others are ended at once", async () => {
    const member = await makeMember(arena);
    const bystander = await makeMember(arena);
    const others = [await again(member), await again(member), await again(member)];
    expect(await member.browser.read(200, "DELETE", MINE)).toEqual({ ended: 3 });
    for (const other of others) expect(await isIn(other)).toBe(false);
    expect([await isIn(member.browser), await isIn(bystander.browser)]).toEqual([true, true]);
    expect(arena.revoked).toMatchObject([{ userId: member.user.id, sessions: { length: 3 } }]);
    expect(await member.browser.read(200, "DELETE", MINE)).toEqual({ ended: 0 });
    expect(arena.revoked).toHaveLength(1);
  });

  test("of two members who end each other's at once, nothing is left undone", async () => {
    const member = await makeMember(arena);
    const other = await again(member);
    const statuses = await Promise.all([member.browser.ask("DELETE", MINE), other.ask("DELETE", MINE)]);
    expect(statuses.some(({ status }) => status === 200)).toBe(true);
    expect([await isIn(member.browser), await isIn(other)].filter(Boolean).length).toBeLessThanOrEqual(1);
  });
});

describe("[ACC-8] a session ends by itself", () => {
  test("after 30 days unused", async () => {
    const { browser } = await makeMember(arena);
    arena.nowMs += 30 * DAY_MS - 1000;
    expect(await isIn(browser)).toBe(true);
    arena.nowMs += 30 * DAY_MS - 1000;
    expect(await isIn(browser)).toBe(true);
    arena.nowMs += 30 * DAY_MS;
    expect(await isIn(browser)).toBe(false);
  });

  test("a year after the login, however much it was used", async () => {
    const { browser } = await makeMember(arena);
    for (let day = 0; day < 364; day += 14) {
      arena.nowMs += 14 * DAY_MS;
      expect(await isIn(browser)).toBe(day < 352);
    }
    arena.nowMs = START_MS + 365 * DAY_MS - 1000;
    expect(await isIn(browser)).toBe(true);
    arena.nowMs = START_MS + 365 * DAY_MS;
    expect(await isIn(browser)).toBe(false);
  });

  test("and re-authentication makes no younger session of it", async () => {
    const { browser } = await makeMember(arena);
    for (let month = 0; month < 13; month++) {
      arena.nowMs = Math.min(START_MS + 365 * DAY_MS - 1000, arena.nowMs + 29 * DAY_MS);
      expect(await isIn(browser)).toBe(true);
    }
    await browser.read(200, "POST", "/api/auth/reauthentication", { password: PASSWORD, second: null });
    arena.nowMs = START_MS + 365 * DAY_MS;
    expect(await isIn(browser)).toBe(false);
  });

  test("its last use is kept to the hour: most requests write nothing", async () => {
    const { browser, user } = await makeMember(arena);
    const seen = async () =>
      (
        await arena.storage.database.execute(sql`select seen_at, xmin::text from sessions where user_id = ${user.id}`)
      )[0];
    const before = await seen();
    arena.nowMs += HOUR_MS - 1;
    await isIn(browser);
    expect(await seen()).toEqual(before);
    arena.nowMs += 1;
    await isIn(browser);
    expect(await seen()).not.toEqual(before);
  });
});

describe("[ACC-8] a login", () => {
  test("takes another token than the browser had, and the old one ends", async () => {
    const member = await makeMember(arena);
    const old = member.browser.cookies.get(SESSION) ?? "";
    await giveFirstFactor(member.browser, member);
    expect(member.browser.cookies.get(SESSION)).not.toBe(old);
    const thief = arena.browser();
    thief.cookies.set(SESSION, old);
    expect(await isIn(thief)).toBe(false);
    expect(await list(member.browser)).toHaveLength(1);
  });

  test("cannot be planted: whoever gave the browser its cookie before is not signed in with it", async () => {
    const attacker = arena.browser();
    await attacker.ask("POST", "/api/me");
    const victim = await makeMember(arena);
    victim.browser.cookies.set(SESSION, attacker.cookies.get(SESSION) ?? "");
    await giveFirstFactor(victim.browser, victim);
    expect(await isIn(attacker)).toBe(false);
  });
});

test.each([
  [FIREFOX, "Firefox", "Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
    "Chrome",
    "Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari",
    "macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/139.0.7258.76 Mobile/15E148 Safari/604.1",
    "Chrome",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/142.0 Mobile/15E148 Safari/605.1.15",
    "Firefox",
    "iPad",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
    "Chrome",
    "Android",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet",
    "Android",
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
    "Chrome",
    "ChromeOS",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 YaBrowser/25.8.0.0 Safari/537.36",
    "Yandex Browser",
    "Windows",
  ],
  ["curl/8.14.1", "curl", null],
  ["", null, null],
  ["<script>alert(1)</script>", null, null],
])("[ACC-8] %s", (agent, browser, system) => {
  expect(describeAgent(agent)).toEqual({ browser, system });
});
