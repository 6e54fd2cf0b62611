// The rooms as hosts: processes of workerd, each with one object that carries many rooms. Which room lies with which host depends on
// their number, so that is part of where they are stored.
import { mkdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Env } from "@transcendence/env";
import { hostIndexOf } from "@transcendence/link";
import { readRoomCallPath, type RoomAddress } from "@transcendence/protocol";
import { askLoopback, type LoopbackAnswer, readLoopback } from "./loopback.ts";
import { keepRunning, type RoomsProcess } from "./rooms-process.ts";
import { type RoomsOptions, roomsWorker, textsOf } from "./rooms-runtime.ts";
import type { Rooms } from "./rooms.ts";
import { useV8Flags, V8_FLAGS } from "./v8-flags.ts";

type Headers = Readonly<Record<string, string>>;

export interface HostsOptions extends RoomsOptions {
  readonly hosts: number;
}

export interface Hosts extends Rooms {
  readonly hosts: number;
  readonly hostAddress: (index: number) => Promise<URL>;
  readonly folder: string; // of their files
  /** A request of this server to one of them. */
  readonly askHost: (index: number, path: string, headers: Headers, body: string) => Promise<LoopbackAnswer>;
}

const MOST_BY_DEFAULT = 4; // a host holds a thousand matches and more
const WORKER = "host";
const PATIENCE_MS = 5000;
const PROBE_MS = 1500; // below what health checks wait
const CALL_LIMIT = 65_536; // characters of what one room asks of another

/** As many as were asked for; otherwise one for each core but the one that the rest of the server needs. */
export function hostsFor({ ROOM_HOSTS }: Pick<Env, "ROOM_HOSTS">): number {
  return ROOM_HOSTS ?? Math.max(1, Math.min(MOST_BY_DEFAULT, availableParallelism() - 1));
}

export async function startHosts(options: HostsOptions): Promise<Hosts> {
  const { script, storage, hosts, log } = options;
  useV8Flags(V8_FLAGS);
  const contents = readFileSync(script, "utf8");
  let processes: readonly RoomsProcess[] = [];
  const hostAddress = async (index: number) => {
    const found = processes[index];
    if (found === undefined) throw new Error("The rooms' processes do not run yet.");
    return found.address(WORKER);
  };
  const ask = async (index: number, path: string, headers: Headers, body: string) =>
    readLoopback(new URL(path, await hostAddress(index)), { method: "POST", headers, body, limitMs: PATIENCE_MS });
  const askRoom = (room: RoomAddress, path: string, headers: Headers, body: string) =>
    ask(hostIndexOf(room, hosts), path, headers, body);
  const api = passingCalls(options.internalApi, askRoom);
  processes = await Promise.all(
    Array.from({ length: hosts }, async (_, index) => {
      const folder = join(hostsFolder(storage, hosts), String(index));
      mkdirSync(folder, { recursive: true, mode: 0o700 }); // matches are nobody else's business on this machine
      return keepRunning({ storage: folder, workers: [workerOf(index, contents, options, api)], log });
    }),
  );
  const probe = async (index: number) => {
    if (processes[index]?.isAway() !== false) return false;
    return (await askLoopback(await hostAddress(index), { method: "GET", limitMs: PROBE_MS })) < 500;
  };
  const all = Array.from({ length: hosts }, (_, index) => index);
  return {
    hosts,
    hostAddress,
    folder: hostsFolder(storage, hosts),
    askHost: ask,
    address: (room) => hostAddress(hostIndexOf(room, hosts)),
    async postToAll(path, headers, body) {
      const answers = await Promise.all(all.map((index) => ask(index, path, headers, body)));
      return Math.max(...answers.map(({ status }) => status));
    },
    post: async (room, path, headers, body) => (await askRoom(room, path, headers, body)).status,
    ask: askRoom,
    async answer() {
      const answers = await Promise.all(all.map((index) => probe(index).catch(() => false)));
      return answers.every(Boolean);
    },
    areAway: () => processes.some((each) => each.isAwayLong()),
    async stop() {
      await Promise.all(processes.map((each) => each.stop()));
    },
  };
}

/** The number is part of it: another one spreads the rooms otherwise. */
function hostsFolder(storage: string, hosts: number): string {
  return join(storage, `hosts-${hosts}`);
}

function workerOf(index: number, contents: string, { secrets, hosts }: HostsOptions, api: RequestListener) {
  const env = {
    ...textsOf({ ...secrets, HOST_INDEX: String(index), HOSTS: String(hosts) }),
    Host: { type: "durable-object", worker: WORKER, exportName: "HostObject" },
    API: {
      type: "node-handler",
      handler: (request: IncomingMessage, response: ServerResponse) => api(request, response),
    },
  } as const;
  return roomsWorker(WORKER, contents, env, ["HostObject"]);
}

type AskRoom = (room: RoomAddress, path: string, headers: Headers, body: string) => Promise<LoopbackAnswer>;

/** The internal API, and what rooms of one host ask of those of another. Its signature is looked at there. */
function passingCalls(api: RequestListener, askRoom: AskRoom): RequestListener {
  return (request, response) => {
    const path = request.url ?? "";
    const room = readRoomCallPath(path);
    if (room === null) return api(request, response);
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      if (body.length <= CALL_LIMIT) body += chunk;
    });
    request.once("end", () => {
      const asked = body.length > CALL_LIMIT ? tooLong() : askRoom(room, path, signatureOf(request), body);
      asked
        .catch((): LoopbackAnswer => ({ status: 503, body: "" }))
        .then(({ status, body: text }) => response.writeHead(status, { "content-type": "application/json" }).end(text))
        .catch(() => response.destroy());
    });
  };
}

async function tooLong(): Promise<LoopbackAnswer> {
  return { status: 413, body: "" };
}

function signatureOf({ headers }: IncomingMessage): Headers {
  const passed: Record<string, string> = { "content-type": "application/json" };
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("x-transcendence-") && typeof value === "string") passed[name] = value;
  }
  return passed;
}
