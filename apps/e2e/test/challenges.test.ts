// One member asks another for a match, wherever they are on the site; and what was announced is the same on all devices.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { strings as words } from "@transcendence/web/strings/notices";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import type { People } from "../src/people.ts";
import { StallingProxy } from "../src/stalling-proxy.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

/** A page of somebody's that hears what is told to them. */
async function open(device: BrowserUser, path: string): Promise<void> {
  const connected = device.page.waitForEvent("websocket", (socket) => socket.url().includes("/parties/user/"));
  await device.open(path);
  await connected;
  await device.page.getByRole("button", { name: en.common.notifications({ count: 0 }) }).waitFor();
}

async function member(people: People, first: string): Promise<{ readonly name: string; readonly device: BrowserUser }> {
  const device = await people.welcome(first);
  return { name: await device.signUp(), device };
}

test("[PLAY-4] [NOTE-1] a challenge from a profile is declined with a reason, another is accepted, and what was announced is read on every device", async ({
  people,
}) => {
  const [anna, boris] = [await member(people, "Anna"), await member(people, "Boris")];
  const phone = await people.welcome("Boris’s phone", { viewport: { width: 320, height: 640 }, hasTouch: true });
  await phone.logIn(boris.name);
  await Promise.all([
    open(anna.device, `/u/${encodeURIComponent(boris.name)}`),
    open(boris.device, "/settings"),
    open(phone, "/computers"),
  ]);

  const press = ({ page }: BrowserUser, name: string) => page.getByRole("button", { name, exact: true }).click();
  const challengeBoris = async () => {
    await press(anna.device, en.common.challenge);
    await press(anna.device, words.challenge.send);
    await anna.device.page.getByText(words.challenge.waiting({ name: boris.name })).waitFor();
  };
  await challengeBoris();
  await phone.page.getByText(words.challenge.incoming({ name: anna.name })).waitFor();
  await phone.page.getByRole("button", { name: en.common.notifications({ count: 1 }) }).waitFor();
  const tooWide = await phone.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide, "what sticks out on the smallest phone").toBeLessThanOrEqual(0);
  await expectAccessible(phone.page, "an open challenge");
  await press(boris.device, words.challenge.decline);
  await boris.device.page.getByLabel(words.challenge.why).selectOption("later");
  await press(boris.device, words.challenge.decline);
  const declined = `${words.text.challenge_declined({ name: boris.name })} ${words.reason.later}`;
  await anna.device.page.getByText(declined).first().waitFor();
  // Answered on one device, it is dealt with on the other.
  await phone.page.getByText(words.challenge.incoming({ name: anna.name })).waitFor({ state: "detached" });
  await phone.page.getByRole("button", { name: en.common.notifications({ count: 0 }) }).waitFor();

  await anna.device.page.getByRole("button", { name: en.common.notifications({ count: 1 }) }).click();
  await anna.device.page.getByRole("region", { name: words.title }).getByText(declined).waitFor();
  await expectAccessible(anna.device.page, "the bell");
  await press(anna.device, words.markAll);
  await anna.device.page.getByRole("button", { name: en.common.notifications({ count: 0 }) }).waitFor();
  await anna.device.page.keyboard.press("Escape");

  await challengeBoris();
  await press(phone, words.challenge.accept);
  await phone.page.waitForURL(/\/match\//);
  await anna.device.page.waitForURL(phone.page.url());
  await boris.device.page.getByText(words.challenge.incoming({ name: anna.name })).waitFor({ state: "detached" });
  expect(boris.device.page.url()).toContain("/settings");
  await Promise.all([anna.device.field.waitFor(), phone.field.waitFor()]);
  await waitUntil(
    () => [anna.device, phone].every(({ line }) => line.room?.seats.every((seat) => seat !== null)),
    "both to be seated",
  );
});

test("[PLAY-4] whoever challenges their opponent again beside the result is taken to the match when it is accepted", async ({
  people,
}) => {
  const [anna, boris] = [(await member(people, "Anna")).device, (await member(people, "Boris")).device];
  await people.begin({ pointsToWin: 1, margin: 1, ballSpeed: 160 }, anna, boris);
  await Promise.all([anna.hears("finished"), boris.hears("finished")]);
  const [first, { name }] = [anna.matchId, (await boris.me())!]; // signed up
  await anna.page
    .locator(".result-players")
    .getByRole("button", { name: en.common.personMenu({ name }) })
    .click();
  await anna.button(en.common.challenge).click();
  await anna.button(words.challenge.send).click();
  await boris.button(words.challenge.accept).click();
  await boris.page.waitForURL((url) => !url.pathname.endsWith(first));
  await anna.page.waitForURL((url) => url.pathname === new URL(boris.page.url()).pathname);
});

test("[PLAY-4] [NOTE-1] what became of challenges while the line was down is known when it is back", async ({
  people,
  arenaUrl,
}) => {
  people.problems.expect(/WebSocket connection|ERR_|net::/);
  const proxy = await StallingProxy.open(arenaUrl);
  const anna = await member(people, "Anna");
  const device = await people.welcome("Ben", { url: proxy.url });
  const ben = { name: await device.signUp(), id: (await device.me())!.id, device }; // just signed up
  await open(anna.device, `/u/${encodeURIComponent(ben.name)}`);
  await open(ben.device, `/u/${encodeURIComponent(anna.name)}`);
  const press = ({ page }: BrowserUser, name: string) => page.getByRole("button", { name, exact: true }).click();
  const challenge = async (from: BrowserUser) => {
    await press(from, en.common.challenge);
    await press(from, words.challenge.send);
  };
  await challenge(ben.device);
  const incoming = anna.device.page.getByText(words.challenge.incoming({ name: ben.name }));
  await incoming.waitFor();
  await ben.device.page.locator("dialog[open]").waitFor({ state: "detached" }); // it was answered: his page knows that he made it
  await proxy.cut();
  await challenge(anna.device); // and Anna accepts his
  await press(anna.device, words.challenge.accept);
  await anna.device.page.waitForURL(/\/match\//);
  await proxy.mend();
  await ben.device.page.waitForURL((url) => url.pathname === new URL(anna.device.page.url()).pathname);
  await ben.device.page.getByText(words.challenge.incoming({ name: anna.name })).waitFor();
});
