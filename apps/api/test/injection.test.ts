// What people type is a value, never a part of a statement.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { openApiHarness } from "./api-harness.ts";
import { makeMember, PASSWORD } from "./members.ts";

const arena = await openApiHarness();
afterAll(() => arena.storage.close());

const NASTY = [
  "'; drop table users; --",
  "' or '1'='1",
  '" or ""="',
  "\\'; delete from sessions; --",
  "$1; select pg_sleep(5)",
  "%' union select password_hash from accounts --",
  "\u0000",
  "' || (select version()) || '",
];

describe("[OPS-4] what would be SQL elsewhere", () => {
  test.each(NASTY)("%j is a name that nobody has, a password that is wrong, a page that is not there", async (text) => {
    const { user, browser } = await makeMember(arena);
    const answers = [
      await browser.ask("POST", "/api/auth/login", { name: text, password: text }),
      await browser.ask("POST", "/api/auth/login", { name: user.name, password: text }),
      await browser.ask("GET", `/api/users/${encodeURIComponent(text)}`),
      await browser.ask("GET", `/api/me/matches?before=${encodeURIComponent(text)}`),
      await browser.ask("DELETE", `/api/me/sessions/${encodeURIComponent(text)}`),
      await browser.ask("DELETE", `/api/me/identities/${encodeURIComponent(text)}`),
      await browser.ask("PATCH", "/api/me", { name: text }),
      await browser.ask("PATCH", "/api/me/profile", { biography: text }),
      await browser.ask("POST", "/api/me/tokens", { name: text, scopes: ["profile:read"], days: 1 }),
    ];
    for (const { status } of answers) expect([200, 201, 400, 401, 404]).toContain(status);
    expect(arena.logged.filter(({ level }) => level === "error")).toEqual([]);
    expect(
      await browser.read(200, "POST", "/api/auth/reauthentication", { password: PASSWORD, second: null }),
    ).toBeTruthy();
    const [count] = await arena.storage.database.execute<{ count: number }>(
      sql`select count(*)::int as count from users`,
    );
    expect(count?.count).toBeGreaterThan(0);
  });

  test.each(["a\u0000@b.co", "a\ud800", "\udc00"])(
    "%j is refused wherever it is sent, and never asked of Postgres",
    async (text) => {
      const { browser } = await makeMember(arena);
      const asked: [string, string, unknown?][] = [
        ["POST", "/api/auth/login", { name: text, password: "x" }],
        ["POST", "/api/auth/forgot", { email: text }],
        ["POST", "/api/auth/sign-up", { name: "Somebody", password: `long enough ${text}`, language: "en" }],
        ["POST", "/api/auth/providers/github", { intent: "login", back: `/${text}` }],
        ["PATCH", "/api/me", { name: text }],
        ["PATCH", "/api/me/profile", { biography: `some words ${text}` }],
        ["PATCH", "/api/me/profile", { [text]: "a key" }],
        ["POST", "/api/me/tokens", { name: `A key ${text}`, scopes: ["profile:read"], days: 1 }],
        ["POST", "/api/auth/reauthentication", { password: text, second: null }],
        ["POST", "/api/matches", { settings: { powerUps: [text] } }],
      ];
      for (const [method, path, body] of asked)
        expect([path, (await browser.ask(method, path, body)).status]).toEqual([path, 400]);
      expect(arena.logged.filter(({ level }) => level === "error")).toEqual([]);
    },
  );

  test("a NUL in an address or a query is refused or names nothing; a browser's name is kept without what cannot be", async () => {
    const { browser } = await makeMember(arena);
    for (const path of [
      "/api/users/a%00b",
      "/api/me/matches?before=%00",
      "/api/matches/%00",
      "/api/me/identities/%00",
    ]) {
      const method = path.includes("identities") ? "DELETE" : "GET";
      expect([400, 404]).toContain((await browser.ask(method, path)).status);
    }
    for (const path of ["/api/users/%E0%A4%A", "/api/matches/%FF", "/api/%"])
      expect([path, (await browser.ask("GET", path)).status]).toEqual([path, 400]);
    expect(arena.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("an array is no object whose keys are missing", async () => {
    const { browser } = await makeMember(arena);
    for (const path of ["/api/matches", "/api/auth/login"]) {
      const answer = await browser.send("POST", path, "[]");
      expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ error: "bad_request" })]);
    }
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "a key that every object has, %s, is as unknown as any other",
    async (key) => {
      const { browser } = await makeMember(arena);
      for (const [method, path, body] of [
        ["PATCH", "/api/me", '{"name":"Somebody else","KEY":1}'],
        ["POST", "/api/auth/login", '{"name":"x","password":"y","KEY":1}'],
        ["POST", "/api/matches", '{"settings":{"KEY":1}}'],
        ["POST", "/api/matches", '{"opponent":{"computer":"KEY"}}'],
        ["POST", "/api/auth/providers/KEY", '{"intent":"login"}'],
      ] as const) {
        const answer = await browser.send(method, path.replace("KEY", key), body.replace("KEY", key));
        expect([path, answer.status, await answer.json()]).toEqual([
          path,
          400,
          expect.objectContaining({ error: "bad_request" }),
        ]);
      }
    },
  );

  test("no statement is put together from text", () => {
    const roots = ["packages/database/src", "apps/api/src"].map((path) => join(import.meta.dirname, "../../..", path));
    const files = roots.flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(root, file)),
    );
    const handsOn = /database\/src\/client\.ts$/; // what Drizzle has made, to the driver
    const found = files.filter(
      (file) => !handsOn.test(file) && /sql\.raw\(|\.unsafe\(/.test(readFileSync(file, "utf8")),
    );
    expect(found).toEqual([]);
  });
});
