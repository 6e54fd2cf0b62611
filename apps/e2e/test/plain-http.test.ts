// A machine in a school's network: no https, and another name than localhost. Browsers keep much from such pages.
import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { test } from "../src/test.ts";

const { waiting } = en.match;

const atSchool = (arenaUrl: string) => `http://pong.test:${new URL(arenaUrl).port}`; // see test-browser.ts

test("[SITE-1] the link is copied over plain http, too, and no page logs anything", async ({ people, arenaUrl }) => {
  const anna = await people.welcome("Anna", { url: atSchool(arenaUrl), hasTouch: true });
  for (const path of ["/", "/settings", "/login", "/signup", "/computers", "/matches", "/privacy"]) {
    await anna.open(path);
    await anna.page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
  }
  expect(await anna.page.evaluate(() => isSecureContext)).toBe(false);
  await anna.open("/");
  await anna.playFriend({});
  await anna.sees(waiting.title);
  await anna.button(waiting.copy).click();
  await anna.button(waiting.copied).waitFor();
  const field = anna.page.getByRole("textbox", { name: waiting.link });
  const link = await field.inputValue();
  await anna.page.evaluate(() => document.body.append(document.createElement("textarea")));
  await anna.page.evaluate(() => document.querySelector<HTMLTextAreaElement>("body > textarea")!.focus());
  await anna.page.keyboard.press("Control+V");
  expect(await anna.page.evaluate(() => document.querySelector<HTMLTextAreaElement>("body > textarea")!.value)).toBe(
    link,
  );
  await anna.button(en.match.menu).click();
  await anna.page.getByText(en.match.screenOff).waitFor(); // browsers keep the screen on for https alone
});

test("[SITE-1] where nothing may copy, the link is selected and the page says what to press", async ({
  people,
  arenaUrl,
}) => {
  const anna = await people.welcome("Anna", { url: atSchool(arenaUrl) });
  await anna.page.addInitScript(() => (document.execCommand = () => false));
  await anna.open("/");
  await anna.playFriend({});
  await anna.button(waiting.copy).click();
  await anna.page.getByText(waiting.copyByKeys({ keys: "Ctrl+C" })).waitFor();
  const selected = await anna.page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  });
  expect(selected).toBe(await anna.page.getByRole("textbox", { name: waiting.link }).inputValue());
});

test("[ACC-4] an arena that sends no email promises none, and says who can help with a forgotten password", async ({
  people,
  arenaUrl,
}) => {
  const { access } = account;
  const anna = await people.welcome("Anna", { url: atSchool(arenaUrl) });
  const { page } = anna;
  await anna.open("/signup");
  await page.getByText(access.noMail).waitFor();
  expect(await page.getByLabel(access.emailOptional).count()).toBe(0);
  for (const password of ["password12", "1234567890", "qwertyuiop", "aaaaaaaaaa"]) {
    await page.getByLabel(access.password, { exact: true }).fill(password); // which the arena refuses: no praise
    await page.getByText(access.strength.enough).waitFor();
  }
  await anna.open("/forgot");
  await page.getByText(access.forgot.noMailText).waitFor();
  expect(await page.getByRole("link", { name: access.forgot.mailbox }).count()).toBe(0);
});

test("[PLAY-1] a friend to whom no link can be sent types a code on the home page, or reads it with a camera", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expect(/matches\/codes\/.* 404/, /status of 404/);
  const url = atSchool(arenaUrl);
  const [anna, boris] = [await people.welcome("Anna", { url }), await people.welcome("Boris", { url })];
  await anna.open("/");
  await anna.playFriend({});
  await anna.button(waiting.qr).click();
  await anna.page.getByRole("img", { name: waiting.qrLabel }).waitFor();
  const code = await anna.page.locator(".invite-code:not([aria-hidden=true]) strong").innerText();
  const { page } = boris;
  const field = page.getByRole("textbox", { name: en.home.code.label });
  await boris.open("/");
  await field.fill("K7");
  await field.press("Enter");
  await page.getByText(en.home.code.empty).waitFor();
  await field.fill(code === "ZZZZZ" ? "YYYYY" : "ZZZZZ");
  await boris.button(en.home.code.action).click();
  await page.getByText(en.home.code.unknown).waitFor();
  await field.fill(code.toLowerCase());
  await boris.button(en.home.code.action).click();
  await boris.sees(waiting.invites({ name: anna.line.room!.seats[0]!.player.name }));
  expect(boris.matchId).toBe(anna.matchId);
});
