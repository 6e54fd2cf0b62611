// npm run bench people [-- --write] [--people <number>]: one channel with a crowd in it, beside a plain Socket.IO server that does
// the same and stores nothing. The crowd's process is pinned to one core, and shares it with nobody but the machine.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deriveSecrets } from "@transcendence/env";
import { Arena } from "../crash/arena.ts";
import { table, writeFigures } from "../figures.ts";
import { LOAD_CORE, pin } from "../processes.ts";
import { ChannelCrowd, type Delivery, type Wire } from "./crowd.ts";
import { arenaWire, socketIoWire } from "./wires.ts";

const SECRET = "a secret of the bench, long enough for an HMAC";
const PER_SECOND = 20;
const WRITERS = 20;
const MEASURE_MS = 15_000;

const { values } = parseArgs({ options: { write: { type: "boolean" }, people: { type: "string", default: "500" } } });
const people = Number(values.people);
const HEAD = ["server", "messages", "heard of all", "delivery p50 ms", "p90 ms", "p99 ms", "max ms"];

pin(process.pid, LOAD_CORE);
const rows = [
  rowOf("the arena: stored before it is heard", await atArena()),
  rowOf("Socket.IO: stores nothing", await atSocketIo()),
];
const figures = `${people} people, ${PER_SECOND} messages a second, ${new Date().toISOString().slice(0, 10)}:\n\n${table(HEAD, rows)}`;
console.log(`\n${figures}`);
if (values.write) writeFigures("people", figures);
process.exit();

async function atArena(): Promise<Delivery> {
  const arena = await Arena.open({ SECRET });
  try {
    const { ticket } = await deriveSecrets(SECRET);
    return await measure(await arenaWire(arena.url, ticket, WRITERS));
  } finally {
    await arena.close();
  }
}

async function atSocketIo(): Promise<Delivery> {
  const server = fork(fileURLToPath(new URL("socket-io-server.ts", import.meta.url)));
  try {
    const [port] = (await once(server, "message")) as [number];
    return await measure(socketIoWire(port));
  } finally {
    server.kill();
  }
}

async function measure(wire: Wire): Promise<Delivery> {
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
