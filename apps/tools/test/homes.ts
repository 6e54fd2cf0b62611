// The two homes of the arena, each started as it really runs: Node with workerd beside it, and the edge in wrangler dev.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, askMatchTicket, connectWithCookies, valueOf } from "@transcendence/client";
import { PROTOCOL_VERSION, roomPath } from "@transcendence/protocol";
import { startServer } from "../src/server-process.ts";
import { startEdge } from "../src/wrangler-dev.ts";

export interface Home {
  readonly url: string;
  readonly stop: () => Promise<number>; // the exit code
}

type Settings = Readonly<Record<string, string>>;

const SECRET = "a secret of these tests alone, long enough";

export async function selfHosted(
  databaseUrl: string,
  settings: Settings = {},
): Promise<Home & { readonly pid: number; readonly dataDir: string }> {
  const server = await startServer({ databaseUrl, settings: { HOST: "", SECRET, LOG_LEVEL: "error", ...settings } });
  const { url, pid, dataDir } = server;
  return { url, pid, dataDir, stop: async () => (await server.remove()) ?? -1 };
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
  const arena = connectWithCookies(url);
  const { id } = valueOf(await ask(arena.routes.matches.$post({ json: {} })));
  const { ticket } = valueOf(await askMatchTicket(arena, id));
  return `${roomPath({ kind: "match", name: id })}?v=${PROTOCOL_VERSION}&ticket=${ticket}`;
}
