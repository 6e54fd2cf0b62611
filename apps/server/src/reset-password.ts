// npm run reset-password -- NAME: prints a one-time link for a member who forgot their password. The arena may run or not.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createHostReset } from "@transcendence/api";
import { connect } from "@transcendence/database";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import { keptAddress, readSettings, type ServerSettings } from "./settings.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

async function main(settings: ServerSettings, name: string): Promise<string> {
  const { url, close } = await openDatabase(settings);
  const connection = connect(url, 1);
  try {
    const deps = { database: connection.database, clock: () => Date.now(), publicUrl: addressOf(settings) };
    const reset = await createHostReset(deps, name);
    if (reset === null) throw new Error(`There is no member with the name or confirmed email "${name}".`);
    return [
      `A new password for ${reset.name}. Give them this link; whoever has it can choose the password:`,
      "",
      `  ${reset.link}`,
      "",
      `It works once, until ${reset.expiresAt.toLocaleString()}. Opened from another machine, it begins with the address`,
      "that this arena has there.",
    ].join("\n");
  } finally {
    await connection.close();
    await close();
  }
}

async function openDatabase({ DATABASE_URL, DATA_DIR }: ServerSettings) {
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, close: async () => {} };
  const dataDir = join(DATA_DIR, "postgres");
  if (!existsSync(join(dataDir, "password"))) throw new Error(`There is no arena in ${DATA_DIR} yet.`);
  const database = await startEmbeddedPostgres({ dataDir });
  return { url: database.url, close: () => database.stop() };
}

function addressOf({ PUBLIC_URL, DATA_DIR, PORT }: ServerSettings): string {
  return PUBLIC_URL ?? keptAddress(DATA_DIR) ?? `http://localhost:${PORT}`;
}

const name = process.argv.slice(2).join(" ").trim(); // names may have spaces
const settings = readSettings(ROOT);
if (settings === null) process.exit(1);
if (name === "") {
  console.error("Whose? npm run reset-password -- NAME");
  process.exit(1);
}
try {
  console.log(await main(settings, name));
} catch (error) {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
}
