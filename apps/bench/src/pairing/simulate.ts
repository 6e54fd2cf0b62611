// The queue in virtual time: people come, wait, and are paired by the lobby's own waves, or simply in the order in which they came.
import { pairSeekers, type Seeker, WAVE_MS } from "@transcendence/rooms/lobby";
import { normal, pauseMs } from "../random-people.ts";
import { randomOf } from "../random.ts";
import { Samples, type Summary } from "../samples.ts";

export interface Crowd {
  readonly people: number;
  readonly perMinute: number;
  readonly seed: number;
}

export interface Waiting {
  readonly waitedS: Summary; // of each person
  readonly gap: Summary; // of each pair, in points of rating
  readonly alone: number; // who found nobody before the last wave
}

type Pairing = (
  waiting: readonly Seeker[],
  nowMs: number,
) => readonly { readonly one: Seeker; readonly other: Seeker }[];

const AFTERWARDS_MS = 120_000; // after the last one has come

export function simulate({ people, perMinute, seed }: Crowd, pair: Pairing): Waiting {
  const coming = arrivals(people, perMinute, seed);
  const waited = new Samples();
  const gap = new Samples();
  let waiting: Seeker[] = [];
  let next = 0;
  let waveMs = Infinity; // with fewer than two there is none
  const endMs = (coming.at(-1)?.sinceMs ?? 0) + AFTERWARDS_MS;
  for (let nowMs = 0; nowMs <= endMs;) {
    const comes = coming[next];
    nowMs = Math.min(comes?.sinceMs ?? Infinity, waveMs);
    if (nowMs > endMs) break;
    if (comes !== undefined && comes.sinceMs <= nowMs) {
      next++;
      waiting.push(comes);
      if (waveMs === Infinity && waiting.length > 1) waveMs = nowMs; // the second one: at once
      continue;
    }
    const pairs = pair(waiting, nowMs);
    const paired = new Set(pairs.flatMap(({ one, other }) => [one.player, other.player]));
    for (const { one, other } of pairs) {
      gap.add(Math.abs(one.rating - other.rating));
      for (const { sinceMs } of [one, other]) waited.add((nowMs - sinceMs) / 1000);
    }
    waiting = waiting.filter(({ player }) => !paired.has(player));
    waveMs = waiting.length > 1 ? nowMs + WAVE_MS : Infinity;
  }
  return { waitedS: waited.summary(), gap: gap.summary(), alone: waiting.length };
}

/** As the lobby does it. */
export const BY_RATING: Pairing = pairSeekers;

/** Whoever has waited longest plays whoever has waited second longest. */
export const IN_ORDER: Pairing = (waiting) => {
  const pairs = [];
  for (let index = 0; index + 1 < waiting.length; index += 2)
    pairs.push({ one: waiting[index]!, other: waiting[index + 1]! }); // both are in the list
  return pairs;
};

/** Each comes once: most with a rating that is certain, one in five a newcomer. */
function arrivals(people: number, perMinute: number, seed: number): Seeker[] {
  const random = randomOf(seed);
  let atMs = 0;
  return Array.from({ length: people }, (_, index) => {
    atMs += pauseMs(random, perMinute);
    const isNew = random() < 0.2;
    return {
      player: String(index).padStart(6, "0"),
      kind: "quick",
      rated: true,
      rating: isNew ? 1500 : normal(random, 1500, 300),
      deviation: isNew ? 350 : 50 + random() * 60,
      sinceMs: atMs,
      roundTripMs: Math.round(10 + random() * 110),
      blocked: new Set(),
      lastOpponent: null,
    };
  });
}
