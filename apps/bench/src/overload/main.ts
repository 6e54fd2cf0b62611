// npm run bench overload [-- --write] [--held <matches>]: twice the matches that one core holds, and how soon it is as before.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { LoadProcess } from "../capacity/load-process.ts";
import type { LoadReport } from "../capacity/load.ts";
import { SECRET } from "../capacity/ramp.ts";
import { startArenaRooms } from "../capacity/subjects.ts";
import { table, writeFigures } from "../figures.ts";
import { LOAD_CORE, pin, SUBJECT_CORE } from "../processes.ts";

const SETTLE_MS = 15_000; // as in the ramp
const MEASURE_MS = 10_000;
const LOOK_MS = 500; // of each look after the load has gone
const LOOKS = 60;
const WELL_MS = 50; // the 99th percentile of a server that keeps up

const { values } = parseArgs({ options: { write: { type: "boolean" }, held: { type: "string", default: "600" } } });
const held = Number(values.held);

pin(process.pid, LOAD_CORE);
const server = await startArenaRooms(SECRET);
const load = new LoadProcess();
const rows: (string | number)[][] = [];
try {
  for (const pid of [server.pid(), ...(server.others?.() ?? [])]) pin(pid, SUBJECT_CORE);
  const urls = (await server.addresses()).map((url) => url.href);
  for (const matches of [held, held * 2]) {
    await load.play({ duel: "match", urls, secret: SECRET, matches });
    await sleep(SETTLE_MS);
    tell(`${matches} matches`, await load.measure(MEASURE_MS));
  }
  await load.leave(held);
  const leftMs = performance.now();
  let seconds: number | null = null; // until it was as before
  for (let look = 0; look < LOOKS && seconds === null; look++) {
    const { relayMs } = await load.measure(LOOK_MS);
    const past = (performance.now() - leftMs) / 1000;
    console.log(`${past.toFixed(1)} s after: p99 ${relayMs.p99.toFixed(0)} ms`);
    if (relayMs.p99 <= WELL_MS) seconds = past;
  }
  tell(`${held} again`, await load.measure(MEASURE_MS));
  const words = seconds === null ? "not within half a minute" : `after ${seconds.toFixed(1)} s`;
  const header = ["", "p50 ms", "p99 ms", "max ms", "sockets lost", "matches that paused", "points"];
  const figures = `Measured on ${new Date().toISOString().slice(0, 10)}. A 99th percentile of ${WELL_MS} ms or less again: ${words}.\n\n${table(header, rows)}`;
  console.log(`\n${figures}`);
  if (values.write) writeFigures("overload", figures);
} finally {
  await load.stop();
  await server.stop();
}
process.exit();

function tell(what: string, { relayMs, lost, resumed, points }: LoadReport): void {
  const ms = [relayMs.p50, relayMs.p99, relayMs.max].map((value) => value.toFixed(1));
  rows.push([what, ...ms, lost, resumed, points]);
  console.log(`${what}: relay p50 ${ms[0]} p99 ${ms[1]} max ${ms[2]} ms; ${lost} sockets lost, ${resumed} pauses`);
}
