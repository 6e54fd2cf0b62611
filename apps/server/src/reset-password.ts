// npm run reset-password -- NAME: prints a one-time link for a member who forgot their password. The arena may run or not.
import { resolve } from "node:path";
import { createHostReset } from "@transcendence/api";
import { runCommand, withDatabase } from "./command-database.ts";
import { keptAddress, readSettings, type ServerSettings } from "./settings.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

function main(settings: ServerSettings, name: string): Promise<string> {
  return withDatabase(settings, async (database) => {
    const deps = { database, clock: () => Date.now(), publicUrl: addressOf(settings) };
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
  });
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
await runCommand(() => main(settings, name));
