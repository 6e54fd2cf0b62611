// The database of an arena, for commands that a host types. The arena may run or not.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect, type Database } from "@transcendence/database";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import type { ServerSettings } from "./settings.ts";

export async function withDatabase<T>(settings: ServerSettings, work: (database: Database) => Promise<T>): Promise<T> {
  const { url, close } = await open(settings);
  const connection = connect(url, 1);
  try {
    return await work(connection.database);
  } finally {
    await connection.close();
    await close();
  }
}

async function open({ DATABASE_URL, DATA_DIR }: ServerSettings) {
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, close: async () => {} };
  const dataDir = join(DATA_DIR, "postgres");
  if (!existsSync(join(dataDir, "password"))) throw new Error(`There is no arena in ${DATA_DIR} yet.`);
  const database = await startEmbeddedPostgres({ dataDir });
  return { url: database.url, close: () => database.stop() };
}

/** Prints what the command says, or in one line why it failed. */
export async function runCommand(command: () => Promise<string>): Promise<void> {
  try {
    console.log(await command());
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    console.error(reason instanceof Error ? reason.message : String(reason));
    process.exitCode = 1;
  }
}
