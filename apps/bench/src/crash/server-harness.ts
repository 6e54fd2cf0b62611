// The arena as `npm start` runs it, in a process of its own, and a Postgres whose tables can be looked into, and locked.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@transcendence/database/embedded";
import { type ServerProcess, startServer } from "@transcendence/tools/server-process";
import postgres from "postgres";
import { childrenOf } from "../processes.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

export interface StoredMatch {
  readonly id: string;
  readonly status: string;
  readonly winner: number | null;
  readonly scores: readonly number[]; // by seat
  readonly replays: number;
}

export class ServerHarness {
  readonly url: URL;
  readonly #server: ServerProcess;
  readonly #folder: string;
  readonly #postgres: EmbeddedPostgres;
  readonly #sql: postgres.Sql;

  private constructor(server: ServerProcess, folder: string, database: EmbeddedPostgres) {
    this.url = new URL(`http://127.0.0.1:${server.port}`);
    this.#server = server;
    this.#folder = folder;
    this.#postgres = database;
    this.#sql = postgres(database.url, { max: 2 });
  }

  /** `settings`: beside those that every arena of the benchmarks has. */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<ServerHarness> {
    execFileSync(process.execPath, [join(ROOT, "apps/tools/src/build.ts"), "--if-stale"], { stdio: "inherit" });
    const folder = mkdtempSync(join(tmpdir(), "bench-crash-"));
    const database = await startEmbeddedPostgres({ dataDir: join(folder, "postgres") });
    const server = await startServer({
      databaseUrl: database.url,
      settings: { LOG_LEVEL: "error", ...settings },
      measured: true,
    });
    return new ServerHarness(server, folder, database);
  }

  /** kill -9 of a rooms' process, any of them; Miniflare starts another. Resolves when as many run as before. */
  async killRooms(): Promise<void> {
    const before = this.#workerdPids();
    const victim = before[Math.floor(Math.random() * before.length)];
    if (victim === undefined) throw new Error("workerd is not running");
    process.kill(victim, "SIGKILL");
    for (;;) {
      const now = this.#workerdPids();
      if (!now.includes(victim) && now.length >= before.length) return;
      await sleep(5);
    }
  }

  /** kill -9 of the server: of the API, the front and the gateway; the rooms end with it. Resolves when it is open again. */
  async killServer(): Promise<void> {
    await this.#server.stop("SIGKILL");
    await this.#server.start();
  }

  /** SIGTERM, as an operator's restart sends it, and a new start from the same data; resolves when it is open again. */
  async restart(): Promise<{ readonly exitMs: number }> {
    const startMs = performance.now();
    await this.#server.stop();
    const exitMs = performance.now() - startMs;
    await this.#server.start();
    return { exitMs };
  }

  /** While it runs no result can be stored: the API waits for the table, as it does for a slow Postgres. */
  async holdingResults(act: () => Promise<void>): Promise<void> {
    await this.#sql.begin(async (sql) => {
      await sql`lock table replays in access exclusive mode`;
      await act();
    });
  }

  /** Its processes: the server, and those of the rooms. */
  get pids(): { readonly server: number; readonly rooms: readonly number[] } {
    return { server: this.#server.pid ?? 0, rooms: this.#workerdPids() };
  }

  /** Looks into the database; what is written there is the arena's alone. */
  get sql(): postgres.Sql {
    return this.#sql;
  }

  async storedMatches(): Promise<StoredMatch[]> {
    return this.#sql<StoredMatch[]>`
      select m.id, m.status, m.winner,
        (select coalesce(array_agg(s.score order by s.seat), '{}') from match_seats s where s.match_id = m.id) as scores,
        (select count(*)::int from replays r where r.match_id = m.id) as replays
      from matches m`;
  }

  async close(): Promise<void> {
    await this.#sql.end();
    await this.#server.remove();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #workerdPids(): number[] {
    return childrenOf(this.#server.pid, "workerd");
  }
}
