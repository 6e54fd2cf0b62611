// The rooms as apps/server knows them, and the layout of one object for each room, in five isolates of one process.
import { mkdirSync, readFileSync } from "node:fs";
import { HOME_HOST, hostOf, PLAY_HOSTS, ROOM_HOSTS, type RoomAddress, type RoomHost } from "@transcendence/protocol";
import { askLoopback, type LoopbackAnswer, readLoopback } from "./loopback.ts";
import { removeEmptyRooms } from "./room-files.ts";
import { keepRunning } from "./rooms-process.ts";
import { type RoomsOptions, roomsWorker, textsOf, type WorkerOptions } from "./rooms-runtime.ts";
import { useV8Flags, V8_FLAGS } from "./v8-flags.ts";

export type { RoomsOptions } from "./rooms-runtime.ts";

type Headers = Readonly<Record<string, string>>;

export interface Rooms {
  /** Where workerd listens for a room now; rejects while it does not run. After a crash perhaps on another port: ask each time. */
  readonly address: (room: RoomAddress) => Promise<URL>;
  /** A request from this server itself to every host; answers the worst status. */
  readonly postToAll: (path: string, headers: Headers, body: string) => Promise<number>;
  /** The same, to the host of one room. */
  readonly post: (room: RoomAddress, path: string, headers: Headers, body: string) => Promise<number>;
  /** The same, with what the room answers. */
  readonly ask: (room: RoomAddress, path: string, headers: Headers, body: string) => Promise<LoopbackAnswer>;
  /** Whether they answer at this moment. */
  readonly answer: () => Promise<boolean>;
  /** Whether they have been away for longer than a usual restart takes. */
  readonly areAway: () => boolean;
  readonly stop: () => Promise<void>;
}

export const PATIENCE_MS = 5000;
export const PROBE_MS = 1500; // below what health checks wait

export async function startRooms(options: RoomsOptions): Promise<Rooms> {
  const { script, storage, log } = options;
  mkdirSync(storage, { recursive: true, mode: 0o700 }); // matches are nobody else's business on this machine
  const emptied = await removeEmptyRooms(storage);
  if (emptied > 0) log.info("empty files of rooms removed", { files: emptied });
  useV8Flags(V8_FLAGS);
  const contents = readFileSync(script, "utf8");
  const workers = ROOM_HOSTS.map((host) => workerOptions(host, contents, options));
  const rooms = await keepRunning({ storage, workers, log });
  const post = async (host: RoomHost, path: string, headers: Headers, body: string) => {
    const url = new URL(path, await rooms.address(host));
    return askLoopback(url, { method: "POST", headers, body, limitMs: PATIENCE_MS });
  };
  const probe = async () => {
    if (rooms.isAway()) return false;
    const url = await rooms.address(HOME_HOST);
    return (await askLoopback(url, { method: "GET", limitMs: PROBE_MS })) < 500;
  };
  return {
    address: async (room) => rooms.address(hostOf(room)),
    async postToAll(path, headers, body) {
      return Math.max(...(await Promise.all(ROOM_HOSTS.map((host) => post(host, path, headers, body)))));
    },
    post: (room, path, headers, body) => post(hostOf(room), path, headers, body),
    async ask(room, path, headers, body) {
      const url = new URL(path, await rooms.address(hostOf(room)));
      return readLoopback(url, { method: "POST", headers, body, limitMs: PATIENCE_MS });
    },
    answer: () => probe().catch(() => false),
    areAway: rooms.isAwayLong,
    stop: rooms.stop,
  };
}

function matchesOf(host: RoomHost) {
  return { type: "durable-object", worker: host, exportName: "MatchRoom" } as const;
}

function workerOptions(host: RoomHost, contents: string, { secrets, internalApi }: RoomsOptions): WorkerOptions {
  const env = {
    ...textsOf({ ...secrets, HOST: host }),
    Match: matchesOf(host),
    ...Object.fromEntries(PLAY_HOSTS.map((each) => [`HOST_${each}`, matchesOf(each)] as const)),
    User: { type: "durable-object", worker: HOME_HOST, exportName: "UserRoom" },
    Lobby: { type: "durable-object", worker: HOME_HOST, exportName: "LobbyRoom" },
    Chat: { type: "durable-object", worker: HOME_HOST, exportName: "ChatRoom" },
    Tournament: { type: "durable-object", worker: HOME_HOST, exportName: "TournamentRoom" },
    API: {
      type: "node-handler",
      handler: (request: Parameters<typeof internalApi>[0], response: Parameters<typeof internalApi>[1]) =>
        internalApi(request, response),
    },
  } as const;
  return roomsWorker(host, contents, env, ["MatchRoom", "UserRoom", "LobbyRoom", "ChatRoom", "TournamentRoom"]);
}
