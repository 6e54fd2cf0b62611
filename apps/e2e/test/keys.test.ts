import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { afterFrames, expectMotion, fingerprint, isDrawn } from "../src/canvas-pixels.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { common, home, match, settings } = en;

test("[PLAY-1] two at one keyboard have keys of their own, and pause with Escape and P", async ({ people }) => {
  const anna = await people.welcome("Anna");
  const { keyboard } = anna.page;
  await anna.open("/local?points=21&speed=50"); // so long that it does not end meanwhile, on however slow a machine
  await anna.sees(match.local.title);
  await waitUntil(async () => {
    await keyboard.press("KeyW"); // any of their keys says that they are there, once the page listens
    return !(await anna.button(match.start).isVisible());
  }, "the match to start");
  await keyboard.down("KeyW");
  await keyboard.down("ArrowDown");
  await waitUntil(() => isDrawn(anna, -370, -290, 0, true), "the left paddle at the top");
  await waitUntil(() => isDrawn(anna, 370, 290, 0, true), "the right paddle at the bottom");
  await keyboard.up("KeyW");
  await keyboard.up("ArrowDown");

  await keyboard.press("Escape");
  await anna.sees(match.local.paused);
  await afterFrames(anna, 3); // the last picture comes after the panel
  const still = await fingerprint(anna);
  await afterFrames(anna, 20);
  expect(await fingerprint(anna)).toBe(still);
  await keyboard.press("KeyP");
  await expectMotion(anna);
});

test("[PLAY-3] two at one keyboard play to the end, and once more", async ({ people }) => {
  const anna = await people.welcome("Anna");
  await anna.open("/");
  await anna.chooseOptions({ pointsToWin: 2, margin: 1, ballSpeed: 200 });
  await anna.link(home.local.title).click();
  await anna.button(match.start).click();
  await anna.sees(new RegExp(`^(${match.local.won({ side: match.left })}|${match.local.won({ side: match.right })})$`));
  const results = [
    common.scoreOf({ left: 2, right: 0 }),
    common.scoreOf({ left: 2, right: 1 }),
    common.scoreOf({ left: 0, right: 2 }),
    common.scoreOf({ left: 1, right: 2 }),
  ];
  await anna.page.getByText(new RegExp(`^(${results.join("|")})$`)).waitFor({ state: "attached" });
  await anna.button(match.local.again).click();
  await anna.page
    .getByRole("img", { name: match.field({ left: match.left, right: match.right, leftScore: 0, rightScore: 0 }) })
    .waitFor();
  await expectMotion(anna);
});

test("[PLAY-1] a gamepad moves a paddle, by stick and by cross", async ({ people }) => {
  const anna = await people.welcome("Anna");
  await anna.page.addInitScript(() => {
    const button = () => ({ pressed: false, touched: false, value: 0 });
    const pad = {
      index: 0,
      id: "test",
      connected: true,
      axes: [0, 0, 0, 0],
      buttons: Array.from({ length: 17 }, button),
    };
    Object.assign(globalThis, { pad });
    Object.assign(navigator, { getGamepads: () => [pad, null, null, null] });
  });
  await anna.open("/local?points=21&speed=50");
  await anna.button(match.start).click();
  await anna.page.evaluate("pad.axes[1] = -1");
  await waitUntil(() => isDrawn(anna, -370, -290, 0, true), "the stick to bring the left paddle to the top");
  await anna.page.evaluate("pad.axes[1] = 0; pad.buttons[13].pressed = true");
  await waitUntil(() => isDrawn(anna, -370, 290, 0, true), "the cross to bring it to the bottom");
});

test("[PLAY-1] a throttle that rests at its axis's end leaves the paddle where the keys bring it", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  await anna.page.addInitScript(() => {
    const pad = { index: 0, id: "throttle", connected: true, axes: [0, -1, 1], buttons: [] };
    Object.assign(navigator, { getGamepads: () => [pad] });
  });
  await anna.open("/local?points=21&speed=50");
  await anna.button(match.start).click();
  await anna.page.keyboard.down("KeyS");
  await waitUntil(() => isDrawn(anna, -370, 290, 0, true), "the left paddle at the bottom");
  await afterFrames(anna, 20); // until the wall holds it: the picture is a little ahead of a paddle that moves
  await anna.page.keyboard.up("KeyS");
  await afterFrames(anna, 60);
  await waitUntil(() => isDrawn(anna, -370, 290, 0, true), "it to be there still"); // a single picture may be between two frames
});

test("[PLAY-1] keys without a place steer, and Cmd lets go of all keys", async ({ people }) => {
  const anna = await people.welcome("Anna");
  await anna.open("/local?points=21&speed=50");
  await anna.button(match.start).click();
  const send = (type: string, key: string) =>
    anna.page.evaluate((given) => dispatchEvent(new KeyboardEvent(given.type, { key: given.key, code: "" })), {
      type,
      key,
    });
  await send("keydown", "w");
  await waitUntil(() => isDrawn(anna, -370, -290, 0, true), "the left paddle at the top");
  await send("keyup", "W");
  await send("keydown", "s");
  await waitUntil(() => isDrawn(anna, -370, 290, 0, true), "the left paddle at the bottom");
  await send("keyup", "s");
  await send("keydown", "w");
  await anna.page.keyboard.down("Meta"); // and no keyup follows
  await anna.page.keyboard.up("Meta");
  await afterFrames(anna, 60);
  expect(await isDrawn(anna, -370, -290, 0, true)).toBe(false);
});

test("[PLAY-1] [SITE-6] keys count by place and are called by what is printed on them, and can be changed", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  await anna.page.addInitScript(() => {
    const azerty = new Map([
      ["KeyW", "z"],
      ["KeyS", "s"],
      ["KeyE", "e"],
    ]);
    Object.defineProperty(navigator, "keyboard", { value: { getLayoutMap: () => Promise.resolve(azerty) } });
  });
  await anna.open("/");
  await anna.page.getByText(home.local.text({ left: "Z S", right: "↑ ↓" })).waitFor();
  await anna.open("/settings");
  const { keys } = settings;
  const change = anna.button(keys.change({ player: keys.left, direction: keys.up, key: "Z" }));
  await change.evaluate((button: HTMLElement) => button.click()); // as in Safari, where a press gives it no focus
  await anna.page.keyboard.press("KeyE");
  await anna.button(keys.change({ player: keys.left, direction: keys.up, key: "E" })).waitFor();

  const session = await anna.context.newCDPSession(anna.page);
  const type = async (kind: "keyDown" | "keyUp", code: string, key: string) => {
    await session.send("Input.dispatchKeyEvent", { type: kind, code, key });
  };
  const { boris } = await people.begin({ pointsToWin: 21, ballSpeed: 50 }, anna);
  await boris.hears("between");
  const paddle = () => boris.line.world()?.paddles[0]?.center ?? 0;
  await type("keyDown", "KeyW", "z"); // the old key does nothing any more
  await type("keyDown", "KeyS", "s");
  await waitUntil(() => paddle() > 100, "S to move the paddle down");
  await type("keyUp", "KeyS", "s");
  await type("keyDown", "KeyE", "e");
  await waitUntil(() => paddle() < 0, "E to move it up");
  await type("keyUp", "KeyE", "e");
});
