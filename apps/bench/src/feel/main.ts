// How a match feels at a distance, in virtual time: npm run bench feel [-- --write]; `feel bounces [-- --matches 48]` looks for
// bounces that were taken back, and names each; `feel variants` draws the rival's half in other ways.
import type { Drawing } from "@transcendence/netcode";
import { writeFigures } from "../figures.ts";
import { play, SETTINGS, type Way, WILD } from "./session.ts";
import { MOTION, RESPONSE, type Row, SIZE, SURPRISES, tableOf, TRUTH } from "./tables.ts";
import { ROUND_TRIPS_MS } from "./weather.ts";

const MATCHES = 8; // by each kind of client at each round trip
const VARIANT_MATCHES = 6;
const OURS = { drawing: {} } as const satisfies Way;
const NEWEST: Way = { behindMs: null };
const BEHIND: Way = { behindMs: 100 };

/** What is varied around the values that were chosen. */
const VARIANTS: readonly (readonly [string, Partial<Drawing>])[] = [
  ["all predicted", { delayPart: 0 }],
  ["half as late as inputs come", { delayPart: 0.5 }],
  ["two thirds as late", { delayPart: 0.65 }],
  ["four fifths as late (chosen)", {}],
  ["quite as late", { delayPart: 1 }],
  ["the ball stretched by 15 % at most", { stretchLimit: 0.15 }],
  ["stretched without limit", { stretchLimit: 1 }],
  ["corrections at once", { halfLifeMs: 0 }],
  ["corrections fade by half in 150 ms", { halfLifeMs: 150 }],
];

function main(args: readonly string[]): void {
  const startMs = performance.now();
  const text = args.includes("variants") ? variants() : args.includes("bounces") ? bounces(args) : feel();
  console.log(text);
  if (args.includes("--write") && !args.includes("bounces")) writeFigures("feel", text);
  console.log(`\n${((performance.now() - startMs) / 1000).toFixed(0)} s`);
}

function feel(): string {
  const ours = ROUND_TRIPS_MS.map((roundTrip): Row => row([`${roundTrip} ms`], OURS, roundTrip));
  const rows = ROUND_TRIPS_MS.flatMap((roundTrip, index): Row[] => [
    { names: [`${roundTrip} ms`, "ours"], found: ours[index]!.found },
    row(["", "newest snapshot"], NEWEST, roundTrip),
    row(["", "100 ms behind"], BEHIND, roundTrip),
  ]);
  const wild = ROUND_TRIPS_MS.map((roundTrip): Row => row([`${roundTrip} ms`], { ...OURS, settings: WILD }, roundTrip));
  rows.push(row(["100 ms", "ours at 144 Hz"], OURS, 100, 144));
  return [
    titled("What was seen, and what was taken back", tableOf(["round trip"], [...SIZE, ...TRUTH, ...SURPRISES], ours)),
    titled("The same on the island with every power-up", tableOf(["round trip"], [...SIZE, ...TRUTH], wild)),
    titled(
      "The screen, beside clients of snapshots",
      tableOf(["round trip", "client"], [...RESPONSE, ...MOTION], rows),
    ),
  ].join("\n\n");
}

/** With the seed and the tick of each that was taken back: the same match can be played again. */
function bounces(args: readonly string[]): string {
  const asked = Number(args[args.indexOf("--matches") + 1]);
  const matches = args.includes("--matches") && asked > 0 ? asked : MATCHES;
  const tables = [SETTINGS, WILD].map((settings) => {
    const rows = ROUND_TRIPS_MS.map((roundTrip): Row => {
      return row([`${roundTrip} ms`], { ...OURS, settings }, roundTrip, 60, matches);
    });
    const cases = rows.flatMap(({ names, found }) =>
      found.takenBack.map(
        ({ seed, seat, tick, late }) =>
          `- ${names[0]}, seed ${seed}, seat ${seat}, tick ${tick.toFixed(1)}, ${late ? "an input outside" : "all inputs in"} the window`,
      ),
    );
    const text = `${tableOf(["round trip"], [...SIZE, ...TRUTH], rows)}\n\n${cases.join("\n")}`;
    return titled(settings === WILD ? "The island with every power-up" : "Classic", text);
  });
  return tables.join("\n\n");
}

function variants(): string {
  const columns = [...SIZE.slice(1), ...TRUTH.slice(-1), ...SURPRISES, ...MOTION];
  const tables = [100, 200, 300].map((roundTrip) => {
    const rows = VARIANTS.map(([name, drawing]) => row([name], { drawing }, roundTrip, 60, VARIANT_MATCHES));
    return titled(`Round trip ${roundTrip} ms`, tableOf(["drawing"], columns, rows));
  });
  return tables.join("\n\n");
}

function row(names: readonly string[], way: Way, roundTrip: number, hertz = 60, matches = MATCHES): Row {
  return { names, found: play(way, roundTrip, matches, hertz) };
}

function titled(title: string, text: string): string {
  return `### ${title}\n\n${text}`;
}

main(process.argv.slice(2));
