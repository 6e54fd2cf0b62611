// Reads `.env` into the environment. What is set already stays.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { decodeEnvFile, unknownSettings } from "@transcendence/env";

/** Names on stderr what stands in the file and is no setting. */
export function loadEnvFile(root: string): void {
  const file = join(root, ".env");
  if (!existsSync(file)) return;
  const given = parseEnv(decodeEnvFile(readFileSync(file)));
  const unknown = unknownSettings(Object.keys(given));
  if (unknown.length > 0) console.error(["In .env:", ...unknown].join("\n  "));
  for (const [name, value] of Object.entries(given)) if (value !== undefined) process.env[name] ??= value;
}
