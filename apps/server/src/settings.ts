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
  return { ...reading.env, DATA_DIR: dataDir, portIsChosen: (process.env["PORT"] ?? "").trim() !== "" };
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
