// The load generator: a process of its own on a core of its own, told over IPC what to play and asked for what it saw.
import { setTimeout as sleep } from "node:timers/promises";
import type { Summary } from "../samples.ts";
import { Wheel } from "../wheel.ts";
import { Audience, type AudienceReport } from "./audience.ts";
import { type Duel, type DuelOptions, Tally } from "./duels/duel.ts";
import { DUELS, type DuelName } from "./duels/index.ts";
import { MatchDuel } from "./duels/match-duel.ts";

export type LoadOrder =
  | {
      readonly order: "play";
      readonly duel: DuelName;
      readonly urls: readonly string[];
      readonly secret: string;
      readonly matches: number;
    }
  | {
      readonly order: "watch"; // the first match, which has to be a listed one, and the live list
      readonly urls: readonly string[];
      readonly secret: string;
      readonly viewers: number;
      readonly spectators: number;
    }
  | { readonly order: "leave"; readonly matches: number } // all but so many
  | { readonly order: "measure"; readonly ms: number };

/** What the players of one level saw; rates are per player and second. */
export interface LoadReport {
  readonly matches: number;
  readonly relayMs: Summary;
  readonly watchedMs: Summary; // of the first match alone
  readonly audience: AudienceReport;
  readonly latenessMs: Summary; // of the generator itself
  readonly cpu: number; // of the generator, in cores
  readonly inputs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly framesIn: number;
  readonly framesOut: number;
  readonly lost: number;
  readonly points: number; // all matches, in the measured time
  readonly finished: number;
  readonly desyncs: number;
  readonly late: number; // of all inputs, those that the room counted later than they were made
  readonly resumed: number;
}

const OPENING_AT_ONCE = 8;
/** As many begin in an arena with 3,600 matches of three minutes. All at once would measure how a storm of logins ends. */
const OPENED_PER_SECOND = 20;
const tally = new Tally();
const watched = new Tally(); // of the first match
let audience = new Audience({ urlOf: () => new URL("http://127.0.0.1"), secret: "" }); // nobody
const wheel = new Wheel();
const duels: Duel[] = [];
wheel.start();

async function play(name: DuelName, options: DuelOptions, matches: number): Promise<void> {
  let missing = matches - duels.length;
  let nextMs = performance.now();
  const openOneByOne = async (): Promise<void> => {
    while (missing-- > 0) {
      nextMs = Math.max(nextMs, performance.now()) + 1000 / OPENED_PER_SECOND;
      await sleep(nextMs - performance.now());
      const isFirst = name === "listed" && duels.length === 0;
      const duel = isFirst ? DUELS.watched({ ...options, tally: watched }) : DUELS[name](options);
      if (isFirst) duels.push(duel);
      await duel.open();
      if (!isFirst) duels.push(duel);
    }
  };
  await Promise.all(Array.from({ length: OPENING_AT_ONCE }, openOneByOne));
}

/** A server has an address for each of its isolates, or one for all rooms. */
function urlIn(addresses: readonly string[]): DuelOptions["urlOf"] {
  const urls = addresses.map((address) => new URL(address));
  return (room) => {
    let sum = 0; // names are random: the sums of their letters spread evenly
    for (let at = 0; at < room.length; at++) sum += room.charCodeAt(at);
    const url = urls[sum % urls.length];
    if (url === undefined) throw new Error("a server has an address");
    return url;
  };
}

function traffic(): { bytesIn: number; bytesOut: number; framesIn: number; framesOut: number } {
  const sum = { bytesIn: 0, bytesOut: 0, framesIn: 0, framesOut: 0 };
  for (const duel of duels) {
    for (const socket of duel.sockets) {
      sum.bytesIn += socket.bytesIn;
      sum.bytesOut += socket.bytesOut;
      sum.framesIn += socket.framesIn;
      sum.framesOut += socket.framesOut;
    }
  }
  return sum;
}

async function measure(ms: number): Promise<LoadReport> {
  tally.clear();
  watched.clear();
  audience.report();
  wheel.lateness.clear();
  const before = traffic();
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  await new Promise((resolve) => setTimeout(resolve, ms));
  const seconds = (performance.now() - startMs) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const after = traffic();
  const rate = (count: number): number => count / seconds / (duels.length * 2);
  return {
    matches: duels.length,
    relayMs: tally.relayMs.summary(),
    watchedMs: watched.relayMs.summary(),
    audience: audience.report(),
    latenessMs: wheel.lateness.summary(),
    cpu: (cpu.user + cpu.system) / 1e6 / seconds,
    inputs: rate(tally.inputs),
    bytesIn: rate(after.bytesIn - before.bytesIn),
    bytesOut: rate(after.bytesOut - before.bytesOut),
    framesIn: rate(after.framesIn - before.framesIn),
    framesOut: rate(after.framesOut - before.framesOut),
    lost: tally.lost + watched.lost,
    points: tally.points,
    finished: tally.finished,
    desyncs: tally.desyncs + watched.desyncs,
    late: tally.inputs === 0 ? 0 : tally.late / tally.inputs,
    resumed: tally.resumed,
  };
}

process.on("message", (message: LoadOrder) => {
  void obey(message).then((answer) => process.send?.(answer));
});

async function obey(message: LoadOrder): Promise<LoadReport | { readonly playing: number }> {
  if (message.order === "measure") return measure(message.ms);
  if (message.order === "watch") {
    const { urls, secret, viewers, spectators } = message;
    const [first] = duels;
    audience.close();
    audience = new Audience({ urlOf: urlIn(urls), secret });
    if (first instanceof MatchDuel) await audience.open(viewers, spectators, first.match);
    return { playing: duels.length };
  }
  if (message.order === "leave") {
    for (const duel of duels.splice(message.matches)) duel.close();
    return { playing: duels.length };
  }
  const options = { urlOf: urlIn(message.urls), secret: message.secret, tally, wheel };
  await play(message.duel, options, message.matches);
  return { playing: duels.length };
}
