// What a computer player has learnt of its rival in this match. A few dozen numbers, for ever.
import type { Rules } from "../rules.ts";

/** Where a rival may meet the ball on its paddle: the returns that are thought through. */
export const RETURNS = [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9] as const;
/** Strips of a rival's line, from top to bottom. */
export const ZONES = 5;
/** Each further observation makes the older ones count less. */
const FADE = 0.93;
/** As if so much had been seen of each return, or of each zone, before the match. */
const PRIOR = 0.4;
/** What was seen in another zone says so much about this one. */
const ELSEWHERE = 0.25;

export interface Habits {
  returns: number[][]; // by zone in which the rival meets the ball: how often it chose each of RETURNS
  met: number[]; // by zone
  missed: number[];
  rest: number; // where the rival's paddle stands while the ball is away from it
}

export function createHabits(): Habits {
  return {
    returns: Array.from({ length: ZONES }, () => RETURNS.map(() => 0)),
    met: Array.from({ length: ZONES }, () => 0),
    missed: Array.from({ length: ZONES }, () => 0),
    rest: 0,
  };
}

export function zoneOf(rules: Rules, along: number): number {
  const part = (along + rules.ballLimit) / (2 * rules.ballLimit);
  return Math.max(0, Math.min(ZONES - 1, Math.floor(part * ZONES)));
}

/** How likely each of RETURNS is from this zone: a rival of whom nothing is known hits with the whole paddle alike. */
export function returnWeights(habits: Habits, zone: number, trust: number): number[] {
  const weights = RETURNS.map(() => PRIOR);
  for (let other = 0; other < ZONES; other++) {
    const share = other === zone ? trust : trust * ELSEWHERE;
    for (let choice = 0; choice < weights.length; choice++) weights[choice]! += share * habits.returns[other]![choice]!;
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** How much more often than elsewhere the rival misses in this zone, -1 to 1. */
export function weakness(habits: Habits, zone: number): number {
  let met = 0;
  let missed = 0;
  for (let index = 0; index < ZONES; index++) {
    met += habits.met[index]!;
    missed += habits.missed[index]!;
  }
  const usual = (missed + PRIOR) / (met + missed + 2 * PRIOR);
  const tries = habits.met[zone]! + habits.missed[zone]!;
  const here = (habits.missed[zone]! + 2 * usual) / (tries + 2); // two imagined tries: one miss proves little
  return here - usual;
}

export function noteReturn(habits: Habits, zone: number, choice: number): void {
  const counts = habits.returns[zone]!;
  for (let index = 0; index < counts.length; index++) counts[index]! *= FADE;
  counts[choice]! += 1;
}

export function noteRally(habits: Habits, zone: number, met: boolean): void {
  for (let index = 0; index < ZONES; index++) {
    habits.met[index]! *= FADE;
    habits.missed[index]! *= FADE;
  }
  const counts = met ? habits.met : habits.missed;
  counts[zone]! += 1;
}

export function noteRest(habits: Habits, center: number): void {
  habits.rest += (center - habits.rest) * 0.15;
}
