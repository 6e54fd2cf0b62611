// The settings of this process: from the environment, then from `.env`, then the defaults of packages/env.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Env, readEnv } from "@transcendence/env";

export interface ServerSettings extends Env {
  readonly portIsChosen: boolean; // otherwise another free one will do
}

/** Null, once every wrong setting has been named on stderr. */
export function readSettings(root: string): ServerSettings | null {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file); // what is set already stays
  const reading = readEnv(process.env);
  if (!reading.ok) {
    console.error(["Some settings are wrong (environment or .env):", ...reading.problems].join("\n  "));
    return null;
  }
  const dataDir = resolve(root, reading.env.DATA_DIR);
  const databaseUrl = withPassword(reading.env);
  if (databaseUrl === null) return null;
  return { ...reading.env, ...databaseUrl, DATA_DIR: dataDir, portIsChosen: (process.env["PORT"] ?? "").trim() !== "" };
}

/** The address with the password of its file, if one is named; null when that cannot be read, once said on stderr. */
function withPassword(env: Env): Pick<Env, "DATABASE_URL"> | null {
  const { DATABASE_URL, DATABASE_PASSWORD_FILE } = env;
  if (DATABASE_URL === undefined || DATABASE_PASSWORD_FILE === undefined) return {};
  try {
    const url = new URL(DATABASE_URL);
    url.password = readFileSync(DATABASE_PASSWORD_FILE, "utf8").trim();
    return { DATABASE_URL: url.href };
  } catch (error) {
    console.error(`DATABASE_PASSWORD_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** The secret of an arena that was given none: made once, kept where only its owner can read it. */
export function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "secret");
  try {
    writeFileSync(path, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(path, "utf8").trim();
}
