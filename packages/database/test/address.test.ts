// Addresses as hosts of databases give them, databases set up otherwise, and a pooler in between.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, describe, expect, inject, test, vi } from "vitest";
import { freePort } from "../src/free-port.ts";
import { connect, migrate } from "../src/index.ts";
import { createTestDatabase } from "../src/testing.ts";

const MIGRATIONS = fileURLToPath(new URL("../../../drizzle", import.meta.url));
const storage = await createTestDatabase();
const admin = postgres(inject("testPostgres").adminUrl, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await admin.end();
  await storage.close();
});

async function ask(url: string): Promise<unknown> {
  const { database, close } = connect(url, 2);
  try {
    const [row] = await database.execute(sql`select 1 as one`);
    return row;
  } finally {
    await close();
  }
}

test.each([
  "channel_binding=require",
  "schema=public",
  "pgbouncer=true&connection_limit=5",
  "sslmode=disable",
  "sslmode=prefer",
  "sslmode=allow",
  "application_name=arena",
])("an address with %s is taken", async (words) => {
  expect(await ask(`${storage.url}?${words}`)).toEqual({ one: 1 });
});

test.each([
  ["sslmode=sometimes", "sslmode must be one of"],
  ["schema=pong", "schema public"],
  ["conection_limit=5", "“conection_limit” is not known here"],
])("%s is answered in words", async (words, sentence) => {
  await expect(migrate(`${storage.url}?${words}`, MIGRATIONS)).rejects.toThrow(sentence);
});

describe("a database set up otherwise", () => {
  async function made(name: string, how: string): Promise<string> {
    await admin.unsafe(`create database ${name} ${how}`);
    const url = new URL(storage.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  test("with dates in German, another time zone and old strings: dates come as ever", async () => {
    const url = await made("otherwise", "");
    for (const setting of ["datestyle = 'German'", "timezone = 'Asia/Tokyo'", "standard_conforming_strings = off"])
      await admin.unsafe(`alter database otherwise set ${setting}`);
    await migrate(url, MIGRATIONS);
    const { database, close } = connect(url, 1);
    const [row] = await database.execute(
      sql`select '2026-03-04 05:06:07+00'::timestamptz as at, ${"a\\b"}::text as text`,
    );
    await close();
    expect(row).toEqual({ at: "2026-03-04 05:06:07+00", text: "a\\b" });
    await admin.unsafe("drop database otherwise with (force)");
  });

  test("in an encoding that cannot hold names: said at the start", async () => {
    const url = await made("latin", "encoding 'LATIN1' locale_provider libc locale 'C' template template0");
    await expect(migrate(url, MIGRATIONS)).rejects.toThrow("encoding LATIN1");
    await admin.unsafe("drop database latin with (force)");
  });
});

const hasPooler = spawnSync("pgbouncer", ["--version"]).status === 0;
describe.skipIf(!hasPooler)(
  "behind PgBouncer, pooling by transaction (Debian's package pgbouncer, where it is installed)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "pgbouncer-"));
    let pooler: ChildProcess | undefined;
    afterAll(() => {
      pooler?.kill("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    });

    test("migrations wait for each other, statements and transactions come through", { timeout: 60_000 }, async () => {
      const target = new URL(storage.url);
      const port = await freePort();
      chmodSync(folder, 0o755);
      const name = target.pathname.slice(1);
      const file = join(folder, "pgbouncer.ini");
      writeFileSync(join(folder, "users.txt"), `"${target.username}" "${target.password}"\n`);
      writeFileSync(
        file,
        `[databases]\n${name} = host=${target.hostname} port=${target.port} dbname=${name} user=${target.username} password=${target.password}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = plain\nauth_file = ${join(folder, "users.txt")}\npool_mode = transaction\ndefault_pool_size = 3\n`,
      );
      const args = process.getuid?.() === 0 ? ["-u", "nobody", file] : [file];
      pooler = spawn("pgbouncer", ["-q", ...args], { stdio: "ignore" });
      const through = new URL(storage.url);
      through.port = String(port);
      const url = `${through.href}?pgbouncer=true&connection_limit=8`;
      await vi.waitFor(() => ask(url), { timeout: 20_000, interval: 200 });
      await Promise.all([1, 2, 3].map(() => migrate(url, MIGRATIONS)));
      const { database, close } = connect(url);
      const rows = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          i % 2 === 0
            ? database.execute(sql`select ${i}::int as i`)
            : database.transaction((tx) =>
                tx.execute(sql`select ${i}::int as i from (select pg_advisory_xact_lock(7)) as locked`),
              ),
        ),
      );
      await close();
      expect(rows.map(([row]) => row?.["i"])).toEqual(Array.from({ length: 40 }, (_, i) => i));
      const locks = await storage.database.execute(sql`select 1 from pg_locks where locktype = 'advisory'`);
      expect(locks).toHaveLength(0); // none is left behind on a session of the pooler
    });
  },
);
