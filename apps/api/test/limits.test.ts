import { type MatchSummary, type Me, OPEN_MATCH_MS, OPEN_MATCHES_MAX } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { network } from "../src/network.ts";
import { openApiHarness, START_MS } from "./api-harness.ts";
import { play, resultOf } from "./played.ts";

const WINDOW_MS = 60_000;
const DAY_MS = 86_400_000;
const arena = await openApiHarness({
  limits: {
    guests: { perSession: 0, perAddress: 3, windowMs: WINDOW_MS },
    names: { perSession: 2, perAddress: 100, windowMs: WINDOW_MS },
    matches: { perSession: 2, perAddress: 4, windowMs: WINDOW_MS },
    tickets: { perSession: 2, perAddress: 4, windowMs: WINDOW_MS },
  },
});
afterAll(() => arena.storage.close());
let house = 0;
beforeEach(() => {
  arena.nowMs = START_MS;
  arena.address = `198.51.100.${++house}`;
});

async function statuses(times: number, ask: () => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let count = 0; count < times; count++) found.push((await ask()).status);
  return found;
}

describe("[OPS-4] how often", () => {
  test("somebody at one address may become a guest, and when to try again", async () => {
    expect(await statuses(4, () => arena.browser().ask("POST", "/api/me"))).toEqual([201, 201, 201, 429]);
    arena.nowMs += 20_500;
    const response = await arena.browser().ask("POST", "/api/matches", {});
    expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "40"]);
    expect(await response.json()).toMatchObject({ error: "too_many_requests" });
    arena.address = "198.51.100.250";
    expect((await arena.browser().ask("POST", "/api/me")).status).toBe(201);
  });

  test("begins anew when the window has passed", async () => {
    expect(await statuses(4, () => arena.browser().ask("POST", "/api/me"))).toEqual([201, 201, 201, 429]);
    arena.nowMs += WINDOW_MS;
    expect(await statuses(4, () => arena.browser().ask("POST", "/api/me"))).toEqual([201, 201, 201, 429]);
  });

  test("does not wait for a clock that was set back by hours to catch up; minutes between two instances change nothing", async () => {
    expect(await statuses(4, () => arena.browser().ask("POST", "/api/me"))).toEqual([201, 201, 201, 429]);
    arena.nowMs -= 200_000;
    expect(await statuses(1, () => arena.browser().ask("POST", "/api/me"))).toEqual([429]);
    arena.nowMs -= 7_200_000;
    expect(await statuses(4, () => arena.browser().ask("POST", "/api/me"))).toEqual([201, 201, 201, 429]);
  });

  test("one person may create matches, from wherever they do it; and one address, with however many sessions", async () => {
    const [one, other] = [arena.browser(), arena.browser()];
    await one.ask("POST", "/api/me");
    await other.ask("POST", "/api/me");
    expect(await statuses(2, () => one.ask("POST", "/api/matches", {}))).toEqual([201, 201]);
    arena.address = "198.51.100.251";
    expect(await statuses(1, () => one.ask("POST", "/api/matches", {}))).toEqual([429]);
    arena.address = `198.51.100.${house}`;
    expect(await statuses(2, () => other.ask("POST", "/api/matches", {}))).toEqual([201, 201]);
    expect(await statuses(1, () => arena.browser().ask("POST", "/api/matches", {}))).toEqual([429]);
  });

  test("a name may change and a ticket be fetched", async () => {
    const browser = arena.browser();
    await browser.read<Me>(201, "POST", "/api/me");
    const { id } = await browser.read<{ id: string }>(201, "POST", "/api/matches", {});
    expect(await statuses(3, () => browser.ask("PATCH", "/api/me", { name: "Ada" }))).toEqual([200, 200, 429]);
    expect(await statuses(3, () => browser.ask("POST", `/api/matches/${id}/ticket`))).toEqual([200, 200, 429]);
  });

  test("holds when everything comes at once", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => arena.browser().ask("POST", "/api/me")));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(9);
  });

  test("is counted without keeping anybody's address, and forgotten after the window", async () => {
    await arena.browser().ask("POST", "/api/me");
    const rows = async () => arena.storage.database.execute(sql`select * from rate_limits`);
    expect(JSON.stringify(await rows())).not.toContain("198.51");
    arena.nowMs += 2 * DAY_MS;
    await arena.browser().ask("POST", "/api/me");
    expect(await rows()).toHaveLength(2); // those of the window and of the day that begin now
  });

  test("an address may make guests and matches in a day, however evenly it spreads them", async () => {
    const limits = {
      guestsInADay: { perSession: 0, perAddress: 3, windowMs: DAY_MS },
      matchesInADay: { perSession: 100, perAddress: 2, windowMs: DAY_MS },
    };
    const slow = await openApiHarness({ limits }, arena.storage);
    slow.address = "203.0.113.1";
    const spread = (path: string) => {
      slow.nowMs += 3_600_000;
      return slow.browser().ask("POST", path, {});
    };
    expect(await statuses(3, () => spread("/api/matches"))).toEqual([201, 201, 429]);
    expect(await statuses(2, () => spread("/api/me"))).toEqual([201, 429]);
    slow.nowMs += DAY_MS;
    expect(await statuses(1, () => spread("/api/matches"))).toEqual([201]);
  });
});

