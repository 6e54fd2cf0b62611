import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ask, valueOf } from "@transcendence/client";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as words } from "@transcendence/web/i18n/tournament/en";
import type { BrowserContextOptions } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { Finger } from "../src/touch.ts";

const { home, match } = en;
const { local, show } = words;

const SHORT = { pointsToWin: 1, margin: 1, ballSpeed: 160 };

/** Once the page has brought the focus there by itself. */
async function pressFocused({ page }: BrowserUser, name: string): Promise<void> {
  await page.locator("button:focus", { hasText: name }).waitFor();
  await page.keyboard.press("Enter");
}

/** To its end, with both paddles out of the way. */
async function playBout({ page }: BrowserUser): Promise<void> {
  await page.keyboard.down("KeyW");
  await page.keyboard.down("ArrowDown");
  await page.getByRole("button", { name: local.onward }).waitFor();
  await page.keyboard.up("KeyW");
  await page.keyboard.up("ArrowDown");
}

test("[TOUR-4] [TOUR-2] [TOUR-6] three at one keyboard play a tournament to its end: by keys alone, without a network, through a reload", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  const { page } = anna;
  const { keyboard } = page;
  await anna.open("/");
  await anna.chooseOptions(SHORT);
  await page.locator("dialog[open]").waitFor({ state: "detached" }); // what lies under it takes no focus
  await anna.link(home.local.tournament).press("Enter");
  await anna.sees(local.title);
  await expectAccessible(page, "a tournament without players");

  await page.getByLabel(local.alias, { exact: true }).focus();
  for (const name of ["Anna", "Борис", "anna", "さくら"]) {
    await keyboard.type(name);
    await keyboard.press("Enter");
    if (name === "anna") {
      await page.getByText(local.problems.taken).waitFor();
      await keyboard.press("ControlOrMeta+a");
    }
  }
  await page.getByText(local.entered({ count: 3 })).waitFor();
  await page.getByText(local.formatText({ count: 2 })).waitFor();
  await page.reload();
  await page.getByText(local.entered({ count: 3 })).waitFor();
  await page.waitForLoadState("networkidle");

  people.problems.expect(/icon\.svg/); // Chromium asks for it again whenever it likes
  await page.context().setOffline(true);
  await anna.button(local.start).focus();
  await keyboard.press("Enter");
  await page
    .getByText(local.against({ left: "Борис", right: "さくら" }))
    .first()
    .waitFor();
  await page.getByText(local.waits({ name: "Anna" })).waitFor();
  await expectAccessible(page, "a tournament that has begun");
  await anna.button(local.play).focus();
  await keyboard.press("Enter");
  await anna.page.locator("button:focus", { hasText: match.start }).waitFor(); // keys are listened to as well
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("local tournament")!) as { settings: { ballSpeed: number } };
    kept.settings.ballSpeed = 150;
    const text = JSON.stringify(kept);
    localStorage.setItem("local tournament", text);
    dispatchEvent(new StorageEvent("storage", { key: "local tournament", newValue: text })); // as by another window
  });
  await playBout(anna);
  expect(await page.evaluate(() => localStorage.getItem("local tournament")), "what the other has kept").toMatch(
    /"ballSpeed":150/,
  );
  await pressFocused(anna, local.onward);
  await page.getByRole("heading", { name: local.now }).waitFor();
  await page.context().setOffline(false);

  await pressFocused(anna, local.play);
  await anna.page.locator("button:focus", { hasText: match.start }).waitFor(); // keys are listened to as well
  await keyboard.press("KeyW");
  await anna.button(match.local.pause).waitFor();
  await keyboard.press("Escape");
  await anna.sees(match.local.paused);
  await page.reload(); // in the middle of the final
  await anna.button(local.resume({ left: 0, right: 0 })).focus();
  await keyboard.press("Enter");
  await anna.sees(match.local.paused);
  await pressFocused(anna, match.resume);
  await playBout(anna);
  await pressFocused(anna, local.onward);
  await page.getByRole("heading", { level: 1, name: / wins the tournament$/ }).waitFor();
  await expectAccessible(page, "a tournament that is over");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: / wins the tournament$/ }).waitFor();

  await anna.button(local.again).focus();
  await keyboard.press("Enter");
  await page.getByText(local.entered({ count: 0 })).waitFor();
  expect(await page.evaluate(() => Object.values(localStorage).join(" "))).not.toMatch(/Борис|さくら/);
});

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** Wider than the window, and a finger moves the page aside. */
function overhang({ page }: BrowserUser): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test("[TOUR-4] [SITE-5] four at one phone play a tournament by touch, from their names to the winner", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", PHONE);
  const { page } = anna;
  await anna.open("/");
  await anna.chooseOptions(SHORT);
  await anna.open("/tournament/local");
  await anna.sees(local.title);
  for (const [place, name] of ["Anna", "Борис Борисович Ъ", "Maximilian Wolffsohn", "さくら"].entries()) {
    await page.getByLabel(local.alias, { exact: true }).fill(name);
    await anna.button(local.add).tap();
    await page.getByText(local.entered({ count: place + 1 })).waitFor();
  }
  await page.getByRole("radio", { name: words.board.formats.double }).check();
  await expectAccessible(page, "a tournament's names on a phone");
  expect(await overhang(anna)).toBe(0);
  await anna.button(local.start).tap();

  const winner = page.getByRole("heading", { level: 1, name: / wins the tournament$/ });
  const thumb = await Finger.of(page);
  for (;;) {
    await anna.button(local.play).or(winner).first().waitFor();
    if (await winner.isVisible()) break;
    expect(await overhang(anna)).toBe(0);
    await anna.button(local.play).tap();
    await anna.button(match.start).tap();
    await thumb.down(195, 780);
    await thumb.moveTo(20, 780);
    await thumb.up();
    await thumb.down(195, 120);
    await thumb.moveTo(370, 120);
    await thumb.up();
    await anna.button(local.onward).tap();
  }
  await expectAccessible(page, "a tournament that is over on a phone");
  expect(await overhang(anna)).toBe(0);
  expect(await page.locator(".podium li").count()).toBe(4);
});

