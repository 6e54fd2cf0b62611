// Somebody at a browser of their own: a context with its cookie and storage, and one page or more.
import { randomBytes } from "node:crypto";
import { ask, type Routes, valueOf } from "@transcendence/client";
import type { MatchSettings } from "@transcendence/game";
import type { MatchSummary, Me } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { connectContext } from "./context-arena.ts";
import { Line, type PhaseName } from "./line.ts";
import type { Problems } from "./problems.ts";
import { waitUntil } from "./wait-until.ts";

export const PASSWORD = "four plain words here";

export interface Wish {
  readonly name?: string;
  readonly password?: string;
  readonly email?: string;
}

export class BrowserUser {
  readonly name: string; // for messages of failing tests
  readonly url: string; // of the arena, as this person reaches it
  readonly routes: Routes; // of its API, asked with this browser's cookies
  readonly context: BrowserContext;
  readonly page: Page;
  readonly line: Line;
  readonly #problems: Problems;

  constructor(name: string, url: string, page: Page, problems: Problems) {
    this.name = name;
    this.url = url;
    this.page = page;
    this.context = page.context();
    this.routes = connectContext(this.context, url).routes;
    this.line = new Line(page);
    this.#problems = problems;
    problems.watch(page, name);
  }

  /** The same person, in one tab more. */
  async secondTab(): Promise<BrowserUser> {
    return new BrowserUser(`${this.name}'s second tab`, this.url, await this.context.newPage(), this.#problems);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole("link", { name, exact: true });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** Waits for the heading of a page, or of a panel over the match, whose page may be called the same. */
  async sees(heading: string | RegExp): Promise<void> {
    await this.heading(heading).last().waitFor();
  }

  /** The field, with names and score in words. */
  get field(): Locator {
    return this.page.getByRole("img", { name: /^The field\./ });
  }

  /** Waits until the match is in this phase, or was while nobody looked. */
  async hears(phase: PhaseName): Promise<void> {
    const { messages } = this.line;
    const before = Math.max(0, messages.length - 1);
    const isTold = () => messages.slice(before).some(({ state }) => state.phase === phase);
    await waitUntil(isTold, `${this.name} to be told "${phase}"; last: ${this.line.phase}`);
  }

  /** From the home page to a match of one's own, by the buttons. */
  async playFriend(settings: Partial<MatchSettings>): Promise<void> {
    await this.chooseOptions(settings);
    await this.button(en.home.friend.action).click();
    await this.page.waitForURL(/\/match\//);
  }

  /** With everything that can be chosen in sight. On a busy machine their file may come too late: the page says so, and is asked again. */
  async openOptions(): Promise<void> {
    const more = this.page.getByText(en.options.more, { exact: true });
    const failed = this.page.getByText(en.common.errors.offline, { exact: true });
    await waitUntil(async () => {
      await this.button(en.options.change).click();
      await more.or(failed).first().waitFor();
      if (await more.isVisible()) return true;
      await failed.waitFor({ state: "hidden" });
      return false;
    }, "the options to open");
    await more.click();
  }

  async closeOptions(): Promise<void> {
    await this.button(en.options.done).click();
  }

  async chooseOptions({ pointsToWin, margin, ballSpeed, paddleSize }: Partial<MatchSettings>): Promise<void> {
    const { home } = en;
    const slider = (name: string) => this.page.getByRole("slider", { name, exact: true });
    await this.openOptions();
    if (pointsToWin !== undefined) await slider(home.pointsToWin).fill(String(pointsToWin));
    if (ballSpeed !== undefined) await slider(home.ballSpeed).fill(String(ballSpeed));
    if (paddleSize !== undefined) await slider(home.paddleSize).fill(String(paddleSize));
    if (margin !== undefined)
      await this.page.getByRole("radio", { name: margin === 1 ? home.marginOne : home.marginTwo }).check();
    await this.closeOptions();
  }

  /** A match of one's own, without the clicks; other tests make one with them. Answers its path. */
  async createMatch(settings: Partial<MatchSettings> = {}): Promise<string> {
    const { id } = valueOf(await ask(this.routes.matches.$post({ json: { settings } })));
    return `/match/${id}`;
  }

  async match(id: string): Promise<MatchSummary> {
    return valueOf(await ask(this.routes.matches[":id"].$get({ param: { id } })));
  }

  /** Becomes a member, without the clicks; other tests sign up with them. Answers the name. */
  async signUp({ name = uniqueName(this.#first), password = PASSWORD, email }: Wish = {}): Promise<string> {
    const json = { name, password, ...(email !== undefined && { email }), language: "en" } as const;
    valueOf(await ask(this.routes.auth["sign-up"].$post({ json })));
    return name;
  }

  /** Comes in as a member, without the clicks. */
  async logIn(name: string, password = PASSWORD): Promise<void> {
    valueOf(await ask(this.routes.auth.login.$post({ json: { name, password } })));
  }

  /** Becomes a guest, if nobody yet, with this name. */
  async becomeGuest(name = uniqueName(this.#first)): Promise<void> {
    valueOf(await ask(this.routes.me.$post()));
    valueOf(await ask(this.routes.me.$patch({ json: { name } })));
  }

  /** Who the API takes this browser for. */
  async me(): Promise<Me | null> {
    return valueOf(await ask(this.routes.me.$get())).me;
  }

  get #first(): string {
    return this.name.split(" ")[0] ?? "";
  }

  async isReady(): Promise<void> {
    const { ready, play, startNow } = en.match.waiting; // by whether one made the match, and whether the other is ready
    await this.page.getByRole("button", { name: new RegExp(`^(${ready}|${play}|${startNow})$`) }).click();
  }

  /** Gives the match up, which is asked about once more. Before the first point nobody can. */
  async resign(): Promise<void> {
    const { menu, resign } = en.match;
    await this.button(menu).click();
    await this.button(resign.action).click();
    const question = this.page.getByRole("dialog", { name: resign.title });
    await question.getByRole("button", { name: resign.confirm }).click();
  }

  get matchId(): string {
    return /\/match\/(\w+)/.exec(this.page.url())?.[1] ?? "";
  }
}

/** A name that nobody else in this arena has, so that every text with it is about this person. */
export function uniqueName(first: string): string {
  return `${first} ${randomBytes(3).toString("hex")}`;
}
