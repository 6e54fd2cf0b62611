// npm run bench restarts [-- --write] [--url https://… --command "docker-compose restart server"]: the server restarts while
// ten matches run; how long until all play again, and that nothing is lost. With --url an arena that runs already is played in.
import { execSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ask, connect } from "@transcendence/client";
import { DEFAULT_SETTINGS, type MatchSettings } from "@transcendence/game";
import { Contest } from "../crash/contest.ts";
import { ServerHarness } from "../crash/server-harness.ts";
import { table, writeFigures } from "../figures.ts";

const MATCHES = 10;
const SETTINGS: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 5, margin: 1 };
const PATIENCE_MS = 60_000;
const LAST_RESULTS_MS = 240_000;

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    url: { type: "string" },
    command: { type: "string" },
    times: { type: "string", default: "3" },
  },
});

interface Restart {
  readonly openMs: number; // until the command, or the server, was done
  readonly together: readonly number[]; // until the two of a match were back
  readonly playing: readonly number[]; // until their ball moved again
}

let failed = false;
const own = values.url === undefined ? await ServerHarness.open() : null;
const url = own?.url ?? new URL(values.url ?? "");
try {
  const contests = await Promise.all(Array.from({ length: MATCHES }, () => Contest.begin(url, SETTINGS)));
  const restarts: Restart[] = [];
  for (let time = 0; time < Number(values.times); time++) {
    await until(() => contests.every((contest) => contest.running || contest.result !== null), PATIENCE_MS);
    await sleep(1000 + Math.random() * 1000);
    restarts.push(await restart(contests.filter((contest) => contest.result === null)));
  }
  await until(() => contests.every((contest) => contest.result !== null), LAST_RESULTS_MS);
  const figures = await report(contests, restarts);
  console.log(`\n${figures}`);
  if (values.write) writeFigures("restarts", figures);
  for (const contest of contests) contest.end();
} finally {
  await own?.close();
}
process.exit(failed ? 1 : 0);

async function restart(contests: readonly Contest[]): Promise<Restart> {
  const together: number[] = [];
  const playing: number[] = [];
  const all = contests.length;
  for (const contest of contests) {
    contest.killed((togetherMs, playingMs) => {
      together.push(togetherMs);
      playing.push(playingMs);
    });
  }
  const startMs = performance.now();
  if (own) await own.restart();
  else execSync(values.command ?? "", { stdio: "inherit" });
  const openMs = performance.now() - startMs;
  await until(() => together.length === all, PATIENCE_MS);
  failed ||= all === 0 || together.length < all;
  const rows = { openMs, together, playing };
  console.log(
    `  ${all} matches: open after ${seconds(openMs)} s, the last two back after ${seconds(Math.max(...together))} s`,
  );
  return rows;
}

async function report(contests: readonly Contest[], restarts: readonly Restart[]): Promise<string> {
  const told = contests.filter((contest) => contest.result !== null);
  const stored = await Promise.all(told.map(storedAsTold));
  const takenBack = contests.reduce((sum, contest) => sum + contest.pointsTakenBack + contest.resultsTakenBack, 0);
  failed ||= told.length < MATCHES || takenBack > 0 || stored.some((asTold) => !asTold);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${restarts.length} restarts while ${MATCHES} matches ran. ` +
      `${told.length} of ${MATCHES} were played to their end; ${stored.filter(Boolean).length} results are stored as they were ` +
      `told; ${takenBack} points or results were taken back.`,
    table(
      ["restart", "open again, s", "all players back, s", "all play, s"],
      restarts.map(({ openMs, together, playing }, index) => [
        index + 1,
        seconds(openMs),
        seconds(Math.max(...together)),
        seconds(Math.max(...playing)),
      ]),
    ),
  ].join("\n\n");
}

async function storedAsTold({ id, result }: Contest): Promise<boolean> {
  for (const endMs = performance.now() + PATIENCE_MS; performance.now() < endMs; await sleep(500)) {
    const match = await ask(connect(url.origin).routes.matches[":id"].$get({ param: { id } }));
    if (match.ok && match.value.result !== null)
      return JSON.stringify(match.value.result.score) === JSON.stringify(result?.score);
  }
  return false;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  for (const endMs = performance.now() + withinMs; !condition() && performance.now() < endMs;) await sleep(10);
}
