// The simulated lines. The same weather for every kind of client: stalls come by the clock, not by the message, so that
// one that is sent sixty pictures a second is not punished for it.
import type { LineQuality } from "@transcendence/netcode/simulation";

export const ROUND_TRIPS_MS = [0, 50, 100, 200, 300] as const;

const JITTER_MS = 30; // each way, evenly spread from 0
const STALL_MS = 200;
/** A match sends about ten messages a second each way: one stall in ten seconds strikes 1 % of them. */
const STALL_EVERY_MS = 10_000;

export function weatherOf(roundTripMs: number): LineQuality {
  return { delayMs: roundTripMs / 2, jitterMs: JITTER_MS, stallEveryMs: STALL_EVERY_MS, stallMs: STALL_MS };
}
