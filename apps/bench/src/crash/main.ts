// npm run bench crash [-- --write] [--kills <number>] [--of server]: kill -9 of the rooms' process while programs play, and nothing
// lost. `--of server`: of the Node process that holds the players' sockets and the API, started again as a service manager does.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { DEFAULT_SETTINGS, type MatchSettings, POWER_UPS } from "@transcendence/game";
import { table, writeFigures } from "../figures.ts";
import { Samples, type Summary } from "../samples.ts";
import { Contest } from "./contest.ts";
import { ServerHarness, type StoredMatch } from "./server-harness.ts";

const MATCHES_AT_ONCE = 10;
const SETTINGS: MatchSettings = { ...DEFAULT_SETTINGS, pointsToWin: 3, margin: 1 };
const WILD: MatchSettings = { ...SETTINGS, map: "island", powerUps: [...POWER_UPS] };
const PATIENCE_MS = 20_000; // for the instant that a kill is aimed at
const LAST_RESULTS_MS = 90_000;
/** Killed again sooner, a process is taken for one that crashes at its start, and waits before the next (apps/server/src/rooms-process.ts). */
const APART_MS = 21_000;

const AIMS = ["anywhere", "at match point", "between finished and stored"] as const;
type Aim = (typeof AIMS)[number];

const VICTIMS = { rooms: "of the rooms' process", server: "of the server (gateway and API)" } as const;
type Victim = keyof typeof VICTIMS;

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    kills: { type: "string", default: "50" },
    of: { type: "string", default: "rooms" },
  },
});
const kills = Number(values.kills);
const victim = victimOf(values.of);
const openAgain = new Samples(); // of the server
const together = new Samples();
const playing = new Samples();
const done: Record<Aim, number> = { anywhere: 0, "at match point": 0, "between finished and stored": 0 };
const contests: Contest[] = [];
let open = true;
let killedMs = -Infinity;

const arena = await ServerHarness.open();
try {
  const keepers = Array.from({ length: MATCHES_AT_ONCE }, keepPlaying);
  for (let turn = 0; turn < kills; turn++) await killOnce(aimOf(turn));
  open = false;
  await Promise.race([Promise.all(keepers), sleep(LAST_RESULTS_MS)]);
  const figures = report(await storedResults());
  console.log(`\n${figures}`);
  if (values.write) writeFigures(victim === "rooms" ? "crash" : "crash-server", figures);
} finally {
  for (const contest of contests) contest.end();
  await arena.close();
}
process.exit();

/** One match after the other. */
async function keepPlaying(): Promise<void> {
  while (open) {
    const contest = await Contest.begin(arena.url, contests.length % 2 === 0 ? SETTINGS : WILD);
    contests.push(contest);
    await until(() => contest.result !== null, Infinity);
    await sleep(500); // for a kill that is aimed at this
    contest.end();
  }
}

/** Of five kills three come anywhere, one at a match point, one before a result is stored. */
function aimOf(turn: number): Aim {
  return turn % 5 === 3 ? "at match point" : turn % 5 === 4 ? "between finished and stored" : "anywhere";
}

async function killOnce(aim: Aim): Promise<void> {
  await sleep(Math.max(0, killedMs + APART_MS - performance.now()));
  await until(() => contests.filter((contest) => contest.running).length >= MATCHES_AT_ONCE / 2, PATIENCE_MS);
  switch (aim) {
    case "anywhere":
      await sleep(Math.random() * 3000);
      break;
    case "at match point":
      await until(() => contests.some((contest) => contest.atMatchPoint), PATIENCE_MS);
      await sleep(Math.random() * 300);
      break;
    case "between finished and stored":
      await arena.holdingResults(async () => {
        const before = finished();
        await until(() => finished() > before, PATIENCE_MS);
        await sleep(Math.random() * 50);
        await kill(aim);
        await sleep(200);
      });
      return;
  }
  await kill(aim);
}

