// What people type is a value, never a part of a statement.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { openArena } from "./arena.ts";
import { makeMember, PASSWORD } from "./members.ts";

const arena = await openArena();
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
      await browser.ask("PATCH", "/api/account/profile", { biography: text }),
      await browser.ask("POST", "/api/me/tokens", { name: text, scopes: ["profile:read"], days: 1 }),
    ];
    for (const { status } of answers) expect([200, 201, 400, 401, 404]).toContain(status);
    expect(arena.logged.filter(({ level }) => level === "error")).toEqual([]);
    expect(await browser.read(200, "POST", "/api/auth/proof", { password: PASSWORD, second: null })).toBeTruthy();
    const [count] = await arena.storage.database.execute<{ count: number }>(
      sql`select count(*)::int as count from users`,
    );
    expect(count?.count).toBeGreaterThan(0);
  });

  test("no statement is put together from text", () => {
    const roots = ["packages/database/src", "apps/api/src"].map((path) => join(import.meta.dirname, "../../..", path));
    const files = roots.flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(root, file)),
    );
    const found = files.filter((file) => /sql\.raw\(|\.unsafe\(/.test(readFileSync(file, "utf8")));
    expect(found).toEqual([]);
  });
});
