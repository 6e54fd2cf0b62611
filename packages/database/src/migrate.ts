import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const LOCK = 7_210_972; // any number, as long as everybody who migrates takes the same

/** Brings the tables up to date. Any number of instances may start at once: one migrates, the others wait and find it done. */
export async function migrate(databaseUrl: string, migrationsFolder: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} }); // one session: the lock is its own
  const database = drizzle(client);
  try {
    await database.execute(sql`select pg_advisory_lock(${LOCK})`);
    await applyMigrations(database, { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 }); // and with it the lock
  }
}
