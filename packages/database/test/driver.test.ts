// The faults of `postgres` 3.4.9 that patches/postgres+3.4.9.patch fixes, see docs/decisions/013-a-patched-driver.md. Without the
// patch these throw where nothing can catch it (which ends the process), never settle, or write outside of their transaction.
import { once } from "node:events";
import { connect as openSocket, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestDatabase } from "../src/testing.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

const storage = await createTestDatabase();
const clients: postgres.Sql[] = [];
let proxy: TcpProxy;
let closed = 0; // connections whose end the pool has noticed

beforeAll(async () => {
  proxy = await startTcpProxy(storage.url);
});
afterEach(async () => {
  proxy.hangUp(false);
  await Promise.all(clients.splice(0).map((client) => client.end({ timeout: 1 })));
});
afterAll(async () => {
  await proxy.close();
  await storage.close();
});

function open(options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const client = postgres(proxy.url, {
    max: 1,
    connect_timeout: 3,
    backoff: () => 0.05,
    onclose: () => closed++,
    onnotice: () => {},
    ...options,
  });
  clients.push(client);
  return client;
}

async function cutNoticed(how: "end" | "reset"): Promise<void> {
  const before = closed;
  proxy.cut(how);
  await vi.waitFor(() => expect(closed).toBeGreaterThan(before), { timeout: 60_000 });
}

describe.each(["end", "reset"] as const)("a connection that is cut (%s)", (how) => {
  test("within a transaction: every later statement of it is refused", async () => {
    const sql = open();
    const seen: unknown[] = [];
    const transaction = sql.begin(async (tx) => {
      await tx`select 1`;
      await cutNoticed(how);
      for (let i = 0; i < 3; i++) seen.push(await tx`select 2`.catch((error: unknown) => error));
      return "never";
    });
    await expect(transaction).rejects.toMatchObject({ code: expect.stringMatching(/^(CONNECTION_|ECONN|EPIPE)/) });
    await vi.waitFor(() => expect(seen).toHaveLength(3));
    expect(seen.map((error) => (error as { code?: unknown }).code)).toEqual(Array(3).fill("CONNECTION_CLOSED"));
    expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
  });

  test("within a transaction: nothing of it is written outside of it once the pool has connected again", async () => {
    const sql = open();
    await sql`create table if not exists outside (word text)`;
    let late: unknown;
    const transaction = sql.begin(async (tx) => {
      await tx`insert into outside values ('first')`;
      const next = sql`select 1`; // waits for the only connection, which then connects again for it
      await cutNoticed(how);
      await next;
      late = await tx`insert into outside values ('second')`.catch((error: unknown) => error);
    });
    await expect(transaction).rejects.toMatchObject({ code: expect.stringMatching(/^(CONNECTION_|ECONN|EPIPE)/) });
    await vi.waitFor(() => expect(late).toMatchObject({ code: "CONNECTION_CLOSED" }));
    expect(await sql`select word from outside`).toEqual([]);
  });

  test("while reserved: statements are refused, and after its release the pool goes on", async () => {
    const sql = open();
    const reserved = await sql.reserve();
    await reserved`select 1`;
    await cutNoticed(how);
    for (let i = 0; i < 2; i++) await expect(reserved`select 2`).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    reserved.release();
    expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
  });

  test("in the middle of a result: the next result has its own rows, and no others", async () => {
    const sql = open({ fetch_types: false }); // their query would come first, and take the leftovers
    const long = sql`select repeat('x', 1000) from generate_series(1, 200000)`.catch((error: unknown) => error);
    const before = proxy.delivered();
    await vi.waitFor(() => expect(proxy.delivered()).toBeGreaterThan(before + 1_000_000), {
      timeout: 60_000,
      interval: 1,
    });
    await cutNoticed(how);
    expect(await long).toBeInstanceOf(Error);
    expect([...(await sql`select 4 as four`)]).toEqual([{ four: 4 }]);
  });
});

test("a socket that dies with a write buffered: the connection writes again afterwards", async () => {
  let socket: Socket | undefined;
  const { hostname, port } = new URL(proxy.url);
  async function connected(): Promise<Socket> {
    socket = openSocket(Number(port), hostname);
    await once(socket, "connect");
    return socket;
  }
  // `socket` is in the driver's README, and not in its types.
  const sql = open({ socket: connected } as postgres.Options<Record<string, never>>);
  await sql`select 1`;
  await pause(1); // a timer's turn of the event loop: immediates come next, then what has closed
  const lost = new Promise((done) => {
    setImmediate(() => done(sql`select 2`.catch((error: unknown) => error)));
  });
  socket?.destroy();
  expect(await lost).toMatchObject({ code: "CONNECTION_CLOSED" });
  expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
});

test("a proxy that ends each connection at once meets no storm of attempts, and the query is served when it can be", async () => {
  const sql = open();
  const before = proxy.opened();
  proxy.hangUp(true);
  const waiting = sql`select 5 as five`.execute();
  await pause(300);
  expect(proxy.opened() - before).toBeLessThan(20); // not one each time the event loop goes round
  proxy.hangUp(false);
  expect(await waiting).toEqual([{ five: 5 }]);
});

test("many cuts under load: everything is answered, and the pool is whole", { timeout: 60_000 }, async () => {
  const sql = open({ max: 10 });
  for (let round = 0; round < 30; round++) {
    const load = Array.from({ length: 30 }, (_, i) =>
      i % 2 === 0
        ? sql`select ${i}::int, pg_sleep(0.002)`
        : sql.begin(async (tx) => {
            await tx`select 1`;
            await tx`select ${i}::int`.catch(() => {});
            return tx`select 2`;
          }),
    );
    const settled = Promise.allSettled(load);
    await pause(round % 7);
    proxy.cut(round % 2 === 0 ? "end" : "reset");
    await settled;
  }
  const whole = await Promise.all(Array.from({ length: 20 }, (_, i) => sql`select ${i}::int as i`));
  expect(whole.flat().map(({ i }) => Number(i))).toEqual(Array.from({ length: 20 }, (_, i) => i));
});
