// npm run bench visitors [-- --write] [--pages <number>] [--spectators <number>]: what open pages cost in memory, and what two players feel
// when many watch.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { RoomAddress, RoomTicket } from "@transcendence/protocol";
import { Tally } from "../capacity/duels/duel.ts";
import { LONG, MatchDuel } from "../capacity/duels/match-duel.ts";
import { SECRET } from "../capacity/ramp.ts";
import { startArenaRooms } from "../capacity/subjects.ts";
import { table, writeFigures } from "../figures.ts";
import type { LeanSocket } from "../lean-socket.ts";
import { openOnlooker } from "../onlooker.ts";
import { LOAD_CORE, pin, residentBytes, SUBJECT_CORE } from "../processes.ts";
import { Wheel } from "../wheel.ts";

const OPENED_PER_SECOND = 100;
const SETTLE_MS = 10_000; // countdown and serve, and the collections after many have come
const MEASURE_MS = 10_000;

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    pages: { type: "string", default: "5000" },
    spectators: { type: "string", default: "300" },
  },
});
const [pages, spectators] = [Number(values.pages), Number(values.spectators)];

pin(process.pid, LOAD_CORE);
const server = await startArenaRooms(SECRET);
const pids = [server.pid(), ...(server.others?.() ?? [])];
for (const pid of pids) pin(pid, SUBJECT_CORE);
const [url] = await server.addresses();
if (url === undefined) throw new Error("a server has an address");
const sockets: LeanSocket[] = [];
let lost = 0;
let ended = false;
const rows: (string | number)[][] = [];
try {
  await sleep(SETTLE_MS);
  const [emptyGateway, emptyRooms] = megabytes();
  console.log(`nobody here: ${emptyGateway} MB gateway, ${emptyRooms} MB rooms`);
  await openMany(pages, async () => {
    const user = freshId();
    return enter("user", user, { room: "user", session: freshId(), player: guest(user), expiresMs: soon() });
  });
  await sleep(SETTLE_MS);
  const [fullGateway = 0, fullRooms = 0] = megabytes();
  const each = ((fullGateway + fullRooms - (emptyGateway ?? 0) - (emptyRooms ?? 0)) * 1000) / Math.max(1, pages);
  console.log(`${pages} pages: ${fullGateway} MB gateway, ${fullRooms} MB rooms, ${each.toFixed(0)} kB each`);
  await watchMatch();
  const memory = table(
    ["", "gateway MB", "rooms MB", "kB a page"],
    [
      ["nobody here", emptyGateway ?? 0, emptyRooms ?? 0, ""],
      [`${pages} pages open`, fullGateway, fullRooms, each.toFixed(0)],
    ],
  );
  const felt = table(["one match", "relay p50 ms", "p99 ms", "max ms", "frames a second, a spectator"], rows);
  const figures = `Measured on ${new Date().toISOString().slice(0, 10)}; ${lost} sockets lost.\n\n${memory}\n\n${felt}`;
  console.log(`\n${figures}`);
  if (values.write) writeFigures("visitors", figures);
} finally {
  ended = true;
  for (const socket of sockets) socket.destroy();
  await server.stop();
}
process.exit();

/** A match beside all the pages: alone, then with many who watch. */
async function watchMatch(): Promise<void> {
  const [tally, wheel] = [new Tally(), new Wheel()];
  wheel.start();
  let match = "";
  const urlOf = (room: string) => {
    match = room;
    return url!; // checked above
  };
  const duel = new MatchDuel({ urlOf, secret: SECRET, tally, wheel }, LONG);
  await duel.open();
  await sleep(SETTLE_MS);
  await measure("alone", tally, []);
  const before = sockets.length;
  const seats = [freshId(), freshId()]; // of no use: the room knows who plays
  await openMany(spectators, () => {
    const user = freshId();
    const player = guest(user);
    const ticket = { room: "match", match, session: freshId(), player, settings: LONG, seats, expiresMs: soon() };
    return enter("match", match, ticket as RoomTicket); // the compiler takes two ids in a list for a list of any length
  });
  await measure(`${spectators} watch`, tally, sockets.slice(before));
  duel.close();
}

async function measure(what: string, tally: Tally, watching: readonly LeanSocket[]): Promise<void> {
  const frames = () => watching.reduce((sum, { framesIn }) => sum + framesIn, 0);
  tally.clear();
  const before = frames();
  await sleep(MEASURE_MS);
  const { p50, p99, max } = tally.relayMs.summary();
  const rate = watching.length === 0 ? "" : ((frames() - before) / watching.length / (MEASURE_MS / 1000)).toFixed(1);
  rows.push([what, p50.toFixed(1), p99.toFixed(1), max.toFixed(1), rate]);
  console.log(`${what}: relay p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} max ${max.toFixed(1)} ms ${rate}`);
}

async function openMany(count: number, open: () => Promise<LeanSocket>): Promise<void> {
  let nextMs = performance.now();
  for (let made = 1; made <= count; made++) {
    nextMs = Math.max(nextMs, performance.now()) + 1000 / OPENED_PER_SECOND;
    await sleep(nextMs - performance.now());
    sockets.push(await open());
    if (made % 500 === 0) console.log(`  ${made} of ${count} open`);
  }
}

function enter(kind: RoomAddress["kind"], name: string, ticket: RoomTicket): Promise<LeanSocket> {
  const onClose = () => void (ended || lost++);
  return openOnlooker({ server: url!, secret: SECRET, room: { kind, name }, ticket, settings: LONG, onClose }); // checked above
}

function megabytes(): number[] {
  return pids.map((pid) => Math.round(residentBytes(pid) / 1e6));
}

function guest(id: string) {
  return { id, name: "Visitor", kind: "guest" } as const;
}

function soon(): number {
  return Date.now() + 60_000;
}

function freshId(): string {
  return randomBytes(10).toString("hex");
}
