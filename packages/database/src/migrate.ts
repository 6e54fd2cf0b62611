import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { readAddress } from "./address.ts";

const LOCK = 7_210_972; // any number, as long as everybody who migrates takes the same
const OLDEST = 150_000; // Postgres 15

/** Brings the tables up to date. Any number of instances may start at once: one migrates, the others wait and find it done. */
export async function migrate(databaseUrl: string, migrationsFolder: string): Promise<void> {
  const { url, options } = readAddress(databaseUrl);
  const client = postgres(url, { ...options, max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await client.begin(async (tx) => {
      // The lock, too, belongs to the transaction: behind a pooler a session's lock would stay with somebody else's session.
      const begin = (work: (inner: postgres.TransactionSql) => Promise<unknown>) => tx.savepoint(work);
      const within = Object.assign(tx, { begin, options: client.options });
      const database = drizzle(within as unknown as postgres.Sql); // what Drizzle's migrator calls of it
      await database.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      const [found] = await database.execute<Facts>(
        sql`select current_setting('server_encoding') as encoding, current_setting('bytea_output') as bytea,
          current_setting('server_version_num')::int as version, current_setting('transaction_read_only') as readonly`,
      );
      if (found !== undefined) requireUsable(found);
      await applyMigrations(database, { migrationsFolder });
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

type Facts = { encoding: string; bytea: string; version: number; readonly: string };

/** Says in words what would only fail later, at somebody's name or picture. */
function requireUsable({ encoding, bytea, version, readonly }: Facts): void {
  if (version < OLDEST) throw new Error("The database is too old: Postgres 15 or newer is needed.");
  if (encoding !== "UTF8")
    throw new Error(
      `The database has the encoding ${encoding}, which cannot hold everybody's names. Make one with: create database pong encoding 'UTF8' template template0;`,
    );
  if (bytea !== "hex")
    throw new Error(
      "The database sends bytes in an old form. Change it with: alter database … set bytea_output = 'hex';",
    );
  if (readonly === "on") throw new Error("The database can only be read. DATABASE_URL must name the primary.");
}
