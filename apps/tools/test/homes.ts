// The two homes of the arena, each started as it really runs: Node with workerd beside it, and the edge in wrangler dev.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../src/root.ts";
import { startEdge } from "../src/wrangler-dev.ts";

export interface Home {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const SECRET = "a secret of these tests alone, long enough";

export async function selfHosted(databaseUrl: string): Promise<Home> {
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const server = spawn(process.execPath, [inRoot("apps/server/src/main.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "0", HOST: "", PUBLIC_URL: "", DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SECRET, LOG_LEVEL: "error" },
  });
  const ended = once(server, "exit");
  let said = "";
  for await (const text of server.stdout.setEncoding("utf8") as AsyncIterable<string>) {
    said += text;
    if (/is open: \S+\n/.test(said)) break;
  }
  return {
    url: /is open: (\S+)/.exec(said)?.[1] ?? "",
    async stop() {
      server.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function onTheEdge(databaseUrl: string): Promise<Home> {
  const storage = mkdtempSync(join(tmpdir(), "edge-"));
  const edge = await startEdge({ databaseUrl, secret: SECRET, storage, output: "ignore" });
  return {
    url: edge.url,
    async stop() {
      await edge.stop();
      rmSync(storage, { recursive: true, force: true });
    },
  };
}
