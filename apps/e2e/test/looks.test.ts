import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { afterFrames, fingerprint } from "../src/canvas-pixels.ts";
import { smallTargets } from "../src/small-targets.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { common, computers, home, match, settings } = en;

/** 0 for black, 255 for white. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const probe = new OffscreenCanvas(1, 1).getContext("2d")!;
    probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--ground");
    probe.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
}

test("[SITE-9] night and day follow the system, or the reader's choice, which is remembered", async ({ people }) => {
  const anna = await people.welcome("Anna", { colorScheme: "dark" });
  const { page } = anna;
  const isNight = () => waitUntil(async () => (await brightness(page)) < 60, "night");
  const isDay = () => waitUntil(async () => (await brightness(page)) > 200, "day");
  await anna.open("/settings");
  await isNight();
  await page.emulateMedia({ colorScheme: "light" });
  await isDay();
  await page.getByText(settings.look.themes.night, { exact: true }).click();
  await isNight();
  await page.reload();
  await anna.sees(settings.title);
  await isNight();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByText(settings.look.themes.day, { exact: true }).click();
  await isDay();
  await anna.open("/");
  await anna.sees(home.heading);
  await isDay();
});

test("[SITE-7] who asks for less motion gets a page on which nothing moves; for the others the demo plays", async ({
  people,
}) => {
  const viewport = { width: 1280, height: 900 }; // the demo plays where there is room for it
  const still = await people.welcome("Anna", { reducedMotion: "reduce", viewport });
  const moving = await people.welcome("Boris", { viewport });
  const moves = async (visitor: BrowserUser) => {
    await visitor.open("/");
    await visitor.page.locator("canvas").first().waitFor();
    await afterFrames(visitor, 5);
    const before = await fingerprint(visitor);
    await afterFrames(visitor, 20);
    return (await fingerprint(visitor)) !== before;
  };
  expect(await moves(moving)).toBe(true);
  expect(await moves(still)).toBe(false);
  expect(await still.page.evaluate(() => document.getAnimations().length)).toBe(0);
});

async function expectRoomForFingers({ page }: BrowserUser): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `the width of ${page.url()}`).toBeLessThanOrEqual(360);
  expect(await smallTargets(page), `small targets on ${page.url()}`).toEqual([]);
}

test("[SITE-5] [SITE-7] at 360 px nothing needs sideways scrolling, and everything can be met with a finger", async ({
  people,
}) => {
  people.problems.expect(/NeverWasThere12.*404|status of 404/);
  const anna = await people.welcome("Anna", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  for (const path of [
    "/",
    "/matches",
    "/live",
    "/leaderboards",
    "/settings",
    "/computers",
    "/nowhere",
    "/local",
    "/practice/heron",
    "/match/NeverWasThere12",
  ]) {
    await anna.open(path);
    await anna.page.getByRole("heading", { level: 1 }).waitFor();
    await anna.page.waitForLoadState("networkidle");
    await expectRoomForFingers(anna);
  }
  await anna.open("/");
  await anna.openOptions();
  await expectRoomForFingers(anna);
  await anna.closeOptions();
  const { boris } = await people.meet({ pointsToWin: 1, margin: 1, ballSpeed: 160 }, anna);
  await anna.sees(match.waiting.bothTitle);
  await expectRoomForFingers(anna);
  await Promise.all([anna.isReady(), boris.isReady()]);
  await anna.hears("countdown");
  await anna.button(match.menu).tap();
  await anna.button(match.backToMatch).waitFor();
  await expectRoomForFingers(anna);
  await anna.button(match.backToMatch).tap();
  await anna.hears("finished");
  await anna.button(match.finished.rematch).waitFor();
  await expectRoomForFingers(anna);
});

test("[SITE-5] [PLAY-6] at 320 px the dialogs of the home page hold what is in them, and Enter plays against whom one has chosen", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { viewport: { width: 320, height: 568 } });
  await anna.open("/");
  const spare = () =>
    anna.page.locator("dialog[open]").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await anna.openOptions();
  expect(await spare(), "options").toBeLessThanOrEqual(0);
  await anna.closeOptions();
  await anna.button(computers.choose).click();
  await anna.button(common.close).waitFor();
  expect(await spare(), "opponents").toBeLessThanOrEqual(0);
  await anna.page.getByRole("radio", { name: /Heron/ }).focus();
  await anna.page.keyboard.press("Space");
  await anna.page.keyboard.press("Enter");
  await waitUntil(() => anna.line.room?.seats[1]?.player.name === "Heron", "a match against Heron");
});
