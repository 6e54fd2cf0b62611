// Somebody at a browser of their own: a context with its cookie and storage, and one page or more.
import { randomBytes } from "node:crypto";
import type { MatchSettings } from "@transcendence/game";
import type { MatchSummary } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { Line, type PhaseName } from "./line.ts";
import type { Problems } from "./problems.ts";
import { waitUntil } from "./wait-until.ts";

export class BrowserUser {
  readonly name: string; // for messages of failing tests
  readonly url: string; // of the arena, as this person reaches it
  readonly context: BrowserContext;
  readonly page: Page;
  readonly line: Line;
  readonly #problems: Problems;

  constructor(name: string, url: string, page: Page, problems: Problems) {
    this.name = name;
    this.url = url;
    this.page = page;
    this.context = page.context();
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

  /** With everything that can be chosen in sight. */
  async openOptions(): Promise<void> {
    await this.button(en.options.change).click();
    await this.page.getByText(en.options.more, { exact: true }).click();
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
    const response = await this.context.request.post(`${this.url}/api/matches`, {
      data: { settings },
      headers: { origin: this.url },
    });
    if (response.status() !== 201) throw new Error(`${response.status()} ${await response.text()}`);
    const { id } = (await response.json()) as MatchSummary;
    return `/match/${id}`;
  }

  async match(id: string): Promise<MatchSummary> {
    const response = await this.context.request.get(`${this.url}/api/matches/${id}`);
    return (await response.json()) as MatchSummary;
  }

  async isReady(): Promise<void> {
    const { ready, play, startNow } = en.match.waiting; // by whether one made the match, and whether the other is ready
    await this.page.getByRole("button", { name: new RegExp(`^(${ready}|${play}|${startNow})$`) }).click();
  }

  get matchId(): string {
    return /\/match\/(\w+)/.exec(this.page.url())?.[1] ?? "";
  }
}

/** A name that nobody else in this arena has, so that every text with it is about this person. */
export function uniqueName(first: string): string {
  return `${first} ${randomBytes(3).toString("hex")}`;
}
