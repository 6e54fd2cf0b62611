// The arena as `npm start` runs it, in a process of its own, and a Postgres whose tables can be looked into, and locked.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@transcendence/database/embedded";
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
  readonly #folder: string;
  readonly #postgres: EmbeddedPostgres;
  readonly #sql: postgres.Sql;
  readonly #port: number;
  #server: ChildProcess;

  readonly #settings: Readonly<Record<string, string>>;

  private constructor(
    port: number,
    folder: string,
    database: EmbeddedPostgres,
    settings: Readonly<Record<string, string>>,
  ) {
    this.#settings = settings;
    this.url = new URL(`http://127.0.0.1:${port}`);
    this.#port = port;
    this.#folder = folder;
    this.#postgres = database;
    this.#sql = postgres(database.url, { max: 2 });
    this.#server = this.#start();
  }

  #start(): ChildProcess {
    return spawn(process.execPath, [join(ROOT, "apps/server/src/main.ts")], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: "127.0.0.1",
        DATABASE_URL: this.#postgres.url,
        DATA_DIR: join(this.#folder, "arena"),
        LOG_LEVEL: "error",
        PUBLIC_URL: "", // given empty, so that no .env decides
        SECRET: "",
        TRUSTED_PROXIES: "",
        SMTP_URL: "",
        MAIL_FROM: "",
        ...this.#settings,
      },
    });
  }

  /** `settings`: beside those that every arena of the benchmarks has. */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<ServerHarness> {
    execFileSync(process.execPath, [join(ROOT, "apps/tools/src/build.ts"), "--if-stale"], { stdio: "inherit" });
    const folder = mkdtempSync(join(tmpdir(), "bench-crash-"));
    const database = await startEmbeddedPostgres({ dataDir: join(folder, "postgres") });
    const arena = new ServerHarness(await freePort(), folder, database, settings);
    await arena.#opened();
    return arena;
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
    this.#server.kill("SIGKILL");
    await once(this.#server, "exit");
    this.#server = this.#start();
    await this.#opened();
  }

  /** SIGTERM, as an operator's restart sends it, and a new start from the same data; resolves when it is open again. */
  async restart(): Promise<{ readonly exitMs: number }> {
    const startMs = performance.now();
    this.#server.kill("SIGTERM");
    await once(this.#server, "exit");
    const exitMs = performance.now() - startMs;
    this.#server = this.#start();
    await this.#opened();
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
    if (this.#server.exitCode === null) {
      this.#server.kill("SIGTERM");
      await once(this.#server, "exit");
    }
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #workerdPids(): number[] {
    return childrenOf(this.#server.pid ?? 0, "workerd");
  }

  async #opened(): Promise<void> {
    const { stdout } = this.#server;
    const ended = once(this.#server, "exit").then(() => Promise.reject(new Error("the arena did not open")));
    ended.catch(() => {}); // it ends some day
    for (let said = ""; !said.includes("The arena is open");) {
      if (stdout === null) throw new Error("the arena has no output");
      const [text] = (await Promise.race([once(stdout, "data"), ended])) as [Buffer];
      said += text.toString();
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
