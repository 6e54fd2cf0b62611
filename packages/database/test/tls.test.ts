// TLS to a Postgres that has it on, with certificates made here: what each sslmode takes and refuses.
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../src/embedded.ts";
import { connect } from "../src/index.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
const PLAIN_AUTHORITIES = getCACertificates("default");

describe.skipIf(!hasOpenssl)("[OPS-4] a database with TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "database-tls-"));
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDir: join(folder, "data"), durable: false });
    await present("DNS:localhost");
  }, 60_000);

  afterAll(async () => {
    setDefaultCACertificates(PLAIN_AUTHORITIES);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** From now on Postgres shows a certificate of its own making for these names. */
  async function present(names: string): Promise<void> {
    const made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=postgres";
    const files = ["server.key", "server.crt"].map((name) => join(folder, name)) as [string, string];
    const args = [...made.split(" "), "-addext", `subjectAltName=${names}`, "-keyout", files[0], "-out", files[1]];
    execFileSync("openssl", args, { stdio: "ignore" });
    const [row] = await admin("select current_setting('data_directory') as home, pg_conf_load_time()::text as loaded");
    const home = String(row?.["home"]);
    const { uid, gid } = statSync(home);
    for (const name of ["server.key", "server.crt"]) {
      copyFileSync(join(folder, name), join(home, name)); // the key as openssl makes it: for its owner alone
      chownSync(join(home, name), uid, gid);
    }
    await admin("alter system set ssl = on");
    await admin("select pg_reload_conf()");
    const loaded = async () => (await admin("select pg_conf_load_time()::text as loaded"))[0]?.["loaded"];
    await vi.waitFor(async () => expect(await loaded()).not.toBe(row?.["loaded"]), 10_000);
  }

  /** On a connection of its own, which knows what Postgres has read by now. */
  async function admin(statement: string): Promise<postgres.Row[]> {
    const sql = postgres(server.url, { max: 1, onnotice: () => {} });
    try {
      return await sql.unsafe(statement);
    } finally {
      await sql.end();
    }
  }

  function trust(): void {
    setDefaultCACertificates([...PLAIN_AUTHORITIES, readFileSync(join(folder, "server.crt"), "utf8")]);
  }

  /** Whether the line is encrypted, or why there is none. */
  async function ask(words: string, host = "localhost", at = server.url): Promise<string> {
    const url = new URL(at);
    url.hostname = host;
    const { database, close } = connect(`${url.href}?${words}`, 1);
    try {
      const [row] = await database.execute("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
      return row?.["ssl"] === true ? "encrypted" : "plain";
    } catch (error) {
      return String(error instanceof Error ? (error.cause ?? error) : error);
    } finally {
      await close();
    }
  }

  test.each([
    ["sslmode=disable", "plain"],
    ["sslmode=prefer", "encrypted"],
    ["sslmode=allow", "encrypted"],
    ["sslmode=require", "encrypted"],
    ["ssl=true", "encrypted"],
    ["sslmode=no-verify", "encrypted"],
  ])("that nobody vouches for, by %s: %s", async (words, line) => {
    expect(await ask(words)).toBe(line);
  });

  test.each(["sslmode=verify-full", "sslmode=verify-ca"])(
    "is refused by %s when nobody vouches for it",
    async (words) => {
      expect(await ask(words)).toMatch(/self-signed certificate/);
    },
  );

  test.each(["sslmode=verify-full", "sslmode=verify-ca"])(
    "is taken by %s from an authority that Node trusts, under the names and addresses of its certificate alone",
    async (words) => {
      await present("DNS:localhost");
      trust();
      expect(await ask(words, "localhost")).toBe("encrypted");
      expect(await ask(words, "127.0.0.1")).toMatch(/does not match certificate/);
      await present("IP:127.0.0.1");
      trust();
      expect(await ask(words, "127.0.0.1")).toBe("encrypted");
      expect(await ask(words, "localhost")).toMatch(/does not match certificate/);
    },
  );

  test("is demanded by sslmode=require, and done without by prefer where there is none", async () => {
    const at = inject("testPostgres").adminUrl;
    expect(await ask("sslmode=prefer", "127.0.0.1", at)).toBe("plain");
    expect(await ask("sslmode=require", "127.0.0.1", at)).toMatch(/ssl|tls/i);
  });
});
