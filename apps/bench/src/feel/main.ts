// How a match feels at a distance: `npm run bench -- feel`, and `-- feel variants` for ways of drawing the rival's half.
import { availableParallelism, cpus } from "node:os";
import type { Drawing } from "@transcendence/netcode";
import { play, type Way } from "./session.ts";
import { MOTION, RESPONSE, type Row, SIZE, SURPRISES, table, TRUTH } from "./tables.ts";
import { ROUND_TRIPS_MS } from "./weather.ts";

const MATCHES = 8; // by each kind of client at each round trip
const VARIANT_MATCHES = 6;
const OURS: Way = { drawing: {} };
const NEWEST: Way = { behindMs: null };
const BEHIND: Way = { behindMs: 100 };

/** What is varied around the values that were chosen. */
const VARIANTS: readonly (readonly [string, Partial<Drawing>])[] = [
  ["all predicted", { delayLimit: 0 }],
  ["delay up to 6 ticks", { delayLimit: 6, stretchLimit: 1 }],
  ["delay up to 12 ticks", { delayLimit: 12, stretchLimit: 1 }],
  ["delay up to 24 ticks", { delayLimit: 24, stretchLimit: 1 }],
  ["stretch up to 15 %", { stretchLimit: 0.15 }],
  ["stretch up to 30 % (chosen)", {}],
  ["stretch up to 45 %", { stretchLimit: 0.45 }],
  ["corrections at once", { halfLifeMs: 0 }],
  ["corrections fade by half in 150 ms", { halfLifeMs: 150 }],
];

function main(args: readonly string[]): void {
  const startMs = performance.now();
  if (args.includes("variants")) printVariants();
  else printFeel();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  console.log(
    `\n${seconds} s on ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}.`,
  );
}

function printFeel(): void {
  const ours = ROUND_TRIPS_MS.map((roundTrip): Row => row([`${roundTrip} ms`], OURS, roundTrip));
  print("Our client against the room", table(["round trip"], [...SIZE, ...TRUTH, ...SURPRISES], ours));
  const rows = ROUND_TRIPS_MS.flatMap((roundTrip, index): Row[] => [
    { names: [`${roundTrip} ms`, "ours"], found: ours[index]!.found },
    row(["", "newest snapshot"], NEWEST, roundTrip),
    row(["", "100 ms behind"], BEHIND, roundTrip),
  ]);
  rows.push(row(["100 ms", "ours at 144 Hz"], OURS, 100, 144));
  print("Beside clients of snapshots", table(["round trip", "client"], [...RESPONSE, ...MOTION, ...SIZE], rows));
}

function printVariants(): void {
  for (const roundTrip of [100, 200, 300]) {
    const rows = VARIANTS.map(([name, drawing]) => row([name], { drawing }, roundTrip, 60, VARIANT_MATCHES));
    const undone = TRUTH.slice(-1);
    print(
      `Round trip ${roundTrip} ms`,
      table(["drawing"], [...SIZE.slice(1), ...undone, ...SURPRISES, ...MOTION], rows),
    );
  }
}

function row(names: readonly string[], way: Way, roundTrip: number, hertz = 60, matches = MATCHES): Row {
  return { names, found: play(way, roundTrip, matches, hertz) };
}

function print(title: string, text: string): void {
  console.log(`\n### ${title}\n\n${text}`);
}

main(process.argv.slice(2));
