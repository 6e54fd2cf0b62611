// npm run bench tournament [-- --programs 128 --format single --kills 5]: programs play a tournament against the real server, unattended.
import { parseArgs } from "node:util";
import { Arena } from "../crash/arena.ts";
import { type Evening, playEvening } from "./evening.ts";

const { values } = parseArgs({
  options: {
    programs: { type: "string", default: "16" },
    format: { type: "string", default: "single" },
    kills: { type: "string", default: "0" },
    write: { type: "boolean" }, // as every benchmark; there is no table of it yet
  },
});

const FORMATS: readonly Evening["format"][] = ["single", "double", "swiss", "round-robin"];
const format = FORMATS.find((each) => each === values.format) ?? "single";
const arena = await Arena.open();
let killsLeft = Number(values.kills);
let nextKillMs = performance.now() + 10_000;
try {
  const { ms, played, walkovers, wrong } = await playEvening(arena, {
    format,
    programs: Number(values.programs),
    rounds: format === "swiss" ? 7 : 0,
    limitMs: 30 * 60_000,
    async onTick() {
      if (killsLeft === 0 || performance.now() < nextKillMs) return;
      killsLeft--;
      nextKillMs = performance.now() + 8000 + Math.random() * 8000;
      await arena.killRooms();
    },
  });
  console.log(`${values.programs} programs, ${format}: over after ${Math.round(ms / 1000)} s.`);
  console.log(
    `${played} matches played, ${walkovers} walkovers, ${wrong.length} results that are not those of their matches.`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await arena.close();
}
