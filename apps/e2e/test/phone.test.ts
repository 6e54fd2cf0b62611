import { catalogue as en } from "@transcendence/web/i18n/en";
import type { BrowserContextOptions } from "playwright-core";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { isDrawn } from "../src/canvas-pixels.ts";
import { test } from "../src/test.ts";
import { Finger } from "../src/touch.ts";
import { waitUntil } from "../src/wait-until.ts";

const { match } = en;
const UPRIGHT = { width: 390, height: 844 };
const PHONE: BrowserContextOptions = { viewport: UPRIGHT, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SLOW = { pointsToWin: 21, ballSpeed: 50 };

/** As the rival's page hears of it. */
function paddle(rival: BrowserUser): number {
  return rival.line.world()?.paddles[0]?.center ?? 0;
}

test("[SITE-5] [PLAY-2] on a phone held upright a thumb drags the paddle at the bottom; lying, it drags it at the side", async ({
  people,
}) => {
  const { anna, boris } = await people.begin(SLOW, await people.welcome("Anna", PHONE));
  await boris.hears("between");
  await waitUntil(() => isDrawn(anna, -370, 0), "the paddle at the bottom");
  const thumb = await Finger.of(anna.page);
  await thumb.down(UPRIGHT.width / 2, 760);
  await thumb.moveTo(40, 770);
  await waitUntil(() => paddle(boris) < -150, "the paddle to follow the thumb to the left");
  await thumb.moveTo(350, 770);
  await waitUntil(() => paddle(boris) > 150, "the paddle to follow it to the right");
  await thumb.up();
  expect(await anna.page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);

  await anna.page.setViewportSize({ width: UPRIGHT.height, height: UPRIGHT.width });
  await thumb.down(200, 200);
  await thumb.moveTo(200, 30);
  await waitUntil(() => paddle(boris) < -150, "the paddle to follow the thumb upwards");
  await thumb.up();
});

/** Of the names and of what can be pressed around a field: what a panel lies over. */
function covered({ page }: BrowserUser, what: string): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const panel = document.querySelector(".panel")!.getBoundingClientRect();
    const overlaps = ({ left, right, top, bottom }: DOMRect) =>
      left < panel.right && right > panel.left && top < panel.bottom && bottom > panel.top;
    return [...document.querySelectorAll<HTMLElement>(selector)]
      .filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && overlaps(element.getBoundingClientRect()),
      )
      .map((element) => element.innerText);
  }, what);
}

test("[SITE-5] [SITE-7] what lies over a match on a phone leaves the menu within reach, and on a lying one covers no name", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", PHONE);
  const lying = [
    { width: 844, height: 390 },
    { width: 740, height: 360 },
    { width: 667, height: 375 },
  ];
  const expectClear = async (panel: string) => {
    for (const size of [UPRIGHT, ...lying]) {
      await anna.page.setViewportSize(size);
      const what = size === UPRIGHT ? ".arena-tools *" : ".arena-tools *, .arena-name > span";
      await waitUntil(
        async () => (await covered(anna, what)).length === 0,
        `${panel} to lie clear at ${size.width} px`,
      );
    }
  };
  await anna.becomeGuest("Maximilian Wolff");
  await anna.open(await anna.createMatch());
  await anna.sees(match.waiting.title);
  await expectClear("the invitation");
  const boris = await people.welcome("Boris");
  await boris.becomeGuest("Donaudampfschiff");
  await boris.open(`/match/${anna.matchId}`);
  await anna.sees(match.waiting.bothTitle);
  await expectClear("who is ready");
});

test("[SITE-5] a paddle can also be moved by holding a side of the screen, as long as it is held", async ({
  people,
}) => {
  const { anna, boris } = await people.begin(SLOW, await people.welcome("Anna", PHONE));
  await anna.button(match.menu).tap();
  await anna.page.getByText(match.touch.halves, { exact: true }).tap();
  await anna.button(match.backToMatch).tap();
  await boris.hears("between");
  const thumb = await Finger.of(anna.page);
  await thumb.down(330, 700);
  await waitUntil(() => paddle(boris) > 120, "the paddle to go right");
  await thumb.up();
  const moves = () => boris.line.world()?.paddles[0]?.move;
  await waitUntil(() => moves() === 0, "the paddle to stop");
  await thumb.down(60, 700);
  await waitUntil(() => paddle(boris) < 100, "the paddle to come back");
  await thumb.up();
});

test("[PLAY-1] [SITE-5] two thumbs at one phone, which loses nothing by a reload", async ({ people }) => {
  const anna = await people.welcome("Anna", PHONE);
  await anna.open("/local?points=3&margin=1&speed=50");
  await anna.sees(match.local.titleTouch);
  await anna.button(match.start).tap();
  const thumb = await Finger.of(anna.page);
  await thumb.down(195, 780);
  await thumb.moveTo(20, 780);
  await waitUntil(() => isDrawn(anna, -370, -290, 0, true), "the lower paddle in the left corner");
  await thumb.up();
  await thumb.down(195, 120);
  await thumb.moveTo(370, 120);
  await waitUntil(() => isDrawn(anna, 370, 290, 0, true), "the upper paddle in the right corner");
  await thumb.up();
  const scored = anna.page.getByRole("img", { name: /: [12]\./ });
  await scored.waitFor({ timeout: 60_000 });
  await anna.page.reload();
  await anna.sees(match.local.paused);
  await scored.waitFor();
  await anna.button(match.resume).tap();
  await anna.button(match.local.pause).waitFor();
  await anna.page.evaluate(() => {
    history.pushState(null, "", "/about"); // to another page and back, as by a swipe
    dispatchEvent(new PopStateEvent("popstate"));
  });
  await anna.field.waitFor({ state: "detached" });
  await anna.page.goBack();
  await anna.sees(match.local.paused);
  await scored.waitFor();
});
