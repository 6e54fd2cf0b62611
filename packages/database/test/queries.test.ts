// How many statements a query takes, and whether it still finds its way in a full table.
import { DEFAULT_SETTINGS } from "@transcendence/game";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMatch, findSession, listMatchesOf } from "../src/index.ts";
import * as schema from "../src/schema/index.ts";
import { createTestDatabase } from "../src/testing.ts";

const storage = await createTestDatabase();
const client = postgres(storage.url, { max: 1, onnotice: () => {} });
const statements: string[] = [];
const database = drizzle(client, { schema, logger: { logQuery: (statement) => void statements.push(statement) } });
const page = { before: null, limit: 50, openSince: new Date(0) };
const busy = "busybusybusy";

beforeAll(async () => {
  await database.execute(
    sql`insert into users select 'user' || lpad(n::text, 12, '0'), 'guest', 'Somebody', now() from generate_series(1, 500) n`,
  );
  await database.execute(sql`insert into users values (${busy}, 'guest', 'Busy Body', now())`);
  await database.execute(sql`insert into matches (id, settings, created_at) select 'match' || lpad(n::text, 12, '0'),
    ${JSON.stringify(DEFAULT_SETTINGS)}::jsonb, timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 20000) n`);
  await database.execute(sql`insert into match_seats select 'match' || lpad(n::text, 12, '0'), 0, 'user' || lpad((1 + n % 500)::text, 12, '0'),
    null, timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 20000) n`);
  await database.execute(sql`insert into match_seats select 'match' || lpad(n::text, 12, '0'), 1, ${busy}, null,
    timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 20000, 2) n`);
  await database.execute(sql`analyze`);
});
afterAll(async () => {
  await client.end();
  await storage.close();
});

async function plan(): Promise<string> {
  const [statement = ""] = statements.splice(0);
  const parameters = statement.includes("$4") ? [busy, "finished", "open", "2000-01-01", 50] : [];
  const rows = await client.unsafe(`explain (analyze, costs off, timing off, summary off) ${statement}`, parameters);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("a page of a list is one statement, however many matches and seats are on it", async () => {
  statements.length = 0;
  const found = await listMatchesOf(database, busy, page);
  expect(statements).toHaveLength(1);
  expect(found).toHaveLength(50);
  expect(found.every(({ seats }) => seats.length === 2 && seats[1]?.user?.name === "Busy Body")).toBe(true);
});

test("a page of somebody with ten thousand matches reads that page, not the ten thousand", async () => {
  statements.length = 0;
  await listMatchesOf(database, busy, page);
  const text = await plan();
  expect(text).toMatch(/Index (Only )?Scan Backward using match_seats_user_id/);
  const read = [...text.matchAll(/rows=(\d+)/g)].map(([, rows]) => Number(rows));
  expect(Math.max(...read)).toBeLessThan(1000);
});

test("a match and a session are one statement each", async () => {
  statements.length = 0;
  await findMatch(database, "match000000000001");
  await findSession(database, new Uint8Array(32), new Date());
  expect(statements).toHaveLength(2);
});
