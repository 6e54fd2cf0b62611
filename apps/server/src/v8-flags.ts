// How V8 runs in a rooms' process, where one heap holds the rooms of all matches. The server's own flags are in node-process.json.

/**
 * What workerd's V8 is told. A batch of messages leaves a few objects that die young, so young collections do nearly all of the work: in
 * steps of 4 ms, twice a second with 1,500 matches. A full one (60 ms and more) then comes every half a minute, and later the larger the
 * young generation is. Helper threads would only take the core from the rooms, which wait for them. See
 * docs/decisions/032-young-collections-on-one-thread.md.
 */
export const V8_FLAGS = "--max-semi-space-size=16 --single-threaded-gc";

/** For every workerd that is started from now on, unless its host has set others: Miniflare has no other way to pass them on. */
export function useV8Flags(flags: string): void {
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= flags;
}
