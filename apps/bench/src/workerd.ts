// workerd under load: the plain rooms of the bench.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";
import { childrenOf } from "./processes.ts";

export interface Workerd {
  addresses(): Promise<readonly URL[]>; // of each isolate; after a crash others perhaps
  pid(): number; // of the process now running: Miniflare starts another after a crash
  /** Other processes of the same server. */
  others?(): readonly number[];
  stop(): Promise<void>;
}

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
/** The best that were found for an object for each match; see docs/decisions/032-young-collections-on-one-thread.md. */
const V8_FLAGS = "--gc-global --max-semi-space-size=2 --no-parallel-marking";
/** A full collection stops an isolate for the longer the more rooms it has: four share them. */
const ISOLATES = ["rooms-0", "rooms-1", "rooms-2", "rooms-3"] as const;

export async function bundle(entry: string, outfile: string): Promise<string> {
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

/** A worker of this bench (`apps/bench/workers`), with the options that apps/server gives to the rooms, in several isolates. */
export async function startPlainRooms(name: string): Promise<Workerd> {
  const folder = await mkdtemp(join(tmpdir(), "bench-plain-"));
  const script = await bundle(`apps/bench/workers/${name}.ts`, join(folder, "room.js"));
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= V8_FLAGS;
  const contents = await readFile(script, "utf8");
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    telemetry: { enabled: false },
    enableDevRegistry: false,
    logRequests: false,
    log: new Log(LogLevel.ERROR),
    resourcePersistencePath: join(folder, "storage"),
    workers: ISOLATES.map((isolate) => ({
      config: {
        name: isolate,
        compatibilityDate: "2026-11-01",
        compatibilityFlags: ["no_web_socket_compression"],
        manifest: { mainModule: "room.js", modules: { "room.js": { type: "esm", contents } } },
        env: { Room: { type: "durable-object", worker: isolate, exportName: "Room" } },
        exports: { Room: { type: "durable-object", storage: "sqlite" } },
      },
      dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
    })),
  });
  await miniflare.ready;
  return {
    addresses: () => Promise.all(ISOLATES.map((isolate) => miniflare.unsafeGetDirectURL(isolate))),
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
