// How V8 runs in a rooms' process. All rooms of a host share one heap, and a full collection stops all of them.

/**
 * What workerd's V8 is told. Each message leaves objects that only a full collection takes away. Left alone, V8 copies them
 * around for seconds and then stops the rooms for 40 to 130 ms. With every collection a full one, and of a small young
 * generation, each heap stops them for 15 ms once a second under full load, in two thirds of the memory and with hardly a
 * page fault. A second thread that helps to mark takes the core from the first. See
 * docs/decisions/032-every-collection-a-full-one.md.
 */
export const V8_FLAGS = "--gc-global --max-semi-space-size=2 --no-parallel-marking";

/** For every workerd that is started from now on, unless its host has set others: Miniflare has no other way to pass them on. */
export function useV8Flags(flags: string): void {
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= flags;
}
