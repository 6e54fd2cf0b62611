// Visitors who have the home page open and do nothing: what does each cost in memory?
import { setTimeout as sleep } from "node:timers/promises";
import { LOBBY_NAME, type LobbyTicket, PROTOCOL_VERSION, roomPath } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import type { ServerHarness } from "../crash/server-harness.ts";
import { LeanSocket } from "../lean-socket.ts";
import { residentBytes } from "../processes.ts";

const AT_ONCE = 50;
const SETTLE_MS = 10_000;
const MB = 2 ** 20;

export interface Idle {
  readonly open: number;
  readonly before: Memory;
  readonly after: Memory;
}

export interface Memory {
  readonly serverMb: number;
  readonly roomsMb: number;
}

export async function measureIdle(arena: ServerHarness, ticketSecret: string, visitors: number): Promise<Idle> {
  const ticket: LobbyTicket = {
    room: "lobby",
    session: null,
    player: null,
    strengths: { quick: null, classic: null },
    expiresMs: 0,
  };
  await sleep(SETTLE_MS);
  const before = memoryOf(arena);
  let open = 0;
  const sockets: LeanSocket[] = [];
  for (let count = 0; count < visitors; count += AT_ONCE) {
    const url = new URL(roomPath({ kind: "lobby", name: LOBBY_NAME }), arena.url);
    const signed = await signTicket(ticketSecret, { ...ticket, expiresMs: Date.now() + 60_000 });
    url.search = `v=${PROTOCOL_VERSION}&ticket=${signed}`;
    const group = Array.from({ length: Math.min(AT_ONCE, visitors - count) }, () => {
      const socket = new LeanSocket(url, { onBinary: () => {}, onText: () => {}, onClose: () => open-- });
      return socket;
    });
    sockets.push(...group);
    await Promise.all(group.map((socket) => socket.opened.then(() => open++)));
  }
  await sleep(SETTLE_MS);
  const after = memoryOf(arena);
  const stayed = open;
  for (const socket of sockets) socket.destroy();
  return { open: stayed, before, after };
}

function memoryOf(arena: ServerHarness): Memory {
  const { server, rooms } = arena.pids;
  const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + residentBytes(pid), 0) / MB;
  return { serverMb: sum([server]), roomsMb: sum(rooms) };
}
