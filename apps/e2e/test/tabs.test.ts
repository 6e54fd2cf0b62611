import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { expectMotion } from "../src/canvas-pixels.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { match } = en;

test("[SITE-10] [PLAY-2] a second tab takes the seat over without a pause; the first says so and can take it back", async ({
  people,
}) => {
  const { anna, boris } = await people.begin({ pointsToWin: 21, ballSpeed: 50, paddleSize: 200 });
  await boris.hears("between");
  const tab = await anna.secondTab();
  await tab.open(new URL(anna.page.url()).pathname);
  await anna.sees(match.takenOver.title);

  const paddle = () => boris.line.world()?.paddles[0]?.center ?? 0;
  await tab.page.keyboard.down("KeyW");
  await waitUntil(() => paddle() < -100, "the second tab's key to move the paddle");
  await anna.button(match.takenOver.here).click();
  await tab.sees(match.takenOver.title);
  await tab.page.keyboard.up("KeyW");
  await anna.page.keyboard.down("ArrowDown");
  await waitUntil(() => paddle() > 0, "the first tab's key to move it again");
  await anna.page.keyboard.up("ArrowDown");

  expect(boris.line.messages.filter(({ state }) => state.phase === "paused")).toEqual([]);
  await tab.page.goBack(); // nothing is played here any more: nobody is asked whether they resign
  await waitUntil(() => !tab.page.url().includes("/match/"), "the page before");
});

test("[PLAY-9] [PLAY-5] a third visitor watches: sees the score and the play, and can move nothing", async ({
  people,
}) => {
  const { anna, boris, id } = await people.begin({ pointsToWin: 3, margin: 1, ballSpeed: 150 });
  const chloe = await people.welcome("Chloe");
  await chloe.open(`/match/${id}`);
  await chloe.page.getByText(match.spectator.banner({ others: 0 })).waitFor();
  await boris.page.getByText(match.spectator.count({ count: 1 })).waitFor();
  await waitUntil(() => chloe.line.world()?.inPlay, "the ball on the watcher's line");
  await expectMotion(chloe);

  for (const key of ["KeyW", "KeyS", "ArrowUp", "ArrowDown", "Enter", "Space"]) await chloe.page.keyboard.press(key);
  await chloe.page.mouse.move(640, 100);
  await chloe.page.mouse.down();
  await chloe.page.mouse.up();
  await chloe.button(match.menu).click();
  await chloe.button(match.backToMatch).waitFor();
  for (const action of [match.resign.action, match.abort.action]) expect(await chloe.button(action).count()).toBe(0);
  await chloe.page.keyboard.press("Escape");

  await Promise.all([anna, boris, chloe].map((person) => person.hears("finished")));
  expect(chloe.line.inputs).toBe(0);
  expect(anna.line.inputs + boris.line.inputs).toBe(0); // points fall by themselves when nobody plays
  const { score, seats } = anna.line.room!;
  const [left, right] = seats.map((seat) => seat!.player.name);
  await chloe.sees(match.finished.won({ name: score[0] > score[1] ? left! : right! }));
  await chloe.page
    .getByRole("img", { name: match.field({ left: left!, right: right!, leftScore: score[0], rightScore: score[1] }) })
    .waitFor(); // a little behind
  await anna.page.locator(".person-menu").first().click();
  await anna.page.locator("dialog[open]").waitFor();
  await anna.page.keyboard.press("Escape"); // closes that, and opens no other
  await anna.page.locator("dialog[open]").waitFor({ state: "detached" });
});
