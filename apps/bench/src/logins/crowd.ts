// Members who log in at a steady rate, whether or not the arena keeps up: as a crowd does.
import { setTimeout as sleep } from "node:timers/promises";
import { ask, connectWithCookies, valueOf } from "@transcendence/client";
import { Guest, PASSWORD } from "../crash/guest.ts";
import { Samples, type Summary } from "../samples.ts";

const REFUSALS: readonly string[] = ["too_many_requests", "unavailable", "overloaded"];

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
      valueOf(await new Guest(this.#arena).signUp(name));
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
      const { routes } = connectWithCookies(this.#arena.origin); // a browser that was never here before
      const answer = await ask(routes.auth.login.$post({ json: { name, password: PASSWORD } }));
      const tookMs = performance.now() - sentMs;
      if (answer.ok) answerMs.add(tookMs);
      else if (REFUSALS.includes(answer.error)) refusalMs.add(tookMs);
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
}
