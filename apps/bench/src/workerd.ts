// workerd with one worker and one kind of room, as apps/server runs it: through Miniflare, without compression.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { childrenOf } from "./processes.ts";

export interface WorkerdOptions {
  readonly entry: string; // TypeScript, relative to apps/bench
  readonly inspectorPort?: number;
}

export interface Workerd {
  readonly url: URL;
  pid(): number; // of the process now running: Miniflare starts another after a crash
  stop(): Promise<void>;
}

const WORKSPACE = fileURLToPath(new URL("..", import.meta.url));

export async function bundle(entry: string): Promise<string> {
  const built = await build({
    absWorkingDir: WORKSPACE,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "import"],
    external: ["cloudflare:*", "node:*"],
  });
  const [output] = built.outputFiles;
  if (output === undefined) throw new Error(`${entry} gave no bundle`);
  return output.text;
}

export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundle(options.entry),
      compatibilityDate: "2026-08-04",
      compatibilityFlags: ["no_web_socket_compression"],
      durableObjects: { Room: { className: "Room", useSQLite: true } },
      host: "127.0.0.1",
      port: 0,
      log: new Log(LogLevel.ERROR),
      logRequests: false,
      ...(options.inspectorPort === undefined ? {} : { inspectorPort: options.inspectorPort }),
    }),
  );
  const url = await miniflare.ready;
  return {
    url,
    pid: () => {
      const [pid] = childrenOf(process.pid, "workerd");
      if (pid === undefined) throw new Error("workerd is not running");
      return pid;
    },
    stop: () => miniflare.dispose(),
  };
}
