// The rooms' process: Miniflare runs the built worker in workerd, on loopback ports of its own.
import { mkdirSync, readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { isolateOf, ISOLATES, PEOPLE, V8_FLAGS } from "./isolates.ts";
import type { Log } from "./log.ts";
import { askLoopback } from "./loopback.ts";
import { logOutput, RuntimeLog } from "./runtime-log.ts";
import { keepWorkerdClose, withoutSignalListeners } from "./workerd-process.ts";

export interface RoomsOptions {
  readonly script: string; // path of the built worker
  readonly storage: string; // folder of the rooms' SQLite files
  readonly secrets: Readonly<Record<string, string>>;
  readonly internalApi: RequestListener; // where rooms store results
  readonly log: Log;
}

export interface Rooms {
  /** Where workerd listens for a match now. After a crash it is started again, on another port perhaps: ask each time. */
  readonly address: (match: string) => Promise<URL>;
  /** A request from this server itself to each isolate of matches; answers the worst status. */
  readonly post: (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>;
  /** The same, to the isolate of user rooms. */
  readonly postToPeople: (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 5000;

type WorkerOptions = MiniflareOptions["workers"][number];

export async function startRooms(options: RoomsOptions): Promise<Rooms> {
  keepWorkerdClose();
  mkdirSync(options.storage, { recursive: true, mode: 0o700 }); // matches are nobody else's business on this machine
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= V8_FLAGS; // Miniflare has no other way to pass them on
  const miniflare = withoutSignalListeners(() => new Miniflare(runtimeOptions(options)));
  await miniflare.ready;
  const post = async (isolate: string, path: string, headers: Readonly<Record<string, string>>, body: string) => {
    const url = new URL(path, await miniflare.unsafeGetDirectURL(isolate));
    return askLoopback(url, { method: "POST", headers, body, limitMs: PATIENCE_MS });
  };
  return {
    address: (match) => miniflare.unsafeGetDirectURL(isolateOf(match)),
    async post(path, headers, body) {
      return Math.max(...(await Promise.all(ISOLATES.map((isolate) => post(isolate, path, headers, body)))));
    },
    postToPeople: (path, headers, body) => post(PEOPLE, path, headers, body),
    stop: () => miniflare.dispose(),
  };
}

function runtimeOptions(options: RoomsOptions): MiniflareOptions {
  const { script, storage, log } = options;
  const contents = readFileSync(script, "utf8");
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
    unsafeHandleRuntimeRestart: () => log.warn("The rooms' process had ended and runs again."),
    workers: [...ISOLATES, PEOPLE].map((isolate) => workerOptions(isolate, contents, options)),
  };
}

function matchesOf(isolate: string) {
  return { type: "durable-object", worker: isolate, exportName: "MatchRoom" } as const;
}

function workerOptions(isolate: string, contents: string, { secrets, internalApi }: RoomsOptions): WorkerOptions {
  const texts = Object.entries(secrets).map(([name, value]) => [name, { type: "text" as const, value }] as const);
  return {
    config: {
      name: isolate,
      compatibilityDate: "2026-11-01", // as in wrangler.toml
      // Compressing frames of a few bytes doubles what they cost and saves nothing.
      compatibilityFlags: ["no_web_socket_compression"],
      manifest: { mainModule: "rooms.js", modules: { "rooms.js": { type: "esm", contents } } },
      env: {
        ...Object.fromEntries(texts),
        ISOLATE: { type: "text", value: isolate },
        Match: matchesOf(isolate),
        ...Object.fromEntries(ISOLATES.map((each) => [`MATCH_${each}`, matchesOf(each)] as const)),
        User: { type: "durable-object", worker: PEOPLE, exportName: "UserRoom" },
        API: { type: "node-handler", handler: (request, response) => internalApi(request, response) },
      },
      exports: {
        MatchRoom: { type: "durable-object", storage: "sqlite" },
        UserRoom: { type: "durable-object", storage: "sqlite" },
      },
    },
    // Straight to the worker; Miniflare's own entry would handle each request first.
    dev: {
      unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      // What user rooms know is of open sockets, and those end with this process: no file for each person.
      unsafeEphemeralDurableObjects: isolate === PEOPLE,
    },
  };
}
