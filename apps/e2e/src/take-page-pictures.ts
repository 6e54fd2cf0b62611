// npm run pictures -- pages: every page and the dialogs in every width and both themes, into test-results/pages, to be looked at. Not kept.
// --quick: one theme at each width, in turn; --quick-other: the other one. --locale=fr-FR: in another language, at two widths.
import { mkdirSync, rmSync } from "node:fs";
import { inRoot } from "@transcendence/tools/root";
import type { Browser, Page } from "playwright-core";
import type { BrowserUser } from "./browser-user.ts";
import { beginTournament, countRequests, prepareTour, walkTo } from "./every-page.ts";
import { People } from "./people.ts";

const FOLDER = inRoot("test-results/pages");
const THEMES = ["light", "dark"] as const;
const PRESS_MS = 10_000;

interface Place {
  readonly page: Page;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/** What opens each thing that lies over a page, one press after the other. */
interface Opened {
  readonly name: string;
  readonly path: string;
  readonly presses: readonly string[];
  readonly shows?: string; // a dialog, unless it says so
  readonly onDesk?: boolean; // there is none on a phone
}

let isQuick = false; // one theme at each width, in turn
let first = 0; // of the themes, with it
let locale = "en-GB"; // another: at two widths

/** Somebody with a bit of everything, at a phone and at a desk, and a stranger with nothing. `asked`: parts of the pictures' names; none: all. */
export async function takePagePictures(browser: Browser, url: string, asked: readonly string[]): Promise<void> {
  isQuick = asked.includes("--quick") || asked.includes("--quick-other");
  first = asked.includes("--quick-other") ? 1 : 0;
  locale = asked.find((part) => part.startsWith("--locale="))?.slice("--locale=".length) ?? locale;
  const only = asked.filter((part) => !part.startsWith("--"));
  if (asked.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const people = new People(browser, url, locale);
  const { visitor, rival, paths } = await prepareTour(people, { reducedMotion: "reduce" });
  const cup = await beginTournament(visitor);
  const places = await placesOf(people, visitor);
  const isAsked = (name: string) => only.length === 0 || only.some((part) => name.includes(part));
  const shown = [
    ...paths,
    rival,
    ...["", "/screen", "/embed"].map((part) => cup + part),
    "/local",
    "/tournaments/none",
  ];
  for (const path of shown) {
    const name = nameOf(path, { [rival]: "u-rival", [cup]: "tournaments-running" });
    if (isAsked(name)) await takeEverywhere(places, name, (page) => walkTo(page, path));
  }
  for (const { name, path, presses, shows = "dialog[open]", onDesk } of overPages(rival, cup, paths.at(-1)!)) {
    if (!isAsked(name)) continue;
    await takeEverywhere(places.slice(onDesk === true ? 1 : 0), name, async (page) => {
      await walkTo(page, "/settings"); // closes what is open
      await walkTo(page, path);
      for (const selector of presses) await page.locator(selector).first().click({ timeout: PRESS_MS });
      await page.locator(shows).first().waitFor();
    });
  }
  const stranger = await people.welcome("Stranger", { reducedMotion: "reduce" });
  await stranger.open("/about");
  const strangers = await placesOf(people, stranger);
  for (const path of [
    "/",
    "/chat",
    "/friends",
    "/notifications",
    "/matches",
    "/account",
    "/tournaments",
    "/tournaments/new",
    cup,
    rival,
  ]) {
    const name = `stranger-${nameOf(path, { [rival]: "u-rival", [cup]: "tournaments-running" })}`;
    if (isAsked(name)) await takeEverywhere(strangers, name, (page) => walkTo(page, path));
  }
  await people.leave();
}

function overPages(rival: string, cup: string, match: string): readonly Opened[] {
  const person = ".person-menu";
  const entry = (at: number) => `.person-actions .button >> nth=${at}`;
  return [
    { name: "dialog-options", path: "/", presses: [".options-line button"] },
    { name: "dialog-options-all", path: "/", presses: [".options-line button", "dialog[open] summary"] },
    { name: "dialog-opponents", path: "/", presses: [".rival button"] },
    { name: "dialog-anonymous", path: "/account/privacy", presses: [".button-danger"] },
    { name: "dialog-match-menu", path: match, presses: [".arena-button"] },
    { name: "dialog-person", path: rival, presses: [person] },
    { name: "dialog-block", path: rival, presses: [person, entry(-2)] },
    { name: "dialog-report", path: rival, presses: [person, entry(-1)] },
    { name: "dialog-challenge", path: rival, presses: [".member-head .button"] },
    { name: "dialog-token", path: "/account/security", presses: [".section:last-of-type .button"] },
    { name: "dialog-authenticator", path: "/account/security", presses: [".factor-actions .button"] },
    { name: "dialog-channel", path: "/chat", presses: [".chat-list > .button"] },
    { name: "panel-bell", path: "/about", presses: [".bell-button"], shows: ".bell-panel" },
    { name: "panel-language", path: "/about", presses: [".header .menu button"], shows: "[role=menu], .menu-list" },
    { name: "panel-chat", path: cup, presses: [".chat-button"], shows: ".chat-panel-frame", onDesk: true },
  ];
}

function nameOf(path: string, known: Readonly<Record<string, string>>): string {
  for (const [start, name] of Object.entries(known)) {
    if (path.startsWith(start)) return name + path.slice(start.length).replaceAll("/", "-");
  }
  return path === "/" ? "home" : path.slice(1).replaceAll(/\W+/g, "-");
}

/** The same person at a phone, with a finger, and at a desk. */
async function placesOf(people: People, { context, url, page }: BrowserUser): Promise<readonly Place[]> {
  const phone = await people.welcome("Phone", {
    storageState: await context.storageState(),
    isMobile: true,
    hasTouch: true,
    reducedMotion: "reduce",
  });
  await phone.context.addInitScript(countRequests);
  await context.addInitScript(countRequests);
  await phone.page.goto(`${url}/about`);
  await page.goto(`${url}/about`);
  return [
    {
      page: phone.page,
      sizes: [
        { width: 320, height: 640 },
        { width: 390, height: 844 },
        { width: 820, height: 1180 },
      ],
    },
    {
      page,
      sizes: [
        { width: 1440, height: 900 },
        { width: 3840, height: 2160 },
      ],
    },
  ];
}

/** Runs in the page. */
function twoFrames(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

async function takeEverywhere(
  places: readonly Place[],
  name: string,
  go: (page: Page) => Promise<void>,
): Promise<void> {
  for (const { page, sizes } of places) {
    try {
      await go(page);
    } catch (error) {
      console.error(`${name}: ${String(error)}`); // the other pictures are worth taking
      continue;
    }
    for (const [index, size] of sizes.entries()) {
      if (locale !== "en-GB" && ![390, 1440].includes(size.width)) continue;
      await page.setViewportSize(size);
      for (const colorScheme of isQuick ? [THEMES[(index + first) % 2]!] : THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(twoFrames); // a canvas reads its colours anew
        const isOver = /^(dialog|panel)-/.test(name);
        await page.screenshot({
          path: `${FOLDER}/${locale === "en-GB" ? "" : `${locale}-`}${name}-${size.width}-${colorScheme}.png`,
          fullPage: !isOver,
        });
      }
    }
  }
}
