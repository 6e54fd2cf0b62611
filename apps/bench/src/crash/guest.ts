// Somebody at an arena as a browser is one, as a program: with cookies of their own.
import { type Arena, ask, connectWithCookies, type Result, type Routes, valueOf } from "@transcendence/client";
import type { MatchSettings } from "@transcendence/game";

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
    return valueOf(await ask(this.routes.matches.$post({ json: { settings } }))).id;
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
