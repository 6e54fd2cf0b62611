// npm run bench tournament [-- --programs 128 --format single --kills 5 --minutes 10]: programs play a tournament against
// the real server, unattended, while rooms' processes and the server are killed with -9 at random.
// `--format single,swiss`, `--format all`: one after the other. `--minutes`: how long an arena is.
import { parseArgs } from "node:util";
import { TOURNAMENT_FORMATS } from "@transcendence/protocol";
import { ServerHarness } from "../crash/server-harness.ts";
import { table, writeFigures } from "../figures.ts";
import { playEvening } from "./evening.ts";

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

const arena = await ServerHarness.open({ ROOM_HOSTS: "2" });
const HEAD = [
  "format",
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
  const { ms, times, played, walkovers, wrong, uncounted, view } = evening;
  failed ||= wrong.length > 0 || uncounted > 0 || walkovers > 0;
  for (const pairing of wrong) console.log(`FAULT ${format}: ${pairing} ended otherwise than its match`);
  for (const { kind, atMs, entry, other } of walkovers > 0 ? view.log.slice(-60) : [])
    // what led to them
    console.log(`  ${new Date(atMs).toISOString()} ${kind} ${entry ?? ""} ${other ?? ""}`);
  if (format !== "arena")
    for (const { name, matches, ms: roundMs, longestMs } of times.rounds)
      rounds.push([
        format,
        name,
        matches,
        s(roundMs),
        s(longestMs),
        `${Math.round(100 * (1 - longestMs / roundMs))} %`,
      ]);
  const { before, waiting } = times;
  return [
    format,
    Math.round(ms / 1000),
    kills.rooms,
    kills.server,
    played,
    walkovers,
    wrong.length,
    uncounted,
    `${s(before.p50)} / ${s(before.max)}`,
    `${Math.round(100 * waiting)} %`,
  ];
}

function s(ms: number): string {
  return (ms / 1000).toFixed(1);
}
