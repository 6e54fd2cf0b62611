// The people of one test: everybody gets a context of their own, and whatever went wrong on their pages is kept.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MatchSettings } from "@transcendence/game";
import { inRoot } from "@transcendence/tools/root";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { BrowserUser } from "./browser-user.ts";
import { Problems } from "./problems.ts";
import { goWithoutDevices, throttleFrames } from "./test-browser.ts";

export interface BrowserUserOptions extends BrowserContextOptions {
  readonly url?: string; // another way to the arena, or another arena
  readonly hasSound?: boolean; // left out: a machine without a speaker
}

export interface Pair {
  readonly anna: BrowserUser; // left, in seat 0
  readonly boris: BrowserUser;
  readonly id: string;
}

export class People {
  readonly problems = new Problems();
  readonly #browser: Browser;
  readonly #url: string;
  readonly #locale: string;
  readonly #users: BrowserUser[] = [];

  constructor(browser: Browser, url: string, locale = "en-GB") {
    this.#browser = browser;
    this.#url = url;
    this.#locale = locale;
  }

  /** Somebody who was never here before. */
  async welcome(
    first: string,
    { url = this.#url, hasSound = false, ...options }: BrowserUserOptions = {},
  ): Promise<BrowserUser> {
    const context = await this.#browser.newContext({
      locale: this.#locale,
      serviceWorkers: "block", // each browser would fetch and keep the site once more; offline.test.ts allows them
      viewport: { width: 1024, height: 640 }, // a desk; each picture is drawn by the processor
      reducedMotion: "no-preference",
      ignoreHTTPSErrors: url.startsWith("https:"), // an authority of the stack's own
      ...options,
    });
    context.setDefaultTimeout(60_000);
    await throttleFrames(context);
    await goWithoutDevices(context, hasSound);
    const user = new BrowserUser(first, url, await context.newPage(), this.problems);
    this.#users.push(user);
    return user;
  }

  /** Two people with names, at the match that Anna made; both still have to say that they are ready. */
  async meet(settings: Partial<MatchSettings>, anna?: BrowserUser, boris?: BrowserUser): Promise<Pair> {
    const pair = [anna ?? (await this.welcome("Anna")), boris ?? (await this.welcome("Boris"))] as const;
    for (const user of pair) await user.becomeGuest();
    const path = await pair[0].createMatch(settings);
    await pair[0].open(path);
    await pair[1].open(path);
    return { anna: pair[0], boris: pair[1], id: pair[0].matchId };
  }

  /** The same, ready and counting down. */
  async begin(settings: Partial<MatchSettings>, anna?: BrowserUser, boris?: BrowserUser): Promise<Pair> {
    const pair = await this.meet(settings, anna, boris);
    await Promise.all([pair.anna.isReady(), pair.boris.isReady()]);
    await Promise.all([pair.anna.hears("countdown"), pair.boris.hears("countdown")]);
    return pair;
  }

  /** What everybody sees, and what they were told last, for whoever looks into a test that failed. */
  async photograph(test: string): Promise<void> {
    const folder = inRoot(
      "test-results",
      test
        .replaceAll(/\[[^\]]*\]/g, "")
        .trim()
        .replaceAll(/\W+/g, "-")
        .slice(0, 60),
    );
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const told = this.#users.map(({ name, line }) => ({ name, sockets: line.sockets, room: line.room }));
    writeFileSync(join(folder, "told.json"), JSON.stringify({ told, problems: this.problems.unexpected }, null, 2));
    for (const { name, context } of this.#users) {
      for (const [index, page] of context.pages().entries()) {
        await page.screenshot({ path: join(folder, `${name}-${index}.png`), timeout: 3000 }).catch(() => {});
      }
    }
  }

  async leave(): Promise<void> {
    await Promise.all(this.#users.map(({ context }) => context.close()));
  }
}
