// The rooms' process, kept running. Miniflare starts a workerd that crashed once more; when that fails, too, it gives up for
// good: then it is replaced by another, with growing waits, for as long as it takes.
import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { HOME_HOST, hostOf, ROOM_HOSTS, type RoomAddress, type RoomHost } from "@transcendence/protocol";
import { askLoopback, type LoopbackAnswer, readLoopback } from "./loopback.ts";
import { removeEmptyRooms } from "./room-files.ts";
import { type RoomsOptions, type Runtime, startRuntime } from "./rooms-runtime.ts";

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

const PATIENCE_MS = 5000;
const PROBE_MS = 1500; // below what health checks wait
const USUAL_RESTART_MS = 4000; // whoever enters a room waits that long for it, see upgrades.ts
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;

export async function startRooms(options: RoomsOptions): Promise<Rooms> {
  const { storage, log } = options;
  mkdirSync(storage, { recursive: true, mode: 0o700 }); // matches are nobody else's business on this machine
  const emptied = await removeEmptyRooms(storage);
  if (emptied > 0) log.info("empty files of rooms removed", { files: emptied });
  const stopping = new AbortController();
  let awaySinceMs: number | null = null;
  let givenUp = false; // by Miniflare, until the next one runs
  let revival: Promise<void> = Promise.resolve();
  let exits = 0;
  let current: Runtime | null = null;
  current = await startRuntime(options, onExit);

  /** A workerd has ended. Miniflare hears of it in the same moment, and starts another. */
  function onExit(): void {
    const exit = ++exits;
    awaySinceMs ??= performance.now();
    setImmediate(() => void check(current, exit));
  }
  async function check(checked: Runtime | null, exit: number): Promise<void> {
    if (checked === null || stopping.signal.aborted || givenUp) return; // a start fails by itself
    try {
      await checked.runs();
      if (exit === exits) awaySinceMs = null;
    } catch {
      if (stopping.signal.aborted || givenUp || checked !== current) return;
      givenUp = true;
      log.error("The rooms' process could not be restarted, and is replaced."); // Miniflare told why
      revival = revive(checked);
    }
  }
  async function revive(dead: Runtime): Promise<void> {
    await dead.stop();
    for (let waitMs = FIRST_WAIT_MS; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        current = await startRuntime(options, onExit);
        givenUp = false;
        awaySinceMs = null;
        log.warn("The rooms' process runs again.");
        return;
      } catch (error) {
        log.error(error instanceof Error ? error.message : String(error));
      }
    }
  }

  const addressOf = (host: RoomHost) => {
    if (givenUp || current === null) throw new Error("The rooms' process does not run.");
    return current.address(host);
  };
  const post = async (host: RoomHost, path: string, headers: Headers, body: string) => {
    const url = new URL(path, await addressOf(host));
    return askLoopback(url, { method: "POST", headers, body, limitMs: PATIENCE_MS });
  };
  const probe = async () => {
    if (awaySinceMs !== null) return false;
    const url = await addressOf(HOME_HOST);
    return (await askLoopback(url, { method: "GET", limitMs: PROBE_MS })) < 500;
  };
  return {
    address: async (room) => addressOf(hostOf(room)),
    async postToAll(path, headers, body) {
      return Math.max(...(await Promise.all(ROOM_HOSTS.map((host) => post(host, path, headers, body)))));
    },
    post: (room, path, headers, body) => post(hostOf(room), path, headers, body),
    async ask(room, path, headers, body) {
      const url = new URL(path, await addressOf(hostOf(room)));
      return readLoopback(url, { method: "POST", headers, body, limitMs: PATIENCE_MS });
    },
    answer: () => probe().catch(() => false),
    areAway: () => givenUp || (awaySinceMs !== null && performance.now() - awaySinceMs > USUAL_RESTART_MS),
    async stop() {
      stopping.abort();
      await revival;
      if (!givenUp) await current?.stop();
    },
  };
}
