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

  /** Asks until there is an answer: what was killed comes back. */
  async createMatch(settings: MatchSettings): Promise<string> {
    for (;;) {
      const created = await ask(this.routes.matches.$post({ json: { settings } }));
      if (created.ok || !PASSING_ERRORS.has(created.error)) return valueOf(created).id;
      await sleep(AGAIN_MS);
    }
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
