// npm run bench capacity [-- --write] [--only <name, or part of one>] [--levels 600,800] [--profile <folder>] [--hosts 2] [--unpinned]
// `--sync 20`: on a disk whose sync takes 20 ms longer. `--beside`: each level once more while stress-ng wants the server's core, too.
// With either it is about the match room, unless --only says otherwise.
// With --viewers 100 [--spectators 200] instead: each level without and with so many who look, see watched.ts.
import { parseArgs } from "node:util";
import { table, writeFigures } from "../figures.ts";
import { describeMachine } from "../machine.ts";
import { leaveUnpinned, LOAD_CORE, pin } from "../processes.ts";
import { canStress } from "./beside.ts";
import { bytesPerMatch, climb, held, type Level, LIMITS_MS, type Ramp } from "./ramp.ts";
import { SlowDisk } from "./slow-disk.ts";
import { ARENA, BLOCKS, SUBJECTS } from "./subjects.ts";
import { measureWatched } from "./watched.ts";

const WATCHED_LEVELS = [400, 800];

const MATCH_ROOM = "the match room";

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    only: { type: "string" },
    levels: { type: "string" },
    profile: { type: "string" },
    hosts: { type: "string" },
    unpinned: { type: "boolean" },
    sync: { type: "string" },
    beside: { type: "boolean", default: false },
    viewers: { type: "string" }, // pages with the live list and its boards open
    spectators: { type: "string", default: "200" }, // of one match
  },
});

if (values.profile !== undefined) ARENA.profileTo = values.profile;
if (values.hosts !== undefined) ARENA.hosts = Number(values.hosts);
if (values.unpinned) leaveUnpinned();
if (values.sync !== undefined) ARENA.disk = new SlowDisk(Number(values.sync));
if (values.beside && !canStress()) throw new Error("--beside needs stress-ng, which is not installed.");
const isSpecial = values.sync !== undefined || values.beside;
const only = values.only ?? (isSpecial ? MATCH_ROOM : "");
pin(process.pid, LOAD_CORE); // Miniflare's own Node is no part of what is measured
if (values.viewers !== undefined) {
  const levels = values.levels?.split(",").map(Number) ?? WATCHED_LEVELS;
  const looking = { levels, viewers: Number(values.viewers), spectators: Number(values.spectators) };
  const figures = await measureWatched(looking, console.log);
  console.log(`\n${figures}`);
  if (values.write) writeFigures("watched", figures);
  process.exit();
}
const ramps: Ramp[] = [];
const exact = SUBJECTS.filter(({ name }) => name === only);
const chosen = exact.length > 0 ? exact : SUBJECTS.filter(({ name }) => name.includes(only));
for (const subject of chosen) {
  console.log(`\n${subject.name}`);
  const levels = values.levels?.split(",").map(Number) ?? subject.levels;
  ramps.push(await climb({ ...subject, levels }, values.beside, (level) => console.log(lineOf(level))));
}
for (const block of BLOCKS) {
  const measured = ramps.filter(({ subject }) => subject.block === block);
  if (measured.length === 0) continue;
  const figures = report(measured);
  console.log(`\n${figures}`);
  if (values.write) writeFigures(placeOf(block), figures);
}
if (values.write && !isSpecial) writeFigures("machine", describeMachine());

/** Where the figures stand in docs/performance.md. */
function placeOf(block: string): string {
  if (values.beside) return "beside";
  return values.sync === undefined ? block : "slow-disk";
}

function lineOf(level: Level): string {
  const { relayMs, latenessMs } = level;
  return [
    `  ${level.matches} matches${level.beside ? " beside stress-ng" : ""}: relay p50 ${ms(relayMs.p50)} p99 ${ms(relayMs.p99)} max ${ms(relayMs.max)} ms`,
    `core ${percent(level.serverCpu)} (${level.shares.map(percent).join(" + ")}), others ${percent(level.others)}, stolen ${percent(level.stolen)}, tries ${level.tries}`,
    `down ${Math.round(level.bytesIn)} B/s up ${Math.round(level.bytesOut)} B/s`,
    `${Math.round(level.serverBytes / 1e6)} MB`,
    `generator late p99 ${ms(latenessMs.p99)} ms, core ${percent(level.cpu)}`,
    ...(ARENA.disk === null ? [] : [`${Math.round(level.syncs)} syncs/s of ${ARENA.disk.syncMs} ms more`]),
    ...(level.late > 0 ? [`${fine(level.late)} of inputs late`] : []),
    ...(level.points > 0 ? [`${level.points} points, ${level.finished} matches ended`] : []),
    ...(level.desyncs + level.resumed + level.lost > 0
      ? [`${level.desyncs} other hashes, ${level.resumed} resumptions, ${level.lost} sockets lost`]
      : []),
  ].join("; ");
}

function report(all: readonly Ramp[]): string {
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}${ARENA.disk === null ? "" : `, on a disk whose sync takes ${ARENA.disk.syncMs} ms longer`}.`,
    table(
      ["server", ...LIMITS_MS.map((limit) => `matches at p99 ${limit} ms`), "B/s down", "B/s up", "kB a match"],
      all.map(summary),
    ),
    ...all.flatMap(({ subject, levels, beside }) => [
      `${capitalised(subject.name)}:\n\n${levelTable(levels)}`,
      ...(beside.length === 0 ? [] : [`The same beside stress-ng on the same core:\n\n${levelTable(beside)}`]),
    ]),
  ].join("\n\n");
}

function summary(ramp: Ramp): (string | number)[] {
  const first = ramp.levels[0]; // what a player costs while the server keeps up
  const kb = bytesPerMatch(ramp) / 1000;
  const most = ramp.subject.levels.at(-1);
  const heldAt = LIMITS_MS.map((limit) => (held(ramp, limit) === most ? `${most} or more` : held(ramp, limit)));
  return [
    ramp.subject.name,
    ...heldAt,
    Math.round(first?.bytesIn ?? 0),
    Math.round(first?.bytesOut ?? 0),
    Number.isNaN(kb) ? "-" : Math.round(kb),
  ];
}

function levelTable(levels: readonly Level[]): string {
  return table(
    [
      "matches",
      "p50 ms",
      "p90 ms",
      "p99 ms",
      "max ms",
      "inputs late",
      ...(ARENA.disk === null ? [] : ["syncs/s"]),
      "core",
      "others",
      "stolen",
      "tries",
      "MB",
      "generator's own p99 ms",
    ],
    levels.map(({ matches, relayMs, late, syncs, serverCpu, others, stolen, tries, serverBytes, latenessMs }) => [
      matches,
      ...[relayMs.p50, relayMs.p90, relayMs.p99, relayMs.max].map(ms),
      fine(late),
      ...(ARENA.disk === null ? [] : [Math.round(syncs)]),
      percent(serverCpu),
      percent(others),
      percent(stolen),
      tries,
      Math.round(serverBytes / 1e6),
      ms(latenessMs.p99),
    ]),
  );
}

function ms(value: number): string {
  return value.toFixed(1);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function fine(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
