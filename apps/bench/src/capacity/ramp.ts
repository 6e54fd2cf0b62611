// One server under more and more matches, until it holds no more.
import { setTimeout as sleep } from "node:timers/promises";
import { busyMs, cpuMs, pin, residentBytes, stolenMs, SUBJECT_CORE } from "../processes.ts";
import { besideStress } from "./beside.ts";
import { LoadProcess } from "./load-process.ts";
import type { LoadReport } from "./load.ts";
import { ARENA, type Subject } from "./subjects.ts";

export const LIMITS_MS = [25, 50] as const; // of the relay's 99th percentile
export const SETTLE_MS = 15_000; // the countdown, the just-in-time compiler, and the heap as it is from then on
export const MEASURE_MS = 10_000;
const BESIDE_MS = 3000; // until another program is felt as it is from then on
/** A virtual machine's host keeps some of it for others. Ten seconds with more than this, in cores, are measured again. */
const STOLEN_LIMIT = 0.02;
const MOST_TRIES = 6;
export const SECRET = "a secret of the bench, long enough for an HMAC";

export interface Level extends LoadReport {
  readonly serverCpu: number; // cores
  readonly shares: readonly number[]; // of it, by process
  readonly others: number; // cores that programs took that are no part of this
  readonly stolen: number; // cores that the machine's host kept for others meanwhile
  readonly serverBytes: number; // resident
  readonly syncs: number; // a second; 0 where nobody counts them
  readonly beside: boolean; // another program wanted the same core
  readonly tries: number;
}

export interface Ramp {
  readonly subject: Subject;
  readonly levels: readonly Level[];
  readonly beside: readonly Level[]; // the same once more, beside another program
}

/** `beside`: each level is measured once more while another program wants the server's core. */
export async function climb(subject: Subject, beside: boolean, tell: (level: Level) => void): Promise<Ramp> {
  const server = await subject.start(SECRET);
  const load = new LoadProcess();
  const levels: Level[] = [];
  const besideLevels: Level[] = [];
  try {
    const pids = [server.pid(), ...(server.others?.() ?? [])];
    for (const pid of pids) pin(pid, SUBJECT_CORE);
    const urls = (await server.addresses()).map((url) => url.href);
    for (const matches of subject.levels) {
      await load.play({ duel: subject.duel, urls, secret: SECRET, matches });
      await sleep(SETTLE_MS);
      const level = await measureUndisturbed(load, pids);
      levels.push(level);
      tell(level);
      if (beside) {
        const crowded = await besideStress(async () => {
          await sleep(BESIDE_MS);
          return { ...(await measure(load, pids)), beside: true, tries: 1 };
        });
        besideLevels.push(crowded);
        tell(crowded);
      }
      if (isFull(level)) break;
    }
  } finally {
    await load.stop();
    await server.stop();
  }
  return { subject, levels, beside: besideLevels };
}

/** The first measurement in which the host kept little enough, or the one in which it kept least. Chosen by that alone. */
export async function measureUndisturbed(load: LoadProcess, pids: readonly number[]): Promise<Level> {
  let best = await measure(load, pids);
  let tries = 1;
  for (; best.stolen > STOLEN_LIMIT && tries < MOST_TRIES; tries++) {
    const next = await measure(load, pids);
    if (next.stolen < best.stolen) best = next;
  }
  return { ...best, tries };
}

async function measure(load: LoadProcess, pids: readonly number[]): Promise<Omit<Level, "tries">> {
  const cpuBefore = pids.map(cpuMs);
  const busyBefore = busyMs();
  const stolenBefore = stolenMs();
  const syncsBefore = ARENA.disk?.syncs() ?? 0;
  const startMs = performance.now();
  const report = await load.measure(MEASURE_MS);
  const tookMs = performance.now() - startMs;
  const shares = pids.map((pid, index) => (cpuMs(pid) - (cpuBefore[index] ?? 0)) / tookMs);
  const serverCpu = sum(shares);
  const others = Math.max(0, (busyMs() - busyBefore) / tookMs - serverCpu - report.cpu);
  const stolen = (stolenMs() - stolenBefore) / tookMs;
  const syncs = ((ARENA.disk?.syncs() ?? 0) - syncsBefore) / (tookMs / 1000);
  const serverBytes = sum(pids.map(residentBytes));
  return { ...report, serverCpu, shares, others, stolen, syncs, serverBytes, beside: false };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Beyond twice the last limit there is nothing more to learn. */
function isFull(level: Level): boolean {
  return !(level.relayMs.p99 <= 2 * LIMITS_MS[1]) || level.lost > 0;
}

/** The most matches measured at which, and below which, the 99th percentile kept the limit. */
export function held(ramp: Ramp, limitMs: number): number {
  let most = 0;
  for (const level of ramp.levels) {
    if (!(level.relayMs.p99 <= limitMs) || level.lost > 0) break;
    most = level.matches;
  }
  return most;
}

/** Resident memory that one more match takes, from the first level to the last. */
export function bytesPerMatch({ levels }: Ramp): number {
  const first = levels[0];
  const last = levels.at(-1);
  if (first === undefined || last === undefined || first === last) return Number.NaN;
  return (last.serverBytes - first.serverBytes) / (last.matches - first.matches);
}
