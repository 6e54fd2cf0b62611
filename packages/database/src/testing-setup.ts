// vitest's globalSetup: one embedded Postgres for the whole run, with a migrated database to clone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "./embedded.ts";
import { migrate } from "./migrate.ts";

const MIGRATIONS = fileURLToPath(new URL("../../../drizzle", import.meta.url));
const TEMPLATE = "template_arena";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "transcendence-postgres-"));
  const server = await startEmbeddedPostgres({ dataDir, durable: false, database: TEMPLATE });
  await migrate(server.url, MIGRATIONS);
  const adminUrl = new URL(server.url);
  adminUrl.pathname = "/postgres"; // a template must have no session of its own while it is cloned
  project.provide("testPostgres", { adminUrl: adminUrl.href, template: TEMPLATE });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
