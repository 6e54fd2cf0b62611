import { setTimeout as pause } from "node:timers/promises";

const FIRST_LOOK_MS = 10;
const LAST_LOOK_MS = 50; // each look may ask a page or the arena
const PATIENCE_MS = 60_000; // a busy machine is slow; a test that fails may be, too

/** Looks again and again until there is something. What `look` throws ends it. */
export async function waitUntil<Found>(
  look: () => Found | Promise<Found>,
  what: string,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<Exclude<Found, false>>> {
  const deadline = performance.now() + patienceMs;
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(LAST_LOOK_MS, lookMs * 1.3)) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found as NonNullable<Exclude<Found, false>>; // just checked
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}.`);
    await pause(lookMs);
  }
}
