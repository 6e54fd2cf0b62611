// npm run bench chaos [-- --programs 50 --seconds 120 --hosts 2]: programs chat, make friends, challenge each other and queue
// while rooms' processes and the server are killed with -9; what is stored has to be what each of them was told.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ServerHarness } from "../crash/server-harness.ts";
import { table, writeFigures } from "../figures.ts";
import { readPages, tally } from "./tally.ts";
import { World } from "./world.ts";

const CALM_MS = [4000, 12_000] as const; // between two kills
const SERVER_SHARE = 0.3; // of the kills
const SETTLE_MS = 300_000; // a parcel is tried again after a minute at most
const GHOSTS_MS = 60_000; // who goes without a word is gone after 40 s
const SHOWN = 30;

const { values } = parseArgs({
  options: {
    programs: { type: "string", default: "50" },
    seconds: { type: "string", default: "120" },
    hosts: { type: "string", default: "2" }, // rooms' processes
    write: { type: "boolean" },
  },
});
const kills = { rooms: 0, server: 0 };
const faults: string[] = [];

const arena = await ServerHarness.open({ ROOM_HOSTS: values.hosts });
let world: World | null = null;
try {
  world = await World.gather(arena.url, Number(values.programs));
  console.log(`  ${values.programs} programs are here`);
  const lives = world.live();
  for (const endMs = performance.now() + Number(values.seconds) * 1000; performance.now() < endMs;) {
    await sleep(CALM_MS[0] + Math.random() * (CALM_MS[1] - CALM_MS[0]));
    await kill();
  }
  world.isOver = true;
  await Promise.race([lives, sleep(SETTLE_MS)]);
  faults.push(
    ...world.pending,
    ...(await settled(world)),
    ...(await readPages(arena.sql, world, 5)),
    ...(await ghosts(world)),
  );
  faults.push(...world.faults);
  const figures = report(world);
  console.log(`\n${figures}`);
  for (const [fault, count] of counted(faults).slice(0, SHOWN)) console.log(`FAULT ${count} times: ${fault}`);
  if (values.write) writeFigures("chaos", figures);
} finally {
  world?.end();
  await arena.close();
}
process.exit(faults.length === 0 ? 0 : 1);

async function kill(): Promise<void> {
  const isServer = Math.random() < SERVER_SHARE;
  const startMs = performance.now();
  if (isServer) await arena.killServer();
  else await arena.killRooms();
  kills[isServer ? "server" : "rooms"]++;
  console.log(
    `  kill -9 of ${isServer ? "the server" : "the rooms"}: back after ${Math.round(performance.now() - startMs)} ms`,
  );
}

/** What is still otherwise than told when everything that waits has had its time. */
async function settled(everybody: World): Promise<string[]> {
  for (const endMs = performance.now() + SETTLE_MS; ; await sleep(2000)) {
    const found = await tally(arena.sql, everybody);
    if (found.length === 0 || performance.now() > endMs) return found;
  }
}

/** Everybody is here, once; and of half of them, once they have gone, nobody is. */
async function ghosts(everybody: World): Promise<string[]> {
  const { programs } = everybody;
  const leaving = programs.slice(0, Math.floor(programs.length / 2));
  const here = await counts(programs, programs.length);
  for (const program of leaving) program.end();
  const left = await counts(programs.slice(leaving.length), programs.length - leaving.length);
  return [...here, ...left];
}

async function counts(watchers: World["programs"], people: number): Promise<string[]> {
  for (const endMs = performance.now() + GHOSTS_MS; performance.now() < endMs; await sleep(200)) {
    if (watchers.every(({ peopleHere }) => peopleHere === people)) return [];
  }
  const seen = [...new Set(watchers.map(({ peopleHere }) => peopleHere))];
  return [`${people} people are here, and the lobby says ${seen.join(", ")}`];
}

function report({ programs, friendships, challenges }: World): string {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const told = new Set(programs.flatMap((each) => each.told.filter(({ result }) => result).map(({ match }) => match)));
  const said = programs.map(
    ({ lobbyChat, direct }) => lobbyChat.acknowledged.length + (direct?.acknowledged.length ?? 0),
  );
  const rows = [
    ["messages acknowledged", sum(said)],
    ["mentions", sum(programs.map(({ mentions }) => mentions.length))],
    ["friendships asked for, accepted, declined or ended", sum(friendships.map(({ changes }) => changes))],
    ["challenges accepted, declined or cancelled", sum(challenges.map((pair) => pair.told.length))],
    ["pairings from the queue", sum(programs.map(({ paired }) => paired.length)) / 2],
    ["rated matches with a result", told.size],
    ["lost, doubled or otherwise than told", faults.length],
  ] as const;
  const head = `Measured on ${new Date().toISOString().slice(0, 10)}, ROOM_HOSTS=${values.hosts}: ${programs.length} programs for ${values.seconds} s, ${kills.rooms} kills of a rooms’ process, ${kills.server} of the server.`;
  return `${head}\n\n${table(["", "count"], rows)}`;
}

function counted(lines: readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times];
}
