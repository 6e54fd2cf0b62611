// How long a request may take. The time begins when its body is here; then whoever asks waits for the database a while, and no longer:
// they hear "try again", and what was begun for them is not done.
import { type Awaited, whileAwaited } from "@transcendence/database";
import type { Context, MiddlewareHandler } from "hono";
import { Refusal, unavailable } from "./errors.ts";

const PATIENCE_MS = 8_000;
const BODY_MS = 20_000; // some kilobytes, or a replay from next door
const UPLOAD_MS = 120_000; // a picture of 2 MiB over a poor line

declare module "hono" {
  interface ContextVariableMap {
    patience?: Timer;
  }
}

/** Limits every request; `readsLate`: the route reads its body itself, with `readUpload`, once it knows who sends it. */
export function patience(forMs: number | undefined, readsLate: (c: Context) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const hasBody = c.req.raw.body !== null && c.req.method !== "GET" && c.req.method !== "HEAD";
    if (hasBody && !readsLate(c)) await arrived(c, BODY_MS);
    const timer = new Timer(forMs ?? PATIENCE_MS);
    c.set("patience", timer);
    try {
      await Promise.race([whileAwaited(timer, next), timer.over]);
    } finally {
      timer.stop();
    }
  };
}

/** The body of an upload: while it arrives, the request's time stands still. */
export async function readUpload(c: Context): Promise<Uint8Array<ArrayBuffer>> {
  const timer = c.get("patience");
  timer?.stop();
  const bytes = new Uint8Array(await arrived(c, UPLOAD_MS));
  timer?.start();
  return bytes;
}

async function arrived(c: Context, withinMs: number): Promise<ArrayBuffer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal("bad_request", "The body did not arrive in time.")), withinMs);
  });
  try {
    return await Promise.race([c.req.arrayBuffer(), late]); // kept by Hono for whoever reads it as something else
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
}

class Timer implements Awaited {
  readonly #forMs: number;
  readonly over: Promise<never>;
  readonly #waiting = new AbortController();
  #reject: (error: Error) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #endsMs = 0;

  constructor(forMs: number) {
    this.#forMs = forMs;
    this.over = new Promise((_, reject) => (this.#reject = reject));
    this.over.catch(() => {}); // nobody may be waiting any more
    this.start();
  }

  get signal(): AbortSignal {
    return this.#waiting.signal;
  }

  leftMs(): number {
    return this.#endsMs - performance.now();
  }

  start(): void {
    this.#endsMs = performance.now() + this.#forMs;
    this.#timer = setTimeout(() => {
      this.#waiting.abort();
      this.#reject(unavailable());
    }, this.#forMs);
  }

  stop(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
  }
}
