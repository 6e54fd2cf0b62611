import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { ne, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { migrate } from "../src/index.ts";
import * as schema from "../src/schema/index.ts";
import { createTestDatabase } from "../src/testing.ts";

const FOLDER = fileURLToPath(new URL("../../../drizzle", import.meta.url));
const storage = await createTestDatabase();
afterAll(() => storage.close());

test("any number of instances may migrate a new database at once; each migration is applied once", async () => {
  await storage.database.execute(sql`drop schema public cascade`);
  await storage.database.execute(sql`drop schema drizzle cascade`);
  await storage.database.execute(sql`create schema public`);
  await Promise.all([1, 2, 3, 4].map(() => migrate(storage.url, FOLDER)));
  const applied = await storage.database.execute(sql`select 1 from drizzle.__drizzle_migrations`);
  expect(applied).toHaveLength(readdirSync(FOLDER).filter((name) => name.endsWith(".sql")).length);
  const users = await storage.database.$count(schema.users);
  await migrate(storage.url, FOLDER);
  expect(await storage.database.$count(schema.users)).toBe(users);
  expect(await storage.database.$count(schema.users, ne(schema.users.kind, "computer"))).toBe(0);
});

test("the schema and its migrations say the same: a changed table ships with its migration", async () => {
  const snapshots = readdirSync(`${FOLDER}/meta`).filter((name) => name.endsWith("_snapshot.json"));
  const last = JSON.parse(readFileSync(`${FOLDER}/meta/${snapshots.toSorted().at(-1)}`, "utf8"));
  const wanted = generateDrizzleJson(schema, last.id);
  expect(await generateMigration(last, wanted)).toEqual([]);
});

test("a database that cannot be reached is an error, not a wait", async () => {
  await expect(migrate("postgres://nobody@127.0.0.1:1/nothing", FOLDER)).rejects.toThrow(/ECONNREFUSED/);
});
