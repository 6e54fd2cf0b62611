// One Miniflare with its workerd: started, asked, ended. What happens when it cannot be kept running is in rooms.ts.
import type { RequestListener } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "@transcendence/api";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { logOutput, RuntimeLog } from "./runtime-log.ts";
import { watchWorkerds, withoutSignalListeners } from "./workerd-process.ts";

export interface RoomsOptions {
  readonly script: string; // path of the built worker
  readonly storage: string; // folder of the rooms' SQLite files
  readonly secrets: Readonly<Record<string, string>>;
  readonly internalApi: RequestListener; // where rooms store results
  readonly log: Log;
}

export type WorkerOptions = MiniflareOptions["workers"][number];

/** One workerd, with the workers that run in it. */
export interface RuntimeOptions {
  readonly storage: string;
  readonly workers: readonly WorkerOptions[];
  readonly log: Log;
}

export interface Runtime {
  readonly address: (worker: string) => Promise<URL>;
  /** Resolves when workerd runs, also again after a crash; rejects when Miniflare has given it up. */
  readonly runs: () => Promise<unknown>;
  /** When this has resolved, no workerd of it is left. */
  readonly stop: () => Promise<void>;
}

const START_MS = 30_000; // a busy machine takes some seconds
const STOP_MS = 3000;

/** Rejects, in words, when workerd does not start. `onExit` is called whenever a workerd has ended. */
export async function startRuntime(options: RuntimeOptions, onExit: () => void): Promise<Runtime> {
  const workerds = watchWorkerds(onExit);
  const miniflare = withoutSignalListeners(
    () => new Miniflare({ ...runtimeOptions(options), unsafeRuntimeEnv: workerds.environment }),
  );
  const runs = () => Promise.race([miniflare.ready, tooLate()]);
  const stop = async () => {
    await Promise.race([miniflare.dispose().catch(() => {}), pause(STOP_MS)]);
    await workerds.end();
  };
  try {
    await runs();
  } catch (error) {
    const words = await workerds.lastWords(); // before anything is stopped: Miniflare throws away what is not read yet
    await stop();
    throw new Error(whyNot(words, error), { cause: error });
  }
  return { address: (worker) => miniflare.unsafeGetDirectURL(worker), runs, stop };
}

async function tooLate(): Promise<never> {
  await pause(START_MS, undefined, { ref: false });
  throw new Error(`workerd is not ready after ${START_MS / 1000} seconds`);
}

/** `words`: what workerd, the shell or the loader of programs wrote before it ended. */
export function whyNot(words: string, error: unknown): string {
  const start = "The rooms' process (workerd) does not start";
  const glibc = /version [`'"]GLIBC_([\d.]+)' not found/.exec(words)?.[1];
  if (glibc !== undefined)
    return `${start}: it needs glibc ${glibc}, and this system has an older one. Use a newer system, or the container image.`;
  if (/workerd: (?:not found|No such file)/.test(words))
    return `${start}: this system cannot run its program, which needs glibc (Alpine has none). Use another system, or the container image.`;
  if (/Exec format error/i.test(words))
    return `${start}: its program is for another processor. Run npm ci on this machine.`;
  if (/Permission denied/i.test(words))
    return `${start}: its program may not be executed here. Is this folder mounted noexec?`;
  const last = words.trim().split("\n").at(-1) ?? "";
  return `${start}: ${last === "" && error instanceof Error ? error.message : last || String(error)}`;
}

function runtimeOptions({ storage, workers, log }: RuntimeOptions): MiniflareOptions {
  return {
    host: "127.0.0.1",
    port: 0,
    cf: false, // no look-up of a made-up location on the internet
    telemetry: { enabled: false },
    enableDevRegistry: false,
    logRequests: false,
    log: new RuntimeLog(log),
    handleStructuredLogs: logOutput(log),
    resourcePersistencePath: storage,
    unsafeHandleRuntimeRestart: () => log.warn("rooms.process_restarted"),
    workers: [...workers],
  };
}

/** `contents`: of the built worker; `env` and `objects`: what it is bound to, and its classes of durable objects. */
export function roomsWorker(
  name: string,
  contents: string,
  env: NonNullable<WorkerOptions["config"]["env"]>,
  objects: readonly string[],
): WorkerOptions {
  return {
    config: {
      name,
      compatibilityDate: "2026-11-01", // as in wrangler.toml
      // Compressing frames of a few bytes doubles what they cost and saves nothing.
      compatibilityFlags: ["no_web_socket_compression"],
      manifest: { mainModule: "rooms.js", modules: { "rooms.js": { type: "esm", contents } } },
      env,
      exports: Object.fromEntries(
        objects.map((each) => [each, { type: "durable-object", storage: "sqlite" } as const]),
      ),
    },
    // Straight to the worker; Miniflare's own entry would handle each request first.
    dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
  };
}

export function textsOf(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { type: "text" as const, value }]));
}
