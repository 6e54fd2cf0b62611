// A real Postgres from the npm registry, run as a child of this process: the default database of a self-hosted arena, and the
// one of the tests. It listens on the loopback only.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { ensureCluster, settleEarlierLife, SUPERUSER } from "./embedded-cluster.ts";
import { findHome } from "./embedded-home.ts";
import { type EmbeddedLog, keepRunning, launch } from "./embedded-process.ts";
import { freePort } from "./free-port.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly port?: number; // 0 or left out: any free one
  readonly durable?: boolean; // false: fast and forgetful, for tests
  readonly database?: string;
  readonly systemDir?: string; // where root keeps what its own home would hide from Postgres
  readonly log?: EmbeddedLog;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly shared: boolean; // another process of this machine had it running already, and stops it
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const {
    dataDir,
    durable = true,
    database = "transcendence",
    systemDir = "/var/lib/transcendence",
    log = () => {},
  } = options;
  const home = findHome(dataDir, systemDir);
  const password = ensureCluster(home, dataDir, durable);
  const ownerFile = join(dataDir, "owner");
  const urlAt = (port: number, name: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${name}`;

  const running = await settleEarlierLife(home.clusterDir, ownerFile);
  if (running !== null) {
    const url = urlAt(running.port, database);
    return { url, port: running.port, shared: true, pid: () => running.pid, stop: async () => {} };
  }
  writeFileSync(ownerFile, String(process.pid));

  const port = options.port || (await freePort());
  const server = await keepRunning(() => launch(home, dataDir, port, durable), log);
  await ensureDatabase(urlAt(port, "postgres"), database);
  return { url: urlAt(port, database), port, shared: false, ...server };
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}
