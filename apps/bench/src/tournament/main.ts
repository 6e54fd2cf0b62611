// npm run bench tournament [-- --programs 128 --format single --kills 5 --minutes 10]: programs play a tournament against
// the real server, unattended, while rooms' processes and the server are killed with -9 at random.
// `--format single,swiss`, `--format all`: one after the other. `--minutes`: how long an arena is. `--kills`: in each format;
// a tournament that ends before is followed by another one.
import { parseArgs } from "node:util";
import { ARENA_MINUTES, mostPlaces, TOURNAMENT_FORMATS } from "@transcendence/protocol";
import { ServerHarness } from "../crash/server-harness.ts";
import { table, writeFigures } from "../figures.ts";
import { type Outcome, playEvening } from "./evening.ts";

const CALM_MS = [4000, 12_000] as const; // between two kills
const SERVER_SHARE = 0.3; // of the kills
const SWISS_ROUNDS = 7;
const LIMIT_MS = 30 * 60_000;

const { values } = parseArgs({
  options: {
    programs: { type: "string", default: "16" },
    format: { type: "string", default: "single" },
    kills: { type: "string", default: "0" },
    minutes: { type: "string" },
    write: { type: "boolean" },
  },
});
const asked = values.format.split(",");
const formats = TOURNAMENT_FORMATS.filter((each) => values.format === "all" || asked.includes(each));
if (formats.length === 0)
  throw new Error(`There is no format "${values.format}": ${TOURNAMENT_FORMATS.join(", ")}, all.`);

for (const format of formats) {
  const most = mostPlaces({ format, groups: 1 });
  if (Number(values.programs) > most) throw new Error(`${format} has at most ${most} places.`);
}
if (Number(values.minutes ?? ARENA_MINUTES.min) < ARENA_MINUTES.min)
  throw new Error(`An arena lasts ${ARENA_MINUTES.min} minutes at least.`);

const arena = await ServerHarness.open({ ROOM_HOSTS: "2" });
const HEAD = [
  "format",
  "tournaments",
  "s",
  "kills of rooms",
  "of the server",
  "matches",
  "walkovers",
  "wrong results",
  "results not counted",
  "called to playing, p50 / max s",
  "waiting",
];
const ROUNDS_HEAD = ["format", "round", "matches", "s", "its longest match s", "the site's own share"];
const rounds: (string | number)[][] = [];
const rows: (string | number)[][] = [];
let failed = false;
try {
  for (const format of formats) rows.push(await play(format));
  const figures = `${values.programs} programs:\n\n${table(HEAD, rows)}`;
  const byRound = rounds.length > 0 ? `\n\n${table(ROUNDS_HEAD, rounds)}` : "";
  console.log(`\n${figures}${byRound}`);
  if (values.write && Number(values.kills) > 0) writeFigures("tournaments-killed", figures);
  else if (values.write) writeFigures("tournaments", figures + byRound);
} finally {
  await arena.close();
}
process.exit(failed ? 1 : 0);

async function play(format: (typeof formats)[number]): Promise<(string | number)[]> {
  const kills = { rooms: 0, server: 0 };
  const made = () => kills.rooms + kills.server;
  const evenings: Outcome[] = [];
  for (let before = -1; evenings.length === 0 || made() < Number(values.kills);) {
    if (made() === before)
      throw new Error(`The tournament was over before anything was killed: more programs take longer.`);
    before = made();
    evenings.push(await playOne(format, kills));
  }
  const total = (of: (evening: Outcome) => number) => evenings.reduce((sum, evening) => sum + of(evening), 0);
  const ms = total((evening) => evening.ms);
  const befores = evenings.map(({ times }) => times.before);
  const middle = befores.toSorted((one, other) => one.p50 - other.p50)[Math.floor(befores.length / 2)];
  return [
    format,
    evenings.length,
    Math.round(ms / 1000),
    kills.rooms,
    kills.server,
    total(({ played }) => played),
    total(({ walkovers }) => walkovers),
    total(({ wrong }) => wrong.length),
    total(({ uncounted }) => uncounted),
    `${s(middle?.p50 ?? Number.NaN)} / ${s(Math.max(...befores.map(({ max }) => max)))}`,
    `${Math.round((100 * total((evening) => evening.times.waiting * evening.ms)) / ms)} %`,
  ];
}

async function playOne(format: (typeof formats)[number], kills: { rooms: number; server: number }): Promise<Outcome> {
  let nextMs = performance.now() + CALM_MS[1];
  const evening = await playEvening(arena, {
    format,
    programs: Number(values.programs),
    rounds: format === "swiss" ? SWISS_ROUNDS : 0,
    ...(values.minutes === undefined ? {} : { minutes: Number(values.minutes) }),
    limitMs: LIMIT_MS,
    async onTick() {
      if (kills.rooms + kills.server >= Number(values.kills) || performance.now() < nextMs) return;
      const isServer = Math.random() < SERVER_SHARE;
      if (isServer) await arena.killServer();
      else await arena.killRooms();
      kills[isServer ? "server" : "rooms"]++;
      nextMs = performance.now() + CALM_MS[0] + Math.random() * (CALM_MS[1] - CALM_MS[0]);
      console.log(`  ${new Date().toISOString()} ${format}: kill -9 of ${isServer ? "the server" : "the rooms"}`);
    },
  });
  const { times, walkovers, wrong, uncounted, view } = evening;
  failed ||= wrong.length > 0 || uncounted > 0 || walkovers > 0;
  for (const pairing of wrong) console.log(`FAULT ${format}: ${pairing} ended otherwise than its match`);
  for (const { kind, atMs, entry, other } of walkovers > 0 ? view.log.slice(-60) : [])
    // what led to them
    console.log(`  ${new Date(atMs).toISOString()} ${kind} ${entry ?? ""} ${other ?? ""}`);
  if (format !== "arena" && Number(values.kills) === 0)
    for (const { name, matches, ms: roundMs, longestMs } of times.rounds)
      rounds.push([
        format,
        name,
        matches,
        s(roundMs),
        s(longestMs),
        `${Math.round(100 * (1 - longestMs / roundMs))} %`,
      ]);
  return evening;
}

function s(ms: number): string {
  return (ms / 1000).toFixed(1);
}
