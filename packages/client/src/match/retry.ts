// When to try for another connection, how long to wait for a ticket, and how to get past connections that are dead.
import type { Result } from "../result.ts";

const FIRST_MS = 100;
const LAST_MS = 2500;
const GROWTH = 1.6;
const JITTER_MS = 180; // not all players of a restarted room at once; the first retry still comes within 300 ms
const STABLE_MS = 2000; // a connection that lasted this long was a good one

/** Longer each time: a slow line must get through, too. */
const PATIENCE_MS = [2500, 2500, 4000, 6000, 10_000] as const;
/** A browser hands out idle connections before it opens one, and of those the router may have forgotten every one. */
const AT_ONCE = [1, 2, 3] as const;

type Ask<T> = (signal: AbortSignal) => Promise<Result<T>>;

/** What is waited before a try: nothing before the first. `random`: 0 to 1, the same for all tries of a client. */
export function delayBefore(attempt: number, random: number): number {
  if (attempt === 0) return 0;
  const delayMs = (FIRST_MS + random * JITTER_MS) * GROWTH ** (attempt - 1);
  return Math.min(delayMs, LAST_MS + random * 3 * JITTER_MS);
}

export class Retry {
  readonly #random = Math.random();
  #attempt = 0;
  #unanswered = 0; // tries in a row to which nobody said anything
  #openedMs: number | null = null;
  #stopped = false;
  #hurry: () => void = () => {}; // ends the wait, or the request, that is going on

  /** Waits for the next try's time. */
  wait(): Promise<void> {
    const delayMs = delayBefore(this.#attempt++, this.#random);
    if (delayMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Asks, and after silence asks several times at once: the first to answer counts. `known`: asking twice changes nothing. */
  async ask<T>(ask: Ask<T>, known: boolean): Promise<Result<T>> {
    if (this.#stopped) return { ok: false, error: "offline" };
    const controller = new AbortController();
    this.#hurry = () => controller.abort();
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        controller.abort();
      },
      last(PATIENCE_MS, this.#unanswered),
    );
    const requests = Array.from({ length: known ? last(AT_ONCE, this.#unanswered) : 1 }, () => ask(controller.signal));
    const answer = await firstAnswer(requests);
    clearTimeout(timer);
    controller.abort(); // the others
    this.#unanswered = late ? this.#unanswered + 1 : 0;
    return answer;
  }

  opened(nowMs: number): void {
    this.#openedMs = nowMs;
  }

  lost(nowMs: number): void {
    if (this.#openedMs !== null && nowMs - this.#openedMs >= STABLE_MS) this.#attempt = 1;
    this.#openedMs = null;
  }

  /** Something says that it may work now: the next try is at once. */
  now(): void {
    this.#attempt = 0;
    this.#hurry();
  }

  stop(): void {
    this.#stopped = true;
    this.#hurry();
  }
}

function last<T>(values: readonly [T, ...T[]], index: number): T {
  return values[index] ?? values.at(-1) ?? values[0];
}

async function firstAnswer<T>(requests: readonly Promise<Result<T>>[]): Promise<Result<T>> {
  const answered = requests.map(async (request) => {
    const answer = await request;
    if (!answer.ok && answer.error === "offline") throw new Error(answer.error);
    return answer;
  });
  return Promise.any(answered).catch(() => ({ ok: false, error: "offline" }));
}
