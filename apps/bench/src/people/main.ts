// npm run bench people [-- --write] [--only channel,presence,return,idle] [--share 1]: people who chat, come and go,
// come back after a restart, and do nothing. `--share`: of the numbers that it is about, for a look at less. The crowd's process is pinned
// to one core, and shares it with nobody but the machine.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deriveSecrets } from "@transcendence/env";
import { ServerHarness } from "../crash/server-harness.ts";
import { table, writeFigures } from "../figures.ts";
import { LOAD_CORE, pin } from "../processes.ts";
import type { Summary } from "../samples.ts";
import { ChannelCrowd, type Delivery, type Wire } from "./crowd.ts";
import { type Memory, measureIdle } from "./idle.ts";
import { measurePresence } from "./presence.ts";
import { measureReturn } from "./return.ts";
import { arenaWire, socketIoWire } from "./wires.ts";

const SECRET = "a secret of the bench, long enough for an HMAC";
const PER_SECOND = 20;
const WRITERS = 20;
const MEASURE_MS = 15_000;

const PARTS = ["channel", "presence", "return", "idle"] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    only: { type: "string", default: PARTS.join(",") },
    share: { type: "string", default: "1" },
  },
});
const share = (number: number): number => Math.max(2, Math.round(number * Number(values.share)));
const settings = { SECRET };
const today = new Date().toISOString().slice(0, 10);

pin(process.pid, LOAD_CORE);
for (const part of PARTS.filter((each) => values.only.split(",").includes(each))) {
  const figures = await measurePart(part);
  console.log(`\n${figures}`);
  if (values.write) writeFigures(part === "channel" ? "people" : part, figures);
}
process.exit();

async function measurePart(part: Part): Promise<string> {
  switch (part) {
    case "channel": {
      const people = share(500);
      const rows = [
        rowOf("the arena: stored before it is heard", await atArena(people)),
        rowOf("Socket.IO: stores nothing", await atSocketIo(people)),
      ];
      const head = ["server", "messages", "heard of all", "delivery p50 ms", "p90 ms", "p99 ms", "max ms"];
      return `${people} people, ${PER_SECOND} messages a second, ${today}:\n\n${table(head, rows)}`;
    }
    case "presence": {
      const friends = share(200);
      const { came, went, missed } = await withArena((arena) => measurePresence(arena, friends, 10));
      const rows = (["came", "went"] as const).map((what) => [what, ...inMs(what === "came" ? came : went)]);
      const head = ["somebody", "p50 ms", "p99 ms", "max ms"];
      return `${friends} friends who are here, ten times, ${today}; ${missed} did not hear of it:\n\n${table(head, rows)}`;
    }
    case "return": {
      const people = share(2000);
      const found = await withArena((arena) => measureReturn(arena, people));
      const { together, playing } = found.matchMs;
      const rows = [
        ["pages’ connections that broke", found.lost],
        ["connections of the match’s players that broke", found.matchLost],
        ["back after p50 / p99 / all, s", inMs(found.backMs).map(inSeconds).join(" / ")],
        ["most that came back within one second", found.mostInASecond],
        ["not back after 90 s", found.missing],
        ["a match’s two players together again, s", inSeconds(together)],
        ["its ball moves again, s", inSeconds(playing)],
      ];
      return `${people} people with a page open, the rooms’ process killed, ${today}:\n\n${table(["", ""], rows)}`;
    }
    case "idle": {
      const visitors = share(5000);
      const { ticket } = await deriveSecrets(SECRET);
      const { open, before, after } = await withArena((arena) => measureIdle(arena, ticket, visitors));
      const each = ((after.serverMb + after.roomsMb - before.serverMb - before.roomsMb) * 1024) / open;
      const row = (name: string, { serverMb, roomsMb }: Memory) => [name, Math.round(serverMb), Math.round(roomsMb)];
      const rows = [row("before", before), row(`${open} visitors`, after)];
      return `${today}; ${each.toFixed(1)} kB for each:\n\n${table(["", "server MB", "rooms MB"], rows)}`;
    }
  }
}

async function withArena<Found>(use: (arena: ServerHarness) => Promise<Found>): Promise<Found> {
  const arena = await ServerHarness.open(settings);
  try {
    return await use(arena);
  } finally {
    await arena.close();
  }
}

function inMs({ p50, p99, max }: Summary): number[] {
  return [p50, p99, max].map(Math.round);
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

async function atArena(people: number): Promise<Delivery> {
  const { ticket } = await deriveSecrets(SECRET);
  return withArena(async (arena) => measure(await arenaWire(arena.url, ticket, WRITERS), people));
}

async function atSocketIo(people: number): Promise<Delivery> {
  const server = fork(fileURLToPath(new URL("socket-io-server.ts", import.meta.url)));
  try {
    const [port] = (await once(server, "message")) as [number];
    return await measure(socketIoWire(port), people);
  } finally {
    server.kill();
  }
}

async function measure(wire: Wire, people: number): Promise<Delivery> {
  const crowd = new ChannelCrowd(wire);
  await crowd.enter(people);
  await crowd.talk(PER_SECOND, WRITERS, 3000); // warm
  const delivery = await crowd.talk(PER_SECOND, WRITERS, MEASURE_MS);
  crowd.leave();
  return delivery;
}

function rowOf(name: string, { written, heard, expected, deliveryMs }: Delivery): (string | number)[] {
  const { p50, p90, p99, max } = deliveryMs;
  return [
    name,
    written,
    `${((100 * heard) / expected).toFixed(1)} %`,
    ...[p50, p90, p99, max].map((ms) => ms.toFixed(1)),
  ];
}
