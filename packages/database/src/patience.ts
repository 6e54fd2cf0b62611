// Who waits for a request's queries, and until when. Once nobody does, no statement of it is sent any more and its transaction is
// rolled back: what was answered with 503 has not happened, and may be asked for again.
import { AsyncLocalStorage } from "node:async_hooks";

export interface Awaited {
  readonly signal: AbortSignal; // aborted when nobody waits any more
  readonly leftMs: () => number; // until then, at most
}

const current = new AsyncLocalStorage<Awaited>();

/** Nobody waits for this statement any more, or it got no answer for too long. */
export class Abandoned extends Error {
  readonly code = "ABANDONED";

  constructor() {
    super("The database did not answer in time.");
  }
}

/** Runs what somebody waits for. */
export function whileAwaited<T>(waiting: Awaited, work: () => T): T {
  return current.run(waiting, work);
}

/** Undefined: outside of any request, as in the clean-up job. */
export function awaited(): Awaited | undefined {
  return current.getStore();
}
