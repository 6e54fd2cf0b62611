// Play anyone: strangers find each other on the home page.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { lobby, common, computers } = en;

async function seek(visitor: BrowserUser): Promise<void> {
  await visitor.open("/");
  await visitor.button(lobby.play).click();
  await visitor.button(common.cancel).waitFor();
}

function matchOf({ page }: BrowserUser): string {
  return new URL(page.url()).pathname;
}

test("[PLAY-4] [SITE-10] [PLAY-9] two strangers press one button and are in a match, which a third sees in the list and watches to its result", async ({
  people,
}) => {
  const [anna, ben, chloe] = [await people.welcome("Anna"), await people.welcome("Ben"), await people.welcome("Chloe")];
  await chloe.open("/");
  await anna.open("/");
  const said = await anna.page.evaluateHandle(() => {
    const texts = new Set<string>();
    new MutationObserver(() => texts.add(document.body.innerText)).observe(document, {
      subtree: true,
      childList: true,
    });
    return texts;
  });
  await anna.button(lobby.play).click();
  await anna.page.getByText("0:01").waitFor();
  await seek(ben);
  await Promise.all([anna.hears("countdown"), ben.hears("countdown")]);
  const all = (await said.evaluate((texts) => [...texts])).join("\n");
  expect(all).toContain(lobby.searching({ what: lobby.kinds.quick }));
  expect(all, "who missed no match is not told so").not.toContain(lobby.held({ seconds: 1 }));
  expect(matchOf(anna)).toBe(matchOf(ben));
  expect(new Set([anna.line.room?.you, ben.line.room?.you])).toEqual(new Set([0, 1]));
  const listed = chloe.page.getByRole("region", { name: lobby.live }).locator(`a[href="${matchOf(anna)}"]`);
  await listed.click();
  await waitUntil(() => chloe.line.room?.match === anna.line.room?.match, "Chloe to watch");
  expect(chloe.line.room?.you).toBe(null);
  await waitUntil(() => ben.line.room!.score.some((points) => points > 0), "the first point");
  await ben.resign();
  await Promise.all([anna.hears("finished"), chloe.hears("finished")]);
  expect(anna.line.room?.state).toMatchObject({ result: { outcome: "resigned", winner: anna.line.room?.you } });
});

test("[PLAY-4] a second tab queues once, and whoever leaves the page is looked for no more", async ({ people }) => {
  const anna = await people.welcome("Anna");
  await seek(anna);
  const again = await anna.secondTab();
  await seek(again);
  await anna.page.getByText(lobby.reasons.taken_over).waitFor();
  await again.page.getByRole("timer").waitFor();
  await again.open("/settings");
  const ben = await people.welcome("Ben");
  await seek(ben);
  await ben.page.getByText("0:03").waitFor();
  expect(matchOf(ben)).toBe("/");
  await ben.button(common.cancel).click();
  await ben.button(lobby.play).waitFor();
});

test("[PLAY-4] whoever does not come within ten seconds is dropped, and the other looks on and finds somebody else", async ({
  people,
}) => {
  people.problems.expect(/ERR_FAILED|Failed to load resource|net::/);
  const [anna, ben] = [await people.welcome("Anna"), await people.welcome("Ben")];
  await ben.context.route("**/api/matches/*/ticket", (route) => route.abort());
  await seek(anna);
  await seek(ben);
  await anna.page.waitForURL(/\/match\//);
  await anna.page.waitForURL((url) => url.pathname === "/", { timeout: 45_000 });
  await anna.button(common.cancel).waitFor();
  const chloe = await people.welcome("Chloe");
  await seek(chloe);
  await Promise.all([anna.hears("countdown"), chloe.hears("countdown")]);
  expect(matchOf(anna)).toBe(matchOf(chloe));
});

test("[PLAY-4] [PLAY-6] [SITE-5] on a phone whoever has waited 20 s plays a computer player meanwhile, and leaves it when somebody comes", async ({
  people,
}) => {
  const [anna, ben] = [
    await people.welcome("Anna", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }),
    await people.welcome("Ben"),
  ];
  await seek(anna);
  await anna.button(computers.meanwhile({ name: "Pebble" })).click();
  const rival = anna.page.locator(".arena-name").filter({ hasText: "Pebble" });
  await rival.waitFor();
  const turned = await rival.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a < 0);
  expect(turned, "whether the name stands on its head, as for two at one phone").toBe(false);
  expect(await anna.page.getByRole("navigation").count(), "menus under the thumb").toBe(0);
  await seek(ben);
  await anna.page.getByRole("dialog", { name: lobby.found }).waitFor();
  await anna.button(lobby.playNow).click();
  await Promise.all([anna.hears("countdown"), ben.hears("countdown")]);
  expect(matchOf(anna)).toBe(matchOf(ben));
});
