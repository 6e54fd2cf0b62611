// The two homes of the arena, each started as it really runs: Node with workerd beside it, and the edge in wrangler dev.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROTOCOL_VERSION } from "@transcendence/protocol";
import { inRoot } from "../src/root.ts";
import { startEdge } from "../src/wrangler-dev.ts";

export interface Home {
  readonly url: string;
  readonly stop: () => Promise<number>; // the exit code
}

type Settings = Readonly<Record<string, string>>;

const EQUAL_PRIORITY = import.meta.resolve("@transcendence/e2e/equal-priority");
const SECRET = "a secret of these tests alone, long enough";

export async function selfHosted(
  databaseUrl: string,
  settings: Settings = {},
): Promise<Home & { readonly pid: number; readonly dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const server = spawn(process.execPath, ["--import", EQUAL_PRIORITY, inRoot("apps/server/src/main.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: "0",
      HOST: "",
      PUBLIC_URL: "",
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SECRET,
      LOG_LEVEL: "error",
      MAX_LATENESS_MS: "10000", // other tests use the machine
      ...settings,
    },
  });
  const ended = once(server, "exit");
  let said = "";
  for await (const text of server.stdout.setEncoding("utf8") as AsyncIterable<string>) {
    said += text;
    if (/is open: \S+\n/.test(said)) break;
  }
  return {
    url: /is open: (\S+)/.exec(said)?.[1] ?? "",
    pid: server.pid ?? 0,
    dataDir,
    async stop() {
      server.kill("SIGTERM");
      const [code] = (await ended) as [number | null];
      rmSync(dataDir, { recursive: true, force: true });
      return code ?? -1;
    },
  };
}

export async function onTheEdge(databaseUrl: string, settings: Settings = {}): Promise<Home> {
  const storage = mkdtempSync(join(tmpdir(), "edge-"));
  const edge = await startEdge({ databaseUrl, secret: SECRET, storage, output: "ignore", settings });
  return {
    url: edge.url,
    async stop() {
      await edge.stop();
      rmSync(storage, { recursive: true, force: true });
      return edge.ended;
    },
  };
}

/** Somebody new creates a match; the path of its room, with a ticket. */
export async function newRoom(url: string): Promise<string> {
  const ask = (path: string, cookie = "") =>
    fetch(url + path, {
      method: "POST",
      headers: { origin: url, cookie, "content-type": "application/json" },
      body: "{}",
    });
  const created = await ask("/api/matches");
  const cookie = created.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
  // Their whole shapes are tested with the API.
  const { id } = (await created.json()) as { id: string };
  const { ticket } = (await (await ask(`/api/matches/${id}/ticket`, cookie)).json()) as { ticket: string };
  return `/parties/match/${id}?v=${PROTOCOL_VERSION}&ticket=${ticket}`;
}
