// npm run bench capacity [-- --write] [--only <name, or part of one>] [--levels 600,800] [--profile <folder>] [--hosts 2] [--unpinned]
import { parseArgs } from "node:util";
import { table, writeFigures } from "../figures.ts";
import { describeMachine } from "../machine.ts";
import { leaveUnpinned, LOAD_CORE, pin } from "../processes.ts";
import { bytesPerMatch, climb, held, type Level, LIMITS_MS, type Ramp } from "./ramp.ts";
import { ARENA, BLOCKS, SUBJECTS } from "./subjects.ts";

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    only: { type: "string" },
    levels: { type: "string" },
    profile: { type: "string" },
    hosts: { type: "string" },
    unpinned: { type: "boolean" },
  },
});

if (values.profile !== undefined) ARENA.profileTo = values.profile;
if (values.hosts !== undefined) ARENA.hosts = Number(values.hosts);
if (values.unpinned) leaveUnpinned();
pin(process.pid, LOAD_CORE); // Miniflare's own Node is no part of what is measured
const ramps: Ramp[] = [];
const exact = SUBJECTS.filter(({ name }) => name === values.only);
const chosen = exact.length > 0 ? exact : SUBJECTS.filter(({ name }) => name.includes(values.only ?? ""));
for (const subject of chosen) {
  console.log(`\n${subject.name}`);
  const levels = values.levels?.split(",").map(Number) ?? subject.levels;
  ramps.push(await climb({ ...subject, levels }, (level) => console.log(lineOf(level))));
}
for (const block of BLOCKS) {
  const measured = ramps.filter(({ subject }) => subject.block === block);
  if (measured.length === 0) continue;
  const figures = report(measured);
  console.log(`\n${figures}`);
  if (values.write) writeFigures(block, figures);
}
if (values.write) writeFigures("machine", describeMachine());

function lineOf(level: Level): string {
  const { relayMs, latenessMs } = level;
  return [
    `  ${level.matches} matches: relay p50 ${ms(relayMs.p50)} p99 ${ms(relayMs.p99)} max ${ms(relayMs.max)} ms`,
    `core ${percent(level.serverCpu)} (${level.shares.map(percent).join(" + ")}), others ${percent(level.others)}, stolen ${percent(level.stolen)}, tries ${level.tries}`,
    `down ${Math.round(level.bytesIn)} B/s up ${Math.round(level.bytesOut)} B/s`,
    `${Math.round(level.serverBytes / 1e6)} MB`,
    `generator late p99 ${ms(latenessMs.p99)} ms, core ${percent(level.cpu)}`,
    ...(level.points > 0 ? [`${level.points} points, ${level.finished} matches ended`] : []),
    ...(level.desyncs + level.resumed + level.lost > 0
      ? [`${level.desyncs} other hashes, ${level.resumed} resumptions, ${level.lost} sockets lost`]
      : []),
  ].join("; ");
}

function report(all: readonly Ramp[]): string {
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}.`,
    table(
      ["server", ...LIMITS_MS.map((limit) => `matches at p99 ${limit} ms`), "B/s down", "B/s up", "kB a match"],
      all.map(summary),
    ),
    ...all.map((ramp) => `${capitalised(ramp.subject.name)}:\n\n${levelTable(ramp)}`),
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

function levelTable(ramp: Ramp): string {
  return table(
    [
      "matches",
      "p50 ms",
      "p90 ms",
      "p99 ms",
      "max ms",
      "core",
      "others",
      "stolen",
      "tries",
      "MB",
      "generator's own p99 ms",
    ],
    ramp.levels.map(({ matches, relayMs, serverCpu, others, stolen, tries, serverBytes, latenessMs }) => [
      matches,
      ...[relayMs.p50, relayMs.p90, relayMs.p99, relayMs.max].map(ms),
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

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
