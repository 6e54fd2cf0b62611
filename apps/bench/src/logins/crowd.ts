// Members who log in at a steady rate, whether or not the arena keeps up: as a crowd does.
import { setTimeout as sleep } from "node:timers/promises";
import { Samples, type Summary } from "../samples.ts";

const PASSWORD = "four plain words here";

export interface Logins {
  readonly asked: number;
  readonly answered: number; // let in
  readonly refused: number; // asked to come back in a moment
  readonly failed: number; // anything else
  readonly answerMs: Summary; // of those let in
  readonly refusalMs: Summary;
}

export class Crowd {
  readonly #arena: URL;
  readonly #names: string[] = [];

  constructor(arena: URL) {
    this.#arena = arena;
  }

  async signUp(members: number): Promise<void> {
    while (this.#names.length < members) {
      const name = `Crowd ${this.#names.length + 1}`;
      const { status } = await this.#post("/api/auth/sign-up", { name, password: PASSWORD, language: "en" });
      if (status !== 201) throw new Error(`sign-up: ${status}`);
      this.#names.push(name);
    }
  }

  async logIn(perSecond: number, ms: number): Promise<Logins> {
    const answerMs = new Samples();
    const refusalMs = new Samples();
    const pending: Promise<void>[] = [];
    let failed = 0;
    const one = async (name: string) => {
      const sentMs = performance.now();
      const { status } = await this.#post("/api/auth/login", { name, password: PASSWORD });
      const tookMs = performance.now() - sentMs;
      if (status === 200) answerMs.add(tookMs);
      else if (status === 429 || status === 503) refusalMs.add(tookMs);
      else failed += 1;
    };
    const startMs = performance.now();
    const asked = Math.round((perSecond * ms) / 1000);
    for (let count = 0; count < asked; count++) {
      const dueMs = startMs + (count * 1000) / perSecond;
      await sleep(Math.max(0, dueMs - performance.now()));
      pending.push(one(this.#names[count % this.#names.length] ?? "").catch(() => void (failed += 1)));
    }
    await Promise.all(pending);
    const [answered, refused] = [answerMs.count, refusalMs.count];
    return { asked, answered, refused, failed, answerMs: answerMs.summary(), refusalMs: refusalMs.summary() };
  }

  /** A browser that was never here before: no cookie. */
  #post(path: string, body: unknown): Promise<Response> {
    return fetch(new URL(path, this.#arena), {
      method: "POST",
      headers: { "content-type": "application/json", origin: this.#arena.origin },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  }
}
