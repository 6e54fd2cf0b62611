// Watches how late this process and the rooms' processes are. Past the limit no new match begins: those that run go first.
import type { Load } from "@transcendence/api";
import type { Log } from "@transcendence/api";
import { isTooLate, Lateness } from "./lateness.ts";

const SAMPLE_MS = 200;
const TELL_MS = 5000;

export interface LoadOptions {
  readonly limitMs: number;
  /** How late each gateway is that is a process of its own, in ms. */
  readonly gateways: () => readonly number[];
  /** How long each rooms' process takes to answer its link, in ms. */
  readonly delays: () => readonly number[];
  /** Told when it begins, again from time to time while it lasts, and when it is over. */
  readonly tell: (isOverloaded: boolean) => void;
  readonly log: Log;
}

export interface LoadWatch {
  /** Whether one more match may begin. */
  readonly mayBegin: () => boolean;
  readonly load: () => Load;
  readonly stop: () => void;
}

export function watchLoad({ limitMs, gateways, delays, tell, log }: LoadOptions): LoadWatch {
  const own = new Lateness();
  const others = new Map<string, Lateness>(); // by their names
  let dueMs = performance.now() + SAMPLE_MS;
  let toldMs = 0;
  let isOverloaded = false;
  let [overloads, refusals] = [0, 0];
  const processes = () => [
    { name: "server", latenessMs: Math.round(own.typicalMs) },
    ...Array.from(others, ([name, { typicalMs }]) => ({ name, latenessMs: Math.round(typicalMs) })),
  ];
  const add = (name: string, lateMs: number, nowMs: number) => {
    const lateness = others.get(name) ?? new Lateness();
    others.set(name, lateness);
    lateness.add(lateMs, nowMs);
  };
  const timer = setInterval(() => {
    const nowMs = performance.now();
    own.add(Math.max(0, nowMs - dueMs), nowMs);
    dueMs = nowMs + SAMPLE_MS;
    for (const [index, lateMs] of gateways().entries()) add(`gateway-${index}`, lateMs, nowMs);
    for (const [index, delayMs] of delays().entries()) add(`rooms-${index}`, delayMs, nowMs);
    const was = isOverloaded;
    const all = [own, ...others.values()].map(({ typicalMs }) => typicalMs);
    isOverloaded = isTooLate(was, all, limitMs);
    if (isOverloaded && !was) overloads++;
    if (isOverloaded !== was)
      log.warn(isOverloaded ? "overload.started" : "overload.ended", { processes: processes() });
    if (isOverloaded === was && !(isOverloaded && nowMs - toldMs > TELL_MS)) return;
    toldMs = nowMs;
    tell(isOverloaded);
  }, SAMPLE_MS).unref();
  return {
    mayBegin() {
      if (isOverloaded) refusals++;
      return !isOverloaded;
    },
    load: () => ({ isOverloaded, limitMs, processes: processes(), overloads, refusals }),
    stop: () => clearInterval(timer),
  };
}
