// npm run bench logins [-- --write] [--matches <number>]: matches while a crowd logs in, beside the same without it. Nothing is
// pinned but the players: the arena's processes share the machine as they do for people.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { deriveSecrets } from "@transcendence/env";
import { LoadProcess } from "../capacity/load-process.ts";
import type { LoadReport } from "../capacity/load.ts";
import { ServerHarness } from "../crash/server-harness.ts";
import { table, writeFigures } from "../figures.ts";
import { LOAD_CORE, pin, stolenMs } from "../processes.ts";
import { Crowd, type Logins } from "./crowd.ts";

const SECRET = "a secret of the bench, long enough for an HMAC";
const MEMBERS = 60;
const SETTLE_MS = 6000; // the countdown, and the just-in-time compiler
const MEASURE_MS = 20_000;
const RATES = [0, 2, 5, 20, 0]; // logins a second; without any first and last, since a machine's minutes differ

interface Phase {
  readonly perSecond: number;
  readonly load: LoadReport;
  readonly logins: Logins | null;
  readonly stolen: number; // cores that the machine's host kept for others meanwhile
}

const HEAD = [
  "logins asked for, a second",
  "relay p50 ms",
  "p90 ms",
  "p99 ms",
  "max ms",
  "let in, a second",
  "login p50 ms",
  "p99 ms",
  "asked to come back",
  "refusal p99 ms",
  "stolen",
];

const { values } = parseArgs({
  options: { write: { type: "boolean" }, matches: { type: "string", default: "100" } },
});
const matches = Number(values.matches);

pin(process.pid, LOAD_CORE);
const arena = await ServerHarness.open({ SECRET });
const load = new LoadProcess();
try {
  const crowd = new Crowd(arena.url);
  await crowd.signUp(MEMBERS);
  const { ticket } = await deriveSecrets(SECRET);
  await load.play({ duel: "long", urls: [arena.url.href], secret: ticket, matches });
  await sleep(SETTLE_MS);
  const phases: Phase[] = [];
  for (const perSecond of RATES) {
    phases.push(await measure(crowd, perSecond));
    console.log(table(HEAD, [rowOf(phases.at(-1)!)])); // just pushed
    await sleep(SETTLE_MS);
  }
  const figures = report(phases);
  console.log(`\n${figures}`);
  if (values.write) writeFigures("logins", figures);
} finally {
  await load.stop();
  await arena.close();
}
process.exit();

async function measure(crowd: Crowd, perSecond: number): Promise<Phase> {
  const stolenBefore = stolenMs();
  const [played, logins] = await Promise.all([
    load.measure(MEASURE_MS),
    perSecond === 0 ? null : crowd.logIn(perSecond, MEASURE_MS),
  ]);
  return { perSecond, load: played, logins, stolen: (stolenMs() - stolenBefore) / MEASURE_MS };
}

function report(phases: readonly Phase[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const lost = phases.reduce((sum, phase) => sum + phase.load.lost, 0);
  const intro = `Measured on ${day}: ${matches} matches, ${MEASURE_MS / 1000} s for each line, ${lost} sockets lost.`;
  return `${intro}\n\n${table(HEAD, phases.map(rowOf))}`;
}

function rowOf({ perSecond, load: { relayMs }, logins, stolen }: Phase): string[] {
  const one = (value: number) => value.toFixed(1);
  const relay = [relayMs.p50, relayMs.p90, relayMs.p99, relayMs.max].map(one);
  const share = `${Math.round(stolen * 100)} %`;
  if (logins === null) return [String(perSecond), ...relay, "-", "-", "-", "-", "-", share];
  const { answered, refused, failed, answerMs, refusalMs } = logins;
  if (failed > 0) throw new Error(`${failed} logins failed`);
  const whole = (value: number) => (Number.isNaN(value) ? "-" : String(Math.round(value)));
  return [
    String(perSecond),
    ...relay,
    one((answered * 1000) / MEASURE_MS),
    whole(answerMs.p50),
    whole(answerMs.p99),
    String(refused),
    whole(refusalMs.p99),
    share,
  ];
}