async function kill(aim: Aim): Promise<void> {
  for (const contest of contests) {
    contest.killed((togetherMs, playingMs) => {
      together.add(togetherMs);
      playing.add(playingMs);
    });
  }
  if (victim === "rooms") await arena.killRooms();
  else {
    const startMs = performance.now();
    await arena.killServer();
    openAgain.add(performance.now() - startMs);
  }
  killedMs = performance.now();
  done[aim]++;
  const number = Object.values(done).reduce((total, count) => total + count, 0);
  console.log(
    `  kill ${number} of ${kills}, ${aim}: ${contests.length} matches so far, ${finished()} finished; taken back: ` +
      `${sum((contest) => contest.pointsTakenBack)} points, ${sum((contest) => contest.resultsTakenBack)} results; ` +
      `both back after ${Math.round(together.summary().p50)} ms (p50 so far)`, // a run that is stopped has said what it saw
  );
}

function victimOf(name: string): Victim {
  if (name === "rooms" || name === "server") return name;
  throw new Error(`--of takes ${Object.keys(VICTIMS).join(" or ")}, not "${name}".`);
}

function finished(): number {
  return contests.filter((contest) => contest.result !== null).length;
}

function sum(of: (contest: Contest) => number): number {
  return contests.reduce((total, contest) => total + of(contest), 0);
}

/** What Postgres has, as soon as it has every result that was told to anybody. */
async function storedResults(): Promise<ReadonlyMap<string, StoredMatch>> {
  let stored = new Map<string, StoredMatch>();
  const told = contests.filter((contest) => contest.result !== null);
  for (const endMs = performance.now() + LAST_RESULTS_MS; performance.now() < endMs; await sleep(500)) {
    stored = new Map((await arena.storedMatches()).map((match) => [match.id, match]));
    if (told.every(({ id }) => stored.get(id)?.status === "finished")) break;
  }
  return stored;
}

function report(stored: ReadonlyMap<string, StoredMatch>): string {
  const told = contests.filter((contest) => contest.result !== null);
  const rows = [...stored.values()].filter((match) => match.status === "finished");
  const right = told.filter((contest) => agrees(contest, stored.get(contest.id))).length;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${AIMS.map((aim) => `${done[aim]} kills ${aim}`).join(", ")}, ${VICTIMS[victim]}, with ` +
      `${MATCHES_AT_ONCE} matches at once; ${told.length} matches of ${SETTINGS.pointsToWin} points were played to their end, every other one on the island with all power-ups.`,
    table(
      ["", "count"],
      [
        ["points announced and taken back", sum((contest) => contest.pointsTakenBack)],
        ["results announced and taken back", sum((contest) => contest.resultsTakenBack)],
        ["results lost", told.length - told.filter(({ id }) => stored.get(id)?.status === "finished").length],
        ["results stored that differ from the one announced", told.length - right],
        ["results doubled", rows.reduce((more, { replays }) => more + Math.max(0, replays - 1), 0)],
        [
          "results stored that nobody was told",
          rows.filter(({ id }) => !told.some((contest) => contest.id === id)).length,
        ],
        ["matches that never ended", contests.length - told.length],
        ["players' connections that broke", sum((contest) => contest.breaks)],
      ],
    ),
    table(
      ["after a kill, ms", "p50", "p90", "p99", "max"],
      [
        ...(victim === "server" ? [line("the server is open again", openAgain.summary())] : []),
        line("both are back and the countdown begins", together.summary()),
        line("the ball moves again, 3-2-1 included", playing.summary()),
      ],
    ),
  ].join("\n\n");
}

function line(name: string, { p50, p90, p99, max }: Summary): (string | number)[] {
  return [name, ...[p50, p90, p99, max].map(Math.round)];
}

function agrees({ result }: Contest, stored: StoredMatch | undefined): boolean {
  if (result === null || stored === undefined || stored.status !== "finished" || stored.replays !== 1) return false;
  return stored.winner === result.winner && result.score.every((points, seat) => stored.scores[seat] === points);
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  for (const endMs = performance.now() + withinMs; !condition() && performance.now() < endMs;) await sleep(10);
}
