// Connections that went silent, and requests that nobody waits for any more.
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Abandoned, type Connection, connect, isUnavailable, whileAwaited } from "../src/index.ts";
import { createTestDatabase } from "../src/testing.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

const storage = await createTestDatabase();
const opened: Connection[] = [];
let proxy: TcpProxy;

beforeAll(async () => {
  proxy = await startTcpProxy(storage.url);
  await storage.database.execute(sql`create table notes (word text)`);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
  await storage.database.execute(sql`truncate notes`);
});
afterAll(async () => {
  await proxy.close();
  await storage.close();
});

function open(): Connection["database"] {
  const connection = connect(proxy.url);
  opened.push(connection);
  return connection.database;
}

const notes = async () => (await storage.database.execute(sql`select word from notes`)).map(({ word }) => word);

/** What an awaited piece of work came to when its waiting ended after `forMs`. */
function awaitedFor(forMs: number, work: () => Promise<unknown>): Promise<unknown> {
  return whileAwaited({ signal: AbortSignal.timeout(forMs), leftMs: () => forMs }, () =>
    work().catch((error: unknown) => error),
  );
}

test("ten connections that a firewall forgot: one answer is waited for in vain, then all come by new connections", async () => {
  const database = open();
  await Promise.all(Array.from({ length: 30 }, () => database.execute(sql`select pg_sleep(0.05)`)));
  expect(proxy.live()).toBe(10);
  proxy.forget();
  const first = await awaitedFor(500, () => database.execute(sql`select 1`));
  expect(first).toBeInstanceOf(Error);
  expect(isUnavailable(first)).toBe(true);
  const others = Array.from({ length: 30 }, (_, i) => database.execute(sql`select ${i}::int as i`));
  expect((await Promise.all(others)).map(([row]) => Number(row?.["i"]))).toEqual(
    Array.from({ length: 30 }, (_, i) => i),
  );
});

test("and a pool that answers nobody is left before anybody gives up", async () => {
  const database = open();
  await Promise.all(Array.from({ length: 10 }, () => database.execute(sql`select pg_sleep(0.05)`)));
  proxy.forget();
  const stuck = Array.from({ length: 10 }, () => awaitedFor(60_000, () => database.execute(sql`select 2`)));
  await vi.waitFor(
    async () => {
      const [row] = await Promise.race([database.execute(sql`select 3 as three`), pause(200, [])]);
      expect(row).toEqual({ three: 3 });
    },
    { timeout: 15_000 },
  );
  for (const answer of await Promise.all(stuck)) expect(isUnavailable(answer)).toBe(true); // when their pool is closed
});

test("a slow statement beside answered ones changes nothing: its connection and theirs stay", async () => {
  const database = open();
  let isOver = false;
  const slow = database.execute(sql`select pg_sleep(4)`).then(() => (isOver = true));
  await vi.waitFor(
    async () => {
      await database.execute(sql`select 1`);
      expect(isOver).toBe(true);
    },
    { timeout: 20_000, interval: 200 },
  );
  await slow;
  const before = proxy.opened();
  await database.execute(sql`select 1`);
  expect(proxy.opened()).toBe(before);
});

test("a transaction whose request was given up is rolled back, whatever it still waits for", async () => {
  const database = open();
  const waiting = new AbortController();
  const work = whileAwaited({ signal: waiting.signal, leftMs: () => 60_000 }, () =>
    database.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values ('one')`);
      waiting.abort();
      return "done";
    }),
  );
  await expect(work).rejects.toBeInstanceOf(Abandoned);
  expect(await notes()).toEqual([]);
});

test("a statement by itself that is answered too late has not happened", async () => {
  const database = open();
  const lock = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holder = storage.database.transaction(async (tx) => {
    await tx.execute(sql`lock table notes`);
    locked.resolve();
    await lock.promise;
  });
  await locked.promise;
  expect(isUnavailable(await awaitedFor(300, () => database.execute(sql`insert into notes values ('late')`)))).toBe(
    true,
  );
  lock.resolve();
  await holder;
  await vi.waitFor(
    async () => {
      const busy = await storage.database.execute(
        sql`select 1 from pg_stat_activity where query like '%late%' and state <> 'idle' and pid <> pg_backend_pid()`,
      );
      expect(busy).toHaveLength(0);
    },
    { timeout: 20_000 },
  );
  expect(await notes()).toEqual([]);
});

test("after it was given up, a request asks for nothing more", async () => {
  const database = open();
  const seen = await awaitedFor(100, async () => {
    await new Promise((done) => setTimeout(done, 200));
    return database.execute(sql`insert into notes values ('later')`);
  });
  expect(isUnavailable(seen)).toBe(true);
  expect(await notes()).toEqual([]);
});

test("rows and transactions come as ever, nested ones, too", async () => {
  const database = open();
  const found = await whileAwaited({ signal: AbortSignal.timeout(60_000), leftMs: () => 60_000 }, () =>
    database.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values ('outer')`);
      await tx
        .transaction(async (inner) => {
          await inner.execute(sql`insert into notes values ('inner')`);
          throw new Error("back");
        })
        .catch(() => {});
      return tx.execute(sql`select word, current_setting('transaction_timeout') as limit from notes`);
    }),
  );
  expect(found).toMatchObject([{ word: "outer", limit: expect.stringMatching(/^\d+(ms|s)$|^1min$/) }]);
  expect(await notes()).toEqual(["outer"]);
});
