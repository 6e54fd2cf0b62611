// A database of one's own for each test file, cloned from a migrated template: some 30 ms.
// A vitest project that uses it lists "@transcendence/database/testing-setup" under `globalSetup`.
import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { type Connection, connect } from "./connection.ts";

declare module "vitest" {
  interface ProvidedContext {
    testPostgres: { readonly adminUrl: string; readonly template: string };
  }
}

export interface TestDatabase extends Connection {
  readonly url: string;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject("testPostgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await asAdmin(adminUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  const connection = connect(url.href, 5);
  async function close(): Promise<void> {
    await connection.close();
    await asAdmin(adminUrl, (sql) => sql`drop database ${sql(name)} with (force)`);
  }
  return { url: url.href, database: connection.database, close };
}

async function asAdmin(adminUrl: string, run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}