test("[TOUR-2] [OPS-4] an online tournament is shown on a big screen, and within another site, where its links open windows", async ({
  people,
  arenaUrl,
}) => {
  const anna = await people.welcome("Anna");
  await anna.signUp();
  const json = { title: "Friday cup", plan: { format: "single" }, places: 4 } as const;
  const { id } = valueOf(await ask(anna.routes.tournaments.$post({ json })));

  await anna.open(`/tournaments/${id}/screen`);
  await anna.sees("Friday cup");
  await anna.page.getByRole("heading", { name: show.register }).waitFor();
  await expectAccessible(anna.page, "a tournament on a big screen");
  expect(await anna.page.getByRole("button").count()).toBe(0);

  const elsewhere = await people.welcome("Boris");
  const frames = ["/embed", ""].map((end, place) => {
    return `<iframe id="frame${place}" src="${arenaUrl}${end && `/tournaments/${id}${end}`}"></iframe>`;
  });
  const site = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(frames.join("")));
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  onTestFinished(() => void site.close());
  people.problems.expect(/frame-ancestors|X-Frame-Options|chrome-error|ERR_BLOCKED_BY_RESPONSE/i); // the second one
  await elsewhere.page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  const framed = elsewhere.page.frameLocator("#frame0");
  await framed.getByRole("heading", { name: "Friday cup" }).waitFor();
  const [opened] = await Promise.all([
    elsewhere.context.waitForEvent("page"),
    framed.getByRole("link", { name: show.open }).click(),
  ]);
  await opened.getByRole("heading", { name: "Friday cup" }).waitFor();
  await framed.getByRole("heading", { name: "Friday cup" }).waitFor(); // still there
  expect(await elsewhere.page.frameLocator("#frame1").locator("#main").count()).toBe(0);
});
