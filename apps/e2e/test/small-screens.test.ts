// A narrow window (a laptop's at 400 %) and text twice as large: nothing may be cut off at the side, on any page.
import { ask, valueOf } from "@transcendence/client";
import { type ServerProcess, startServer } from "@transcendence/tools/server-process";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { afterFrames } from "../src/canvas-pixels.ts";
import { prepareTour, walkTo } from "../src/every-page.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

/** Of this file alone: whoever looks for an opponent here must not find somebody from another test. */
let arena: ServerProcess;
beforeAll(async () => void (arena = await startServer()));
afterAll(() => arena.remove());

const ZOOMED = { width: 320, height: 256 };
const LARGE = { width: 640, height: 900 };

/** What sticks out of the page, or of the panel, dialog or clipped box that it is in. Cut off with an ellipsis is not lost. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const clips = (element: Element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      const cuts = (overflowX === "hidden" || overflowX === "clip") && textOverflow !== "ellipsis";
      return cuts && element.closest(".hidden, input") === null; // the text of a field scrolls
    };
    const boxes = [document.documentElement, ...document.querySelectorAll("dialog[open], .panel, main *, header *")];
    return boxes
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
      .filter((box) => box.matches("html, dialog, .panel") || clips(box))
      .map((box) => `${box.tagName} ${box.className}: ${box.scrollWidth} px in ${box.clientWidth}`);
  });
}

test("[SITE-7] at 400 % and with text twice as large nothing is cut off at the side, on any page, in any language", async ({
  people,
}) => {
  people.problems.expect(/status of 404/, /users\/.* 404/);
  const { visitor, paths } = await prepareTour(people, { viewport: ZOOMED });
  const { page } = visitor;
  const found: string[] = []; // all of it: each run takes its time
  const look = async (where: string) => {
    found.push(...(await tooWide(page)).map((what) => `${where}, at 400 %: ${what}`));
    await page.setViewportSize(LARGE);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    found.push(...(await tooWide(page)).map((what) => `${where}, text at 200 %: ${what}`));
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
    await page.setViewportSize(ZOOMED);
  };
  const lookAtDialog = async (opener: string, where: string) => {
    await page.locator(opener).first().click();
    await page.locator("dialog[open]").waitFor();
    await look(where);
    await page.keyboard.press("Escape");
  };
  for (const language of ["en", "fr", "ru"]) {
    await walkTo(page, "/settings");
    await page.locator("select").last().selectOption(language);
    await waitUntil(() => page.evaluate((to) => document.documentElement.lang === to, language), language);
    for (const path of paths) {
      await walkTo(page, path);
      await look(`${path} (${language})`);
    }
    await lookAtDialog(".arena-button", `a match’s menu (${language})`);
    await walkTo(page, "/");
    await lookAtDialog(".options-line button", `the options (${language})`);
  }
  expect(found).toEqual([]);
});

test.for(["en-GB", "fr-FR", "ru-RU"])(
  "[SITE-5] in a laptop's low window everything that starts a match is in sight, for guests and members (%s)",
  async (locale, { people }) => {
    const { url } = arena;
    const viewport = { width: 1366, height: 640 };
    const anna = await people.welcome("Anna", { url, locale, viewport });
    const starts = anna.page.locator(".play-anyone .button, .home-pair .button-large");
    const expectInSight = async () => {
      await anna.page.locator(".lobby-here span").waitFor(); // the last that comes in
      for (const width of [1366, 1024]) {
        await anna.page.setViewportSize({ ...viewport, width });
        const boxes = await Promise.all((await starts.all()).map((start) => start.boundingBox()));
        expect(boxes).toHaveLength(4);
        const lowest = Math.max(...boxes.map((box) => box!.y + box!.height)); // all of them are drawn
        expect(lowest, `${width} px`).toBeLessThan(viewport.height);
      }
    };
    await anna.open("/");
    await expectInSight();
    await anna.signUp();
    await anna.open("/");
    await anna.page.getByRole("switch").waitFor();
    await expectInSight();
  },
);

interface Shifting {
  shifts?: number;
}

/** Runs in the page. */
function countShifts(): void {
  const counting = window as Shifting;
  counting.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counting.shifts! += (entry as PerformanceEntry & { value: number }).value; // Chromium's own
  }).observe({ type: "layout-shift", buffered: true });
}

function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as Shifting).shifts ?? 0);
}

test("[SITE-5] the page of a match that waits for a friend does not move while it fills", async ({ people }) => {
  const anna = await people.welcome("Anna", { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true });
  const { page } = anna;
  await page.addInitScript(countShifts);
  const code = /^[0-9A-Z]{5}$/;
  let answer = () => {};
  const answered = new Promise<void>((done) => (answer = done));
  await page.route("**/code", async (route) => {
    await answered; // the panel stands by then
    await route.continue();
  });
  await anna.open(await anna.createMatch());
  await anna.sees(en.match.waiting.title);
  await afterFrames(anna, 3);
  answer();
  await page.locator(".invite-code:not([aria-hidden=true]) strong").filter({ hasText: code }).waitFor();
  await afterFrames(anna, 3);
  expect(await shiftsOf(page)).toBeLessThan(0.05);
});

test("[SITE-5] pages do not move while what they ask for comes in", async ({ people }) => {
  const { url } = arena;
  const viewport = { width: 412, height: 823 };
  const anna = await people.welcome("Anna", { url, viewport, isMobile: true, hasTouch: true });
  const { page } = anna;
  await page.addInitScript(countShifts);
  const [ben, chloe] = [await people.welcome("Ben", { url }), await people.welcome("Chloe", { url })];
  for (const visitor of [ben, chloe]) {
    await visitor.open("/");
    await visitor.button(en.lobby.play).click(); // so that there is a match to watch
  }
  await Promise.all([ben.hears("countdown"), chloe.hears("countdown")]);
  const look = async (path: string) => {
    let answer = () => {};
    const answered = new Promise<void>((done) => (answer = done));
    await page.route("**/api/**", async (route) => {
      await answered; // the page stands by then
      await route.continue();
    });
    await anna.open(path);
    await page.locator("h1, .loader").first().waitFor({ state: "attached" });
    await afterFrames(anna, 3);
    answer();
    await page.waitForLoadState("networkidle");
    await afterFrames(anna, 3);
    expect([path, (await shiftsOf(page)) < 0.05]).toEqual([path, true]);
    await page.unrouteAll({ behavior: "wait" });
  };
  for (const path of ["/live", "/", "/practice/pebble", "/local", "/settings", "/leaderboards", "/privacy", "/about"])
    await look(path);
  const [own, other] = [await anna.signUp(), await ben.signUp()];
  const { id } = (await anna.me())!; // just signed up
  valueOf(await ask(ben.routes.me.friends[":id"].$put({ param: { id } })));
  for (const path of ["/account/profile", "/account/privacy", "/friends", "/tournaments/new"]) await look(path);
  for (const name of [own, other]) await look(`/u/${encodeURIComponent(name)}`);
});
