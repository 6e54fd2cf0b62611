// npm run bench tournament [-- --programs 128 --format single --kills 5]: programs play a tournament against the real
// server, unattended, while rooms' processes and the server are killed with -9 at random. `--format all`: one of each.
import { parseArgs } from "node:util";
import { TOURNAMENT_FORMATS } from "@transcendence/protocol";
import { ServerHarness } from "../crash/server-harness.ts";
import { table } from "../figures.ts";
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
    write: { type: "boolean" }, // as every benchmark; there is no table of it yet
  },
});
const formats = TOURNAMENT_FORMATS.filter((each) => values.format === "all" || values.format === each);
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
];
const rows: (string | number)[][] = [];
let failed = false;
try {
  for (const format of formats) rows.push(await play(format));
  console.log(`\n${values.programs} programs:\n\n${table(HEAD, rows)}`);
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
  const { ms, played, walkovers, wrong, uncounted, view } = evening;
  failed ||= wrong.length > 0 || uncounted > 0 || walkovers > 0;
  for (const pairing of wrong) console.log(`FAULT ${format}: ${pairing} ended otherwise than its match`);
  for (const { kind, atMs, entry, other } of walkovers > 0 ? view.log.slice(-60) : [])
    // what led to them
    console.log(`  ${new Date(atMs).toISOString()} ${kind} ${entry ?? ""} ${other ?? ""}`);
  return [format, Math.round(ms / 1000), kills.rooms, kills.server, played, walkovers, wrong.length, uncounted];
}
