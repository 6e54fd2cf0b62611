// Brings the database up to date before anything else happens; waits a while for one that is starting, too.
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "@transcendence/api";
import { isUnavailable, migrate } from "@transcendence/database";

const PATIENCE_MS = 30_000;

export async function prepareDatabase(
  url: string,
  migrations: string,
  log: Log,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    try {
      return await migrate(url, migrations);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (performance.now() > deadline)
        throw new Error(`There is no database at ${placeOf(url)}: check DATABASE_URL.`, { cause: error });
      if (tries === 1) log.warn("database.waiting", { at: placeOf(url) });
      await pause(500);
    }
  }
}

/** Without user and password: logs are read by others. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
