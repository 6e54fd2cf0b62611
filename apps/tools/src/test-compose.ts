// npm run test:compose: the containers as a stranger would start them, from a clean clone, and the main match played through TLS.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "./root.ts";
import { runTool } from "./run-tool.ts";

const compose = composeCommand();
if (compose === null) {
  console.log("Skipped: no Docker engine, or no docker-compose, can be had on this machine.");
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "arena-compose-"));
const clone = join(folder, "arena");
const [http, https] = [await freePort(), await freePort()];
const env = {
  ...process.env,
  COMPOSE_PROJECT_NAME: `arenatest${process.pid}`,
  HTTP_PORT: String(http),
  HTTPS_PORT: String(https),
  PROXY_NETWORK: `172.31.${process.pid % 200}.0/24`, // beside a stack that runs already
};
process.exitCode = await tryStack();

async function tryStack(): Promise<number> {
  try {
    must("git", ["clone", "-q", inRoot(), clone], folder);
    must(compose![0], [...compose!.slice(1), "up", "-d", "--build"], clone);
    const size = spawnSync("docker", ["image", "inspect", "transcendence", "--format", "{{.Size}}"], {
      encoding: "utf8",
    });
    console.log(`The server's image: ${Math.round(Number(size.stdout) / 1e6)} MB.`);
    const url = `https://localhost:${https}`;
    const played = await runTool("vitest", ["run", "--project", "e2e", "apps/e2e/test/match.test.ts"], {
      env: { ARENA_URL: url },
    });
    if (played !== 0) return played;
    return restartUnderMatches(url) || backUpAndRestore();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    spawnSync(compose![0], [...compose!.slice(1), "logs", "--tail=40"], { cwd: clone, env, stdio: "inherit" });
    return 1;
  } finally {
    spawnSync(compose![0], [...compose!.slice(1), "down", "-v", "--timeout", "15"], {
      cwd: clone,
      env,
      stdio: "inherit",
    });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ten matches run while the server's container restarts; the figures are the bench's. */
function restartUnderMatches(url: string): number {
  const command = [...compose!, "restart", "-t", "15", "server"].join(" ");
  const bench = ["apps/bench/src/main.ts", "restarts", "--url", url, "--command", command, "--times", "2"];
  const trusting = { ...env, NODE_TLS_REJECT_UNAUTHORIZED: "0", NODE_NO_WARNINGS: "1" }; // Caddy's own authority
  const { status } = spawnSync(process.execPath, [inRoot(bench[0]!), ...bench.slice(1)], {
    cwd: clone,
    env: trusting,
    stdio: "inherit",
  });
  return status ?? 1;
}

/** Restores a backup into an empty stack: what the tables and the rooms' folder hold must be what they held. */
function backUpAndRestore(): number {
  const file = join(folder, "backup.tar");
  const before = contents();
  must(join(clone, "apps/server/container/backup.sh"), [file], clone);
  must(compose![0], [...compose!.slice(1), "down", "-v"], clone);
  must(join(clone, "apps/server/container/restore.sh"), [file], clone);
  const after = contents();
  console.log(before === after ? "Restored: everything is as it was." : `Before:\n${before}\nAfter:\n${after}`);
  return before === after ? 0 : 1;
}

function contents(): string {
  const rows = ["users", "matches", "match_seats", "replays"].map(
    (table) => `select '${table}', md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${table} t`,
  );
  const tables = read("postgres", ["psql", "-U", "arena", "-d", "arena", "-Atc", rows.join(" union all ")]);
  return tables + read("server", ["sh", "-c", "cd /data && find rooms/do -name '*.sqlite' | sort && cat secret"]);
}

function read(service: string, command: readonly string[]): string {
  const args = [...compose!.slice(1), "exec", "-T", service, ...command];
  const { status, stdout } = spawnSync(compose![0], args, { cwd: clone, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${service}: ${command.join(" ")} ended with ${status}.`);
  return stdout;
}

function must(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, env, stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}.`);
}

/** The older docker-compose where there is one; COMPOSE="docker compose" asks for the plugin. */
function composeCommand(): readonly [string, ...string[]] | null {
  const [asked, ...plugin] = (process.env["COMPOSE"] ?? "").split(" ").filter((word) => word !== "");
  if (spawnSync("docker", ["info"], { stdio: "ignore" }).status !== 0) return null;
  if (asked !== undefined) return [asked, ...plugin];
  if (spawnSync("docker-compose", ["version"], { stdio: "ignore" }).status === 0) return ["docker-compose"];
  if (spawnSync("docker", ["compose", "version"], { stdio: "ignore" }).status === 0) return ["docker", "compose"];
  return null;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
