import { mkdtemp, readFile, rm } from "node:fs/promises";
// workerd under load: the real rooms, started by apps/server's own function, and the plain rooms of the bench.
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLog } from "@transcendence/server/log";
import { startRooms } from "@transcendence/server/rooms";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";
import { childrenOf } from "./processes.ts";

export interface Workerd {
  address(): Promise<URL>; // after a crash another one perhaps
  pid(): number; // of the process now running: Miniflare starts another after a crash
  stop(): Promise<void>;
}

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
export const ROOMS_ENTRY = "party/src/rooms.ts";

async function bundle(entry: string, outfile: string): Promise<string> {
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "import"],
    external: ["cloudflare:*", "node:*"],
  });
  return outfile;
}

/** The arena's rooms, with their own storage on disk. */
export async function startRealRooms(options: {
  readonly secret: string;
  readonly internalApi: RequestListener;
}): Promise<Workerd> {
  const folder = await mkdtemp(join(tmpdir(), "bench-rooms-"));
  const rooms = await startRooms({
    script: await bundle(ROOMS_ENTRY, join(folder, "rooms.js")),
    storage: join(folder, "storage"),
    secrets: { TICKET_SECRET: options.secret, INTERNAL_SECRET: options.secret },
    internalApi: options.internalApi,
    log: createLog("error"),
  });
  return {
    address: rooms.address,
    pid: workerdPid,
    async stop() {
      await rooms.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A worker of this bench (`apps/bench/workers`), with the options that apps/server gives to the rooms. */
export async function startPlainRooms(name: string): Promise<Workerd> {
  const folder = await mkdtemp(join(tmpdir(), "bench-plain-"));
  const script = await bundle(`apps/bench/workers/${name}.ts`, join(folder, "room.js"));
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    telemetry: { enabled: false },
    enableDevRegistry: false,
    logRequests: false,
    log: new Log(LogLevel.ERROR),
    resourcePersistencePath: join(folder, "storage"),
    workers: [
      {
        config: {
          name: "plain",
          compatibilityDate: "2026-11-01",
          compatibilityFlags: ["no_web_socket_compression"],
          manifest: {
            mainModule: "room.js",
            modules: { "room.js": { type: "esm", contents: await readFile(script, "utf8") } },
          },
          env: { Room: { type: "durable-object", worker: "plain", exportName: "Room" } },
          exports: { Room: { type: "durable-object", storage: "sqlite" } },
        },
        dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
      },
    ],
  });
  await miniflare.ready;
  return {
    address: () => miniflare.unsafeGetDirectURL(),
    pid: workerdPid,
    async stop() {
      await miniflare.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function workerdPid(): number {
  const [pid] = childrenOf(process.pid, "workerd");
  if (pid === undefined) throw new Error("workerd is not running");
  return pid;
}
