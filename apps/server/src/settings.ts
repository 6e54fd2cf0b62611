// The settings of this process: from the environment, then from `.env`, then the defaults of packages/env.
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Env, readEnv } from "@transcendence/env";
import { loadEnvFile } from "./env-file.ts";

export interface ServerSettings extends Env {
  readonly portIsChosen: boolean; // otherwise another free one will do
}

/** Null, once every wrong setting has been named on stderr. */
export function readSettings(root: string): ServerSettings | null {
  loadEnvFile(root);
  const reading = readEnv(process.env);
  if (!reading.ok) {
    console.error(["Some settings are wrong (environment or .env):", ...reading.problems].join("\n  "));
    return null;
  }
  const dataDir = resolve(root, reading.env.DATA_DIR);
  const addresses = withPasswords(reading.env);
  if (addresses === null) return null;
  return { ...reading.env, ...addresses, DATA_DIR: dataDir, portIsChosen: (process.env["PORT"] ?? "").trim() !== "" };
}

/** The addresses that have their password in a file; null when one cannot be read, once said on stderr. */
function withPasswords(env: Env): Partial<Pick<Env, "DATABASE_URL" | "SMTP_URL">> | null {
  try {
    return {
      ...withPassword(env, "DATABASE_URL", "DATABASE_PASSWORD_FILE"),
      ...withPassword(env, "SMTP_URL", "SMTP_PASSWORD_FILE"),
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function withPassword<Name extends "DATABASE_URL" | "SMTP_URL">(
  env: Env,
  name: Name,
  fileName: "DATABASE_PASSWORD_FILE" | "SMTP_PASSWORD_FILE",
): Partial<Record<Name, string>> {
  const [address, file] = [env[name], env[fileName]];
  if (address === undefined || file === undefined) return {};
  try {
    const url = new URL(address);
    url.password = readFileSync(file, "utf8").trim();
    return { [name]: url.href } as Partial<Record<Name, string>>; // the compiler widens computed names
  } catch (error) {
    throw new Error(`${fileName} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** The secret of an arena that was given none: made once, kept where only its owner can read it. */
export function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "secret");
  if (!existsSync(path)) makeSecret(path);
  const secret = readFileSync(path, "utf8").trim();
  if (/^[0-9a-f]{64}$/.test(secret)) return secret;
  // No new one is made unasked: what is encrypted in the database could never be read again.
  const advice =
    "Restore it from a backup. If there is none, remove it: members' authenticators and recovery codes then no longer work.";
  throw new Error(`${path} is damaged. ${advice}`);
}

/** Whole or not at all, whenever the machine or the disk gives out; of two who make one the first wins. */
function makeSecret(path: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flush: true });
    putInPlace(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch {
    if (!existsSync(path)) renameSync(draft, path); // on a file system without links
  }
}

const ADDRESS_FILE = "address";

/** Leaves the arena's address beside its data, for commands of the host that print links. */
export function keepAddress(dataDir: string, publicUrl: string): void {
  if (keptAddress(dataDir) !== publicUrl) writeFileSync(join(dataDir, ADDRESS_FILE), `${publicUrl}\n`);
}

/** Where the arena was reached when it was started last. Null: it never was. */
export function keptAddress(dataDir: string): string | null {
  const path = join(dataDir, ADDRESS_FILE);
  return existsSync(path) ? readFileSync(path, "utf8").trim() : null;
}
