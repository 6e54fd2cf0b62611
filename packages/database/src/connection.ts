import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { readAddress } from "./address.ts";
import { watchedClient } from "./client.ts";
import * as schema from "./schema/index.ts";

/** What queries ask of: a connection pool or a transaction. */
export type Database = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

export interface Connection {
  readonly database: PostgresJsDatabase<typeof schema>;
  readonly close: () => Promise<void>;
}

const COMMON = {
  connect_timeout: 3, // seconds
  keep_alive: 15, // seconds until TCP asks whether the other end is there
  backoff: () => 0.25, // the default waits up to 20 s after a long outage; then people would wait, too
  onnotice: () => {},
} as const;

/** For a process that lives: a pool that connects when first asked, and again by itself after Postgres was away. */
export function connect(url: string, maxConnections = 10): Connection {
  const address = readAddress(url);
  const options = { ...COMMON, max: maxConnections, idle_timeout: 300, max_lifetime: 3600, ...address.options };
  return wrap(() => postgres(address.url, options), true);
}

/** For workerd, where a socket belongs to the request that opened it: one connection for one request. Hyperdrive keeps the pool. */
export function connectForRequest(url: string): Connection {
  const address = readAddress(url);
  const options = { ...COMMON, ...address.options, max: 1, fetch_types: false };
  return wrap(() => postgres(address.url, options), false); // the types of arrays: a round trip, and none are used
}

function wrap(open: () => postgres.Sql, renews: boolean): Connection {
  const client = watchedClient(() => {
    const sql = open();
    drizzle(sql); // which tells the client to leave dates and JSON to it
    return sql;
  }, renews);
  return { database: drizzle(client.sql, { schema }), close: client.close };
}
