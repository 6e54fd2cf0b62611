// The servers that are measured, each in a process of its own.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import NODE_PROCESS from "@transcendence/server/node-process" with { type: "json" };
import { childrenOf } from "../processes.ts";
import { startPlainRooms, type Workerd } from "../workerd.ts";
import type { DuelName } from "./duels/index.ts";
import type { SlowDisk } from "./slow-disk.ts";

/** Where in docs/performance.md their figures stand: the arena, and what it is compared with. */
export const BLOCKS = ["capacity", "compared"] as const;

export interface Subject {
  readonly name: string;
  readonly block: (typeof BLOCKS)[number];
  readonly duel: DuelName;
  readonly levels: readonly number[]; // matches
  start(secret: string): Promise<Workerd>;
}

/** How the arena is started. `profileTo`: the gateway leaves a profile of its processor time in that folder when it ends. */
export const ARENA: { profileTo: string | null; hosts: number; disk: SlowDisk | null } = {
  profileTo: null,
  hosts: 1,
  disk: null,
};

const RELAYS = [600, 1000, 1500];
const BROADCASTS = [100, 200, 300, 400, 500];

export const SUBJECTS: readonly Subject[] = [
  {
    name: "the match room",
    block: "capacity",
    duel: "match",
    levels: [200, 400, 600, 800, 1000, 1250, 1500],
    start: startArenaRooms,
  },
  {
    name: "the match room, on the island with every power-up",
    block: "capacity",
    duel: "wild",
    levels: [400, 600, 800, 1000],
    start: startArenaRooms,
  },
  {
    name: "a Durable Object that only relays",
    block: "compared",
    duel: "relay",
    levels: RELAYS,
    start: () => startPlainRooms("relay-object"),
  },
  {
    name: "a partyserver room that only relays",
    block: "compared",
    duel: "relay",
    levels: RELAYS,
    start: () => startPlainRooms("relay-party"),
  },
  {
    name: "a Durable Object that broadcasts at 60 Hz",
    block: "compared",
    duel: "broadcast",
    levels: BROADCASTS,
    start: () => startPlainRooms("broadcast-object"),
  },
  { name: "Colyseus 0.18 at 60 Hz", block: "compared", duel: "colyseus", levels: BROADCASTS, start: startColyseus },
];

async function startColyseus(): Promise<Workerd> {
  const child: ChildProcess = fork(fileURLToPath(new URL("colyseus-server.ts", import.meta.url)), {
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }]; // colyseus-server.ts says nothing else
  return {
    addresses: () => Promise.resolve([new URL(`http://127.0.0.1:${port}`)]),
    pid: () => child.pid ?? 0,
    async stop() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

/** As `npm start` has them. Two processes on the one core: the gateway, with what stands for the API, and workerd. */
export async function startArenaRooms(secret: string): Promise<Workerd> {
  const { profileTo, hosts, disk } = ARENA;
  const program = fileURLToPath(new URL("gateway-server.ts", import.meta.url));
  const child: ChildProcess = fork(program, [secret, String(hosts)], {
    env: { ...NODE_PROCESS.environment, ...process.env, ...disk?.environment },
    execArgv: [...NODE_PROCESS.flags, ...(profileTo === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileTo}`])],
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }]; // gateway-server.ts says nothing else
  const pid = child.pid ?? 0;
  return {
    addresses: () => Promise.resolve([new URL(`http://127.0.0.1:${port}`)]),
    pid: () => pid,
    others: () => childrenOf(pid, "workerd"),
    async stop() {
      child.send("stop");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}
