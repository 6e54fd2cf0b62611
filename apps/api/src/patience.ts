// How long a request may take. The time stands still while its body arrives; else whoever asks waits for the database a while, and no longer:
// they hear "try again", and what was begun for them is not done.
import { type Awaited, whileAwaited } from "@transcendence/database";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Refusal, unavailable } from "./errors.ts";

const PATIENCE_MS = 8_000;
const BODY_MS = 20_000; // some kilobytes, or a replay from next door
const UPLOAD_MS = 120_000; // a picture of 2 MiB over a poor line

declare module "hono" {
  interface ContextVariableMap {
    patience?: Timer;
  }
}

/** Limits every request. The time stands still while the body arrives, which has a time of its own. */
export function patience(forMs: number | undefined): MiddlewareHandler {
  return async (c, next) => {
    const timer = new Timer(forMs ?? PATIENCE_MS);
    c.set("patience", timer);
    try {
      await Promise.race([whileAwaited(timer, next), timer.over]);
    } finally {
      timer.stop();
    }
  };
}

/** Waits for the body, up to a size: Hono keeps it for whoever reads it as something else. */
export async function readBody(c: Context, maxBytes: number): Promise<void> {
  if (c.req.raw.body === null) return;
  await whileItArrives(c, BODY_MS, () => limitOfBody(maxBytes)(c, async () => void (await c.req.arrayBuffer())));
}

/** The body of an upload, for which there is more time. */
export async function readUpload(c: Context, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  await whileItArrives(c, UPLOAD_MS, () => limitOfBody(maxBytes)(c, async () => void (await c.req.arrayBuffer())));
  return new Uint8Array(await c.req.arrayBuffer());
}

function limitOfBody(maxSize: number): MiddlewareHandler {
  const onError = (): never => {
    throw new Refusal("too_large", "The body is too long.");
  };
  return bodyLimit({ maxSize, onError });
}

async function whileItArrives(c: Context, withinMs: number, read: () => Promise<unknown>): Promise<void> {
  const patient = c.get("patience");
  patient?.stop();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal("bad_request", "The body did not arrive in time.")), withinMs);
  });
  try {
    await Promise.race([read(), late]);
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
  patient?.start();
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
