import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { common, home, match, matches, settings } = en;

test("[SITE-7] [SITE-9] axe finds nothing on any page, by night and by day", async ({ people }) => {
  people.problems.expect(/NeverWasThere12.*404|status of 404/, /ERR_FAILED/);
  const anna = await people.welcome("Anna");
  const { page } = anna;
  await anna.open("/");
  await anna.sees(home.heading);
  await expectAccessible(page, "home");
  await anna.openOptions();
  await expectAccessible(page, "home with options");
  await anna.closeOptions();
  await anna.page.getByRole("button", { name: common.language }).click();
  await expectAccessible(page, "home with the menu of languages");
  await page.keyboard.press("Escape");
  await page.route("**/api/matches", (route) => route.abort());
  await anna.button(home.friend.action).click();
  await page.getByText(common.errors.offline).waitFor();
  await expectAccessible(page, "home with a problem");

  await anna.open("/matches");
  await anna.sees(matches.empty);
  await expectAccessible(page, "no matches");
  await page.route("**/api/me", (route) => route.abort());
  await anna.open("/matches");
  await anna.button(common.retry).waitFor();
  await expectAccessible(page, "matches that cannot be read");
  await page.unroute("**/api/me");

  await anna.open("/settings");
  const name = page.getByRole("textbox", { name: settings.name.label });
  await name.fill("!");
  await anna.button(common.save).click();
  await page.getByText(common.errors.name_invalid).waitFor();
  await anna
    .button(settings.keys.change({ player: settings.keys.left, direction: settings.keys.up, key: "W" }))
    .click();
  await expectAccessible(page, "settings, waiting for a key");
  await anna.open("/nowhere");
  await anna.sees(common.notFound.title);
  await expectAccessible(page, "not found");
  await anna.open("/match/NeverWasThere12");
  await anna.sees(match.gone.title);
  await expectAccessible(page, "no such match");

  await anna.open("/local");
  await anna.sees(match.local.title);
  await expectAccessible(page, "two at one keyboard");
  await anna.button(match.start).click();
  await anna.button(match.local.pause).click();
  await anna.sees(match.local.paused);
  await expectAccessible(page, "two at one keyboard, paused");
});

test("[SITE-7] [PLAY-2] axe finds nothing at any stage of a match, by night and by day", async ({ people }) => {
  const anna = await people.welcome("Anna");
  const { page } = anna;
  await anna.open("/");
  await anna.playFriend({ pointsToWin: 2, margin: 1, ballSpeed: 50 });
  await anna.sees(match.waiting.title);
  await expectAccessible(page, "waiting");
  await page.getByText(match.waiting.rename).click();
  await expectAccessible(page, "waiting, changing one's name");
  const boris = await people.welcome("Boris");
  await boris.page.goto(page.url());
  await anna.sees(match.waiting.bothTitle);
  await expectAccessible(page, "both are here");
  await Promise.all([anna.isReady(), boris.isReady()]);
  await anna.hears("countdown");
  await expectAccessible(page, "counting down and playing");
  const path = new URL(page.url()).pathname;
  await boris.page.goto("about:blank"); // the match waits, and so no point falls while we look
  await anna.hears("paused");
  await expectAccessible(page, "paused");
  await anna.button(match.menu).click();
  await anna.button(match.backToMatch).waitFor();
  await expectAccessible(page, "the menu");
  await anna.button(match.abort.action).or(anna.button(match.resign.action)).click();
  await page.getByRole("dialog").waitFor();
  await expectAccessible(page, "a question");
  await page.keyboard.press("Escape");
  await boris.open(path);
  const chloe = await people.welcome("Chloe");
  await chloe.page.goto(page.url());
  await waitUntil(() => chloe.line.room, "the watcher to be let in");
  await expectAccessible(chloe.page, "watching");
  await anna.hears("finished");
  await anna.button(match.finished.rematch).waitFor();
  await expectAccessible(page, "finished");
  await boris.button(match.finished.rematch).click();
  await anna.button(match.finished.rematchAccept).waitFor();
  await expectAccessible(page, "a rematch offered");

  await anna.open("/matches");
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await expectAccessible(page, "my matches");
});

test("[SITE-7] the keyboard alone leads from the address to a match: skip link, heading, buttons, dialogs", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  const { page } = anna;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await anna.open("/settings");
  await anna.sees(settings.title);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await keyboard.press("Tab");
  expect(await focused()).toBe(common.skipToContent);
  await anna.link(common.play).focus();
  await keyboard.press("Enter");
  await anna.sees(home.heading);
  await waitUntil(async () => (await focused()) === home.heading, "the heading to have the focus");
  for (let presses = 0; presses < 8 && (await focused()) !== home.friend.action; presses++) await keyboard.press("Tab");
  expect(await focused()).toBe(home.friend.action);
  await keyboard.press("Enter");
  await anna.sees(match.waiting.title);
  await waitUntil(async () => (await focused()) === match.waiting.copy, "the first thing to press to have the focus");
  await anna.button(match.menu).focus();
  await keyboard.press("Enter");
  const isInMenu = () => page.evaluate(() => document.activeElement?.closest("dialog[open]") !== null);
  await waitUntil(isInMenu, "the menu to have the focus");
  for (let presses = 0; presses < 12; presses++) await keyboard.press("Tab");
  expect(
    await page.evaluate(() => document.activeElement?.closest("main > :not(dialog)") ?? null),
    "nothing behind it",
  ).toBeNull();
  await keyboard.press("Escape");
  await waitUntil(async () => (await focused()) === match.menu, "the focus to come back");
});
