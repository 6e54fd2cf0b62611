import { sha256 } from "@oslojs/crypto/sha2";
import type { Me } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Browser, openApiHarness, SESSION, START_MS } from "./api-harness.ts";

const DAY_MS = 86_400_000;
const arena = await openApiHarness({ limits: { names: { perSession: 1000, perAddress: 1000, windowMs: 1 } } });
const secure = await openApiHarness({ publicUrl: "https://pong.example.org" });
afterAll(() => Promise.all([arena.storage.close(), secure.storage.close()]));
beforeEach(() => {
  arena.nowMs = START_MS;
});

function whoIs(browser: Browser): Promise<{ me: Me | null }> {
  return browser.read(200, "GET", "/api/me");
}

describe("[ACC-7] becoming a guest", () => {
  test("somebody new is nobody, and asking leaves no trace", async () => {
    const browser = arena.browser();
    expect(await whoIs(browser)).toEqual({ me: null });
    expect(browser.cookies.size).toBe(0);
  });

  test("POST makes a guest with a friendly name once, and answers with the same afterwards", async () => {
    const browser = arena.browser();
    const me = await browser.read<Me>(201, "POST", "/api/me");
    expect(me).toEqual({
      id: expect.stringMatching(/^\w{16}$/),
      name: expect.stringMatching(/^[A-Z]\w+ [A-Z]\w+$/),
      kind: "guest",
    });
    expect(await browser.read<Me>(200, "POST", "/api/me")).toEqual(me);
    expect(await whoIs(browser)).toEqual({ me });
  });

  test("a cookie that is not ours, or of a session that is gone, is nobody", async () => {
    const browser = arena.browser();
    for (const value of ["", "x", "A".repeat(43), "%00", "a".repeat(4000)]) {
      browser.cookies.set(SESSION, value);
      expect(await whoIs(browser)).toEqual({ me: null });
    }
  });
});

describe("the session's cookie", () => {
  test("is hidden from scripts, sent to this site only, for a year", async () => {
    const response = await arena.browser().ask("POST", "/api/me");
    expect(response.headers.get("Set-Cookie")).toMatch(
      /^arena-8080-session=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("is bound to https and the host where the arena is reached by https", async () => {
    const browser = secure.browser();
    const response = await browser.ask("POST", "/api/me");
    expect(response.headers.get("Set-Cookie")).toMatch(/^__Host-session=[\w-]{43}; .*Secure; SameSite=Lax$/);
    expect((await whoIs(browser)).me).not.toBeNull();
  });

  test("is known to the browser only: the database has its SHA-256", async () => {
    const browser = arena.browser();
    await browser.ask("POST", "/api/me");
    const token = browser.cookies.get(SESSION) ?? "";
    const rows = await arena.storage.database.execute<{ token_hash: Uint8Array }>(sql`select token_hash from sessions`);
    const hash = Buffer.from(sha256(new TextEncoder().encode(token)));
    expect(rows.filter((row) => hash.equals(row.token_hash))).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("is not sent again while it is fresh, and renewed by use", async () => {
    const browser = arena.browser();
    await browser.ask("POST", "/api/me");
    arena.nowMs += 3_599_000;
    expect((await browser.ask("GET", "/api/me")).headers.get("Set-Cookie")).toBeNull();
    arena.nowMs += 1000;
    expect((await browser.ask("GET", "/api/me")).headers.get("Set-Cookie")).toMatch(/Max-Age=31536000/);
  });

  test("lasts a year unused, and without end in use", async () => {
    const browser = arena.browser();
    await browser.ask("POST", "/api/me");
    for (let month = 0; month < 24; month++) {
      arena.nowMs += 30 * DAY_MS;
      expect((await whoIs(browser)).me).not.toBeNull();
    }
    arena.nowMs += 365 * DAY_MS;
    expect((await whoIs(browser)).me).toBeNull();
  });
});

describe("names", () => {
  test("can be chosen by whoever has a session", async () => {
    const browser = arena.browser();
    expect((await browser.ask("PATCH", "/api/me", { name: "Ada" })).status).toBe(401);
    const { id } = await browser.read<Me>(201, "POST", "/api/me");
    expect(await browser.read<Me>(200, "PATCH", "/api/me", { name: "  Жан-Люк  " })).toEqual({
      id,
      name: "Жан-Люк",
      kind: "guest",
    });
    expect((await whoIs(browser)).me?.name).toBe("Жан-Люк");
  });

  test.each(["", "x", " ", "a  b", "-a", "a".repeat(21), "a\u0000b", "a\u202eb", "<b>x</b>", "a\nb", 7, null, ["Ada"]])(
    "%j is no name",
    async (name) => {
      const browser = arena.browser();
      await browser.ask("POST", "/api/me");
      expect(await browser.read(400, "PATCH", "/api/me", { name })).toMatchObject({ error: "name_invalid" });
    },
  );

  test("whatever is taken as a name comes back as it was answered; whatever is not is refused, never a failure", async () => {
    const browser = arena.browser();
    await browser.ask("POST", "/api/me");
    const letters = fc.stringMatching(/^[\p{L}\p{N}]{1,8}([ \-_.'][\p{L}\p{N}]{1,8}){0,2}$/u);
    const name = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), letters);
    await fc.assert(
      fc.asyncProperty(name, async (wanted) => {
        const response = await browser.ask("PATCH", "/api/me", { name: wanted });
        expect([200, 400]).toContain(response.status);
        const answer = (await response.json()) as { name?: string; error?: string };
        if (response.status === 400) expect(answer.error).toBe("name_invalid");
        else expect((await whoIs(browser)).me?.name).toBe(answer.name);
      }),
      { numRuns: 150 },
    );
    expect(arena.logged).toEqual([]);
  });
});
