// Made-up people, the same for the same seed: how strong they are, and when they come.
import type { Random } from "./random.ts";

/** Of a normal distribution (Box and Muller). */
export function normal(random: Random, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random());
}

/** The time until the next of those who come independently of each other. */
export function pauseMs(random: Random, perMinute: number): number {
  return (-Math.log(1 - random()) * 60_000) / perMinute;
}

/** A random order (Fisher and Yates), in place. */
export function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!]; // both are in the list
  }
  return items;
}
