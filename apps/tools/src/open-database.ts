// The database that a server started now would use.
import { resolve } from "node:path";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import { readEnv } from "@transcendence/env";
import { loadEnvFile } from "@transcendence/server/env-file";
import { inRoot } from "./root.ts";

export interface OpenDatabase {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function openDatabase(): Promise<OpenDatabase> {
  loadEnvFile(inRoot());
  const reading = readEnv(process.env);
  if (!reading.ok) throw new Error(["Some settings are wrong:", ...reading.problems].join("\n  "));
  const { DATABASE_URL, DATA_DIR } = reading.env;
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, close: async () => {} };
  const database = await startEmbeddedPostgres({ dataDir: resolve(inRoot(), DATA_DIR, "postgres") });
  return { url: database.url, close: () => database.stop() };
}
