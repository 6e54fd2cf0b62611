// Somebody at an arena as a browser is one, as a program: with cookies of their own.
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Arena,
  ask,
  connectWithCookies,
  PASSING_ERRORS,
  type Result,
  type Routes,
  valueOf,
} from "@transcendence/client";
import type { MatchSettings } from "@transcendence/game";

const AGAIN_MS = 200;

/** Asks until there is an answer: what was killed comes back, and what has too much to do is done with it some time. */
export async function patiently<T>(asking: () => Promise<Result<T>>): Promise<T> {
  for (;;) {
    const answer = await asking();
    if (answer.ok || !PASSING_ERRORS.has(answer.error)) return valueOf(answer);
    await sleep(AGAIN_MS);
  }
}

export const PASSWORD = "seven odd words for a test";

export class Guest {
  readonly arena: Arena;

  /** `cookies`: of a session that there is already. */
  constructor(url: URL, cookies = "") {
    this.arena = connectWithCookies(url.origin, cookies);
  }

  get routes(): Routes {
    return this.arena.routes;
  }

  async createMatch(settings: MatchSettings): Promise<string> {
    const { id } = await patiently(() => ask(this.routes.matches.$post({ json: { settings } })));
    return id;
  }

  signUp(name: string): Promise<Result<object>> {
    return ask(this.routes.auth["sign-up"].$post({ json: { name, password: PASSWORD, language: "en" } }));
  }

  /** Who signed up. */
  async me(): Promise<{ readonly id: string; readonly name: string }> {
    const { me } = valueOf(await ask(this.routes.me.$get()));
    if (me === null) throw new Error("nobody is signed in");
    return me;
  }
}