describe("[OPS-4] open matches", () => {
  test("are so many a person, all at once or one by one; more when they were played, or after a day", async () => {
    const roomy = await openApiHarness({ limits: { matches: { perSession: 200, perAddress: 200, windowMs: 1000 } } });
    onTestFinished(() => roomy.storage.close());
    const browser = roomy.browser();
    const me = await browser.read<Me>(201, "POST", "/api/me");
    const create = () => browser.ask("POST", "/api/matches", { settings: { pointsToWin: 3 } });
    const answers = await Promise.all(Array.from({ length: OPEN_MATCHES_MAX + 10 }, create));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(OPEN_MATCHES_MAX);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    const refused = await create();
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ error: "too_many_open" })]);
    expect((await roomy.browser().ask("POST", "/api/matches", {})).status).toBe(201); // somebody else

    const { matches } = await browser.read<{ matches: MatchSummary[] }>(200, "GET", "/api/me/matches");
    const rival = await roomy.browser().read<Me>(201, "POST", "/api/me");
    const told = await roomy.tell("/internal/matches/result", resultOf(matches[0]!.id, [me.id, rival.id], play()));
    expect(told.status).toBe(200);
    expect(await statuses(2, create)).toEqual([201, 409]);
    roomy.nowMs += OPEN_MATCH_MS;
    expect(await statuses(1, create)).toEqual([201]);
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", ""],
])("the network of %s is %s", (address, expected) => {
  expect(network(address)).toBe(expected);
});

describe("bodies", () => {
  test("that are too long are refused unread, with and without a length", async () => {
    const browser = arena.browser();
    await browser.ask("POST", "/api/me");
    const long = { name: "a".repeat(20_000) };
    expect(await browser.read(413, "PATCH", "/api/me", long)).toMatchObject({ error: "too_large" });
    expect((await arena.tell("/internal/matches/abort", { id: "a".repeat(1_500_001) })).status).toBe(413);
  });

  test("that are no JSON are refused", async () => {
    const browser = arena.browser();
    await browser.ask("POST", "/api/me");
    for (const body of ["{", "", "undefined", "{'name':'Ada'}"]) {
      const response = await browser.send("PATCH", "/api/me", body);
      expect([response.status, await response.json()]).toEqual([
        400,
        expect.objectContaining({ error: "bad_request" }),
      ]);
    }
  });
});

test("every answer carries the security headers and is not kept, errors included", async () => {
  const browser = arena.browser();
  for (const [method, path] of [
    ["GET", "/api/me"],
    ["GET", "/api/nothing"],
    ["PATCH", "/api/me"],
    ["GET", "/api/matches/x"],
  ] as const) {
    const { headers } = await browser.ask(method, path);
    expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(headers.get("Content-Security-Policy")).not.toMatch(/unsafe/);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("Strict-Transport-Security")).toBeNull();
  }
});
