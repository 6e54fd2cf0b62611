// The rooms share one process, but not one heap: a full collection stops every room of its isolate, and the more of them the
// longer. Four heaps a quarter as large stop everybody a quarter as long; see docs/decisions/030-rooms-in-several-isolates.md.

/** Their number and names must never change: a match's storage lies under the name of its isolate. */
export const ISOLATES = ["rooms-0", "rooms-1", "rooms-2", "rooms-3"] as const;
export type Isolate = (typeof ISOLATES)[number];

/** Where user rooms live: of their own, so that no match waits for them. */
export const PEOPLE = "people";

/** Where a match lives. Ids are random: the sums of their letters spread evenly. */
export function isolateOf(match: string): Isolate {
  let sum = 0;
  for (let at = 0; at < match.length; at++) sum += match.charCodeAt(at);
  return ISOLATES[sum % ISOLATES.length] ?? ISOLATES[0];
}

/**
 * What workerd's V8 is told. Each message leaves objects that only a full collection takes away. Left alone, V8 copies them
 * around for seconds and then stops the rooms for 40 to 130 ms. With every collection a full one, and of a small young
 * generation, each heap stops them for 15 ms once a second under full load, in two thirds of the memory and with hardly a
 * page fault. A second thread that helps to mark takes the core from the first. See
 * docs/decisions/032-every-collection-a-full-one.md.
 */
export const V8_FLAGS = "--gc-global --max-semi-space-size=2 --no-parallel-marking";
