// The driver's client as Drizzle uses it, with what the driver lacks: every statement has a limit, a pool whose connections have gone
// silent (a firewall forgot them) is replaced by a new one, and nothing is done for a request that nobody waits for any more.
import type postgres from "postgres";
import { Abandoned, awaited } from "./patience.ts";

const SILENT_MS = 3000; // a pool that answers nobody for so long is left to those who wait for it already
const LIMIT_MS = 60_000; // of a statement outside of any request
const LEFT_MS = 8000; // what a pool that was left has for what it was asked already
const LEFT_MAX = 2; // pools: a slow database does not get ever more connections

type Unsafe = ReturnType<postgres.Sql["unsafe"]>;
type Arguments = Parameters<postgres.Sql["unsafe"]>;
interface Pool {
  readonly sql: postgres.Sql;
  answeredMs: number;
}
type Statements = Pick<postgres.TransactionSql, "unsafe" | "savepoint">;

export interface Client {
  readonly sql: postgres.Sql;
  readonly close: () => Promise<void>;
}

/** `open` makes a pool; `renews`: whether another may take its place. */
export function watchedClient(open: () => postgres.Sql, renews: boolean): Client {
  let pool: Pool = { sql: open(), answeredMs: performance.now() };
  const left = new Map<postgres.Sql, ReturnType<typeof setTimeout>>();
  let isClosed = false;

  function renew(silent: Pool): void {
    if (!renews || isClosed || silent !== pool) return;
    pool = { sql: open(), answeredMs: performance.now() };
    left.set(
      silent.sql,
      setTimeout(() => void drop(silent.sql), LEFT_MS),
    );
    const [oldest] = left.keys();
    if (left.size > LEFT_MAX && oldest !== undefined) void drop(oldest);
  }

  function drop(sql: postgres.Sql): Promise<void> {
    const timer = left.get(sql);
    if (timer !== undefined) clearTimeout(timer);
    left.delete(sql);
    return sql.end({ timeout: 0 });
  }

  /** Waits for an answer of the database, as long as somebody waits for it. */
  async function watch<T>(from: Pool, ask: () => PromiseLike<T>): Promise<T> {
    const waiting = awaited();
    const signal = waiting?.signal;
    if (signal?.aborted) throw new Abandoned();
    const sentMs = performance.now();
    const answer = Promise.resolve(ask());
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        done();
        renew(from);
        reject(new Abandoned());
      };
      const suspect = setTimeout(() => {
        if (from.answeredMs <= sentMs) renew(from);
      }, SILENT_MS);
      const limit = waiting === undefined ? setTimeout(giveUp, LIMIT_MS) : undefined;
      signal?.addEventListener("abort", giveUp, { once: true });
      function done(): void {
        clearTimeout(suspect);
        if (limit !== undefined) clearTimeout(limit);
        signal?.removeEventListener("abort", giveUp);
      }
      answer.then(resolve, reject).finally(() => {
        from.answeredMs = performance.now();
        done();
      });
    });
  }

  /** Drizzle asks for rows as objects by awaiting, or for rows as arrays by `values()`. */
  function statement(from: Pool, make: () => Unsafe): Unsafe {
    const run = <T>(ask: (query: Unsafe) => PromiseLike<T>) => watch(from, () => ask(make()));
    const lazy = {
      values: () => run((query) => query.values()),
      // oxlint-disable-next-line unicorn/no-thenable -- the driver's queries begin when they are awaited
      then: (...handlers: Parameters<Promise<unknown>["then"]>) => run((query) => query).then(...handlers),
    };
    return lazy as unknown as Unsafe; // the two that Drizzle calls
  }

  function within(from: Pool, tx: Statements): postgres.TransactionSql {
    const wrapped = {
      unsafe: (...given: Arguments) => statement(from, () => tx.unsafe(...given)),
      savepoint: (work: (inner: postgres.TransactionSql) => Promise<unknown>) =>
        tx.savepoint((inner) => stillAwaited(() => work(within(from, inner)))),
    };
    return wrapped as unknown as postgres.TransactionSql; // the two that Drizzle calls
  }

  async function begin<T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
    const from = pool;
    const waiting = awaited();
    let [began, finished, answered] = [() => {}, () => {}, false];
    const beginning = new Promise<void>((resolve) => (began = resolve));
    const finishing = new Promise<void>((resolve) => (finished = resolve));
    const whole = from.sql.begin(async (tx) => {
      began();
      if (waiting !== undefined) limitTransaction(from.sql, tx, waiting.leftMs());
      try {
        return await stillAwaited(() => work(within(from, tx)));
      } finally {
        finished();
      }
    }) as Promise<T>; // it unwraps arrays of promises, which nobody returns here
    whole.then(() => (answered = true)).catch(() => {});
    // The work in between may take its time: its statements are watched one by one.
    await watch(from, () => Promise.race([beginning, whole]));
    await Promise.race([finishing, whole]);
    return answered ? whole : watch(from, () => whole);
  }

  const facade = {
    get options() {
      return pool.sql.options;
    },
    unsafe(...given: Arguments) {
      const from = pool;
      // A statement that changes something, by itself, would happen even when its answer comes too late.
      const changes = awaited() !== undefined && !/^\s*(?:select|show)\b/i.test(given[0]);
      if (!changes) return statement(from, () => from.sql.unsafe(...given));
      const rows = (asArrays: boolean) =>
        begin(async (tx) => (asArrays ? tx.unsafe(...given).values() : tx.unsafe(...given)));
      const lazy = {
        values: () => rows(true),
        // oxlint-disable-next-line unicorn/no-thenable -- as above
        then: (...handlers: Parameters<Promise<unknown>["then"]>) => rows(false).then(...handlers),
      };
      return lazy as unknown as Unsafe;
    },
    begin,
  };
  return {
    sql: facade as unknown as postgres.Sql, // what Drizzle calls of it
    async close() {
      isClosed = true;
      await Promise.all([pool.sql.end({ timeout: 5 }), ...[...left.keys()].map(drop)]);
    },
  };
}

/** A transaction is committed only for somebody who still waits. */
async function stillAwaited<T>(work: () => Promise<T>): Promise<T> {
  const result = await work();
  if (awaited()?.signal.aborted) throw new Abandoned();
  return result;
}

/** The server's own limit, from Postgres 17 on: a commit that lies unread while the server is stopped is not done later. */
function limitTransaction(sql: postgres.Sql, tx: postgres.TransactionSql, leftMs: number): void {
  const version = Number.parseInt(String(sql.parameters?.["server_version"] ?? ""), 10);
  if (version >= 17)
    void tx.unsafe(`set local transaction_timeout = ${Math.max(1, Math.ceil(leftMs))}`).catch(() => {}); // sent with the next statement
}
