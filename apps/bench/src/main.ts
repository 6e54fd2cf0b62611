// npm run bench [name] [options]: one benchmark, or all of them one after the other. Each is a program of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

interface Benchmark {
  readonly script: string;
  readonly about: string;
}

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  step: { script: "step.ts", about: "what one tick of the simulation costs (10 s)" },
  feel: {
    script: "feel/main.ts",
    about: "what two people see over slow and jittering lines, in virtual time (1 minute)",
  },
  fairness: { script: "fairness/main.ts", about: "what a cut line gains or costs, in virtual time (30 s)" },
  calibration: {
    script: "calibration/main.ts",
    about: "how strong the computer players are, in thousands of matches (4 minutes)",
  },
  capacity: {
    script: "capacity/main.ts",
    about: "how many matches one core of the rooms holds, beside others; see its options (7 minutes)",
  },
  overload: {
    script: "overload/main.ts",
    about: "twice the matches that a core holds, and how soon it is as before when they go (2 minutes)",
  },
  visitors: {
    script: "visitors/main.ts",
    about: "memory of 5,000 pages that are open, and a match with 300 spectators (2 minutes)",
  },
  logins: {
    script: "logins/main.ts",
    about: "matches while twenty people a second log in, beside the same without them (3 minutes)",
  },
  restarts: { script: "restart/main.ts", about: "the server restarted while ten matches run, three times (1 minute)" },
  tournament: {
    script: "tournament/main.ts",
    about: "16 programs play a tournament to its end; see its options (3 minutes)",
  },
  hot: { script: "hot/main.ts", about: "what the rooms that everybody shares cost by themselves (5 s)" },
  pairing: { script: "pairing/main.ts", about: "waiting time and rating gap of the queue, in virtual time (2 s)" },
  ratings: { script: "ratings/main.ts", about: "how far ratings are from the truth, in virtual time (10 s)" },
  people: {
    script: "people/main.ts",
    about: "a channel of 500, 200 friends, 2,000 who come back, 5,000 who do nothing; see its options (6 minutes)",
  },
  chaos: {
    script: "chaos/main.ts",
    about:
      "50 programs chat, befriend, challenge and queue while rooms and server are killed; see its options (6 minutes)",
  },
  lighthouse: {
    script: "../../e2e/src/measure-lighthouse.ts",
    about: "Lighthouse for every page, three times; fetches it with npx, see its options (40 minutes)",
  },
  pages: { script: "../../e2e/src/measure-pages.ts", about: "what each page costs a phone on a slow line (2 minutes)" },
  crash: {
    script: "crash/main.ts",
    about: "50 kill -9 of the rooms' process, or the server, in running matches; see its options (5 minutes)",
  },
};

const [name, ...options] = process.argv.slice(2);
if (name === undefined || name.startsWith("-")) process.exitCode = await runAll(process.argv.slice(2));
else if (Object.hasOwn(BENCHMARKS, name)) process.exitCode = await run(name, options);
else {
  console.error(`There is no benchmark "${name}".\n${list()}`);
  process.exitCode = 1;
}

async function runAll(all: readonly string[]): Promise<number> {
  console.log(list());
  let worst = 0;
  for (const each of Object.keys(BENCHMARKS)) {
    console.log(`\n== ${each}`);
    worst = Math.max(worst, await run(each, all));
  }
  return worst;
}

async function run(each: string, args: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL(BENCHMARKS[each]?.script ?? "", import.meta.url));
  const [code] = await once(spawn(process.execPath, [script, ...args], { stdio: "inherit" }), "exit");
  return typeof code === "number" ? code : 1;
}

function list(): string {
  const lines = Object.entries(BENCHMARKS).map(([each, { about }]) => `  npm run bench ${each.padEnd(11)} ${about}`);
  return ["Benchmarks (add -- --write to put the figures into docs/performance.md):", ...lines].join("\n");
}
