// Brings results to the API, however long that takes. Never throws: a throwing alarm is retried six times and then no more.
import type { StoreRematch } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import { wallMs } from "./clock.ts";
import { type RoomsEnv, secretsOf } from "./environment.ts";
import type { MatchStore, OutboxItem } from "./match-store.ts";
import { report } from "./report.ts";

const PATHS = { result: "/internal/matches/result", abort: "/internal/matches/abort" } as const;
const REMATCH_PATH = "/internal/matches/rematch";
const PATIENCE_MS = 10_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;
const REFUSED = 422; // replay_mismatch: the same bytes would be refused for ever

export class Outbox {
  readonly #env: RoomsEnv;
  readonly #store: MatchStore;
  #running = false;

  constructor(env: RoomsEnv, store: MatchStore) {
    this.#env = env;
    this.#store = store;
  }

  /** Tries everything that waits once. True when nothing waits any more. */
  async deliver(match: string): Promise<boolean> {
    if (this.#running) return false;
    this.#running = true;
    try {
      let done = true;
      const items = this.#store.outbox();
      if (items.length > 0) this.#store.setDue("outbox", wallMs() + 2 * PATIENCE_MS); // if the room dies before the answer
      for (const item of items) done = (await this.#deliverItem(item, match)) && done;
      if (done) this.#store.setDue("outbox", null);
      return done;
    } finally {
      this.#running = false;
    }
  }

  async #deliverItem(item: OutboxItem, match: string): Promise<boolean> {
    const { kind, body } = item.delivery;
    const status = await this.#post(PATHS[kind], JSON.stringify(body));
    if (status !== null && status >= 200 && status < 300) {
      this.#store.delivered(item.id);
      return true;
    }
    if (status === REFUSED) {
      this.#store.refused(item.id, "replay_mismatch");
      report("error", "result_refused", { match, kind });
      return true;
    }
    this.#store.failed(item.id);
    this.#store.setDue("outbox", wallMs() + retryMs(item.attempts));
    report("warn", "delivery_failed", { match, kind, status, attempts: item.attempts + 1 });
    return false;
  }

  /** Asked once, while two people wait. */
  async orderRematch(body: StoreRematch, match: string): Promise<boolean> {
    const status = await this.#post(REMATCH_PATH, JSON.stringify(body));
    if (status === 200) return true;
    report("warn", "rematch_failed", { match, status });
    return false;
  }

  async #post(path: string, body: string): Promise<number | null> {
    try {
      const { internal } = await secretsOf(this.#env);
      const signature = await signRequest(internal, { method: "POST", path, body, nowMs: wallMs() });
      const headers = { "content-type": "application/json", ...signature };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await this.#env.API.fetch(`http://api${path}`, { method: "POST", headers, body, signal });
      await response.body?.cancel();
      return response.status;
    } catch {
      return null; // the API is away
    }
  }
}

/** 1 s, 2 s, 4 s … a minute; spread, so that a thousand rooms don't come back at once. */
function retryMs(attempts: number): number {
  const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));
  return longest * (0.75 + Math.random() / 4);
}
