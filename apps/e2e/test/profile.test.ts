import { catalogue as account } from "@transcendence/web/i18n/account/en";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { edit, crop, camera, page: words } = account.profile;
const { common, matches } = en;

/** Left half red, right half blue, twice as wide as high. */
async function redAndBlue(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [800, 400];
    const brush = canvas.getContext("2d")!;
    brush.fillStyle = "red";
    brush.fillRect(0, 0, 400, 400);
    brush.fillStyle = "blue";
    brush.fillRect(400, 0, 400, 400);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}

/** How much of a picture is blue, from 0 to 1. */
function blueness(picture: Locator): Promise<number> {
  return picture.evaluate(async (element) => {
    const image = element as HTMLImageElement; // by its selector
    await image.decode();
    const brush = new OffscreenCanvas(image.naturalWidth, 1).getContext("2d")!;
    brush.drawImage(image, 0, -image.naturalHeight / 2);
    const { data } = brush.getImageData(0, 0, image.naturalWidth, 1);
    return data.filter((_, at) => at % 4 === 2).reduce((sum, blue) => sum + blue, 0) / (255 * image.naturalWidth);
  });
}

async function expectNarrow({ page }: BrowserUser): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

test("[ACC-5] [SITE-7] a member uploads a picture, crops it by keyboard, is seen with it on their page and in a match, and removes it", async ({
  people,
}) => {
  people.problems.expect(/nobody-of-that-name.*404|status of 404/);
  const [anna, boris] = [await people.welcome("Anna"), await people.welcome("Boris")];
  await anna.signUp();
  const { page } = anna;
  await anna.open("/account/profile");
  const file = page.locator("input[type=file]");
  await file.waitFor({ state: "attached" });
  await expectAccessible(page, "one's profile");

  await file.setInputFiles({ name: "a.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a...") });
  await page.getByText(common.errors.picture_animated).waitFor();
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.getByText(common.errors.picture_invalid).waitFor();

  await file.setInputFiles({ name: "flag.png", mimeType: "image/png", buffer: await redAndBlue(page) });
  await anna.sees(crop.title);
  await expectAccessible(page, "cropping a picture");
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Shift+ArrowLeft"); // the dialog began with the stage
  await page.keyboard.press("+");
  await anna.button(crop.use).press("Enter");
  await page.getByText(edit.pictureSaved).waitFor();
  const mine = page.locator(".profile-picture img");
  expect(await blueness(mine)).toBeGreaterThan(0.95); // the middle was half of each; now the right is seen
  const large = (await mine.getAttribute("src")) ?? "";

  await page.getByRole("textbox", { name: edit.biography }).fill("One line.\n\n\n\nAnother <b>line</b>.");
  await page.getByRole("combobox", { name: edit.country }).selectOption("FR");
  await anna.button(common.save).click();
  await page.getByText(edit.saved, { exact: true }).waitFor();

  const { id } = await people.begin({ pointsToWin: 1, margin: 1, ballSpeed: 160 }, anna, boris);
  await boris.hears("finished");
  const face = boris.page.locator(".result-players img");
  expect(await blueness(face)).toBeGreaterThan(0.95);
  await waitUntil(async () => (await anna.match(id)).result, "the result to be stored");
  const { seats } = await anna.match(id);
  const name = seats[0]?.name ?? "";
  await boris.link(name).click();
  await boris.sees(name);
  expect(decodeURIComponent(new URL(boris.page.url()).pathname)).toBe(`/u/${name}`);
  expect(await boris.page.title()).toContain(name);
  expect(await boris.page.locator(".member-head img").getAttribute("src")).toBe(large);
  await boris.page.getByText("Another <b>line</b>.").waitFor();
  await boris.page.getByText("France").waitFor();
  const row = boris.page.getByRole("main").getByRole("listitem");
  await row.filter({ hasText: seats[1]?.name ?? "" }).waitFor();
  expect(await boris.link(words.edit).count()).toBe(0);
  await boris.page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(boris);
  await expectAccessible(boris.page, "a member's page");
  await row.getByRole("link").first().click();
  await boris.page.waitForURL(`**/match/${id}`);

  await page.setViewportSize({ width: 360, height: 740 });
  await anna.open(`/u/${encodeURIComponent(name.toUpperCase())}`);
  await anna.sees(name); // the right spelling
  await anna.link(words.edit).click();
  await anna.button(edit.removePicture).click();
  await page.getByText(edit.pictureRemoved).waitFor();
  await page.locator(".profile-picture svg").waitFor();
  await expectNarrow(anna);
  expect((await anna.context.request.get(anna.url + large)).status()).toBe(404);
  await anna.open("/matches");
  await page.getByRole("main").getByRole("listitem").filter({ hasText: matches.howWon.won.trim() }).waitFor();
  await anna.open("/u/nobody-of-that-name");
  await anna.sees(words.missing);
  await anna.link(common.notFound.action).waitFor();
});

test("[ACC-5] a picture comes from the camera, too, and whoever says no to it is told what to do", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  await anna.signUp();
  const { page } = anna;
  await page.addInitScript(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [320, 240];
    setInterval(() => canvas.getContext("2d")!.fillRect(0, 0, 10, 10), 50); // a stream has a picture when something is drawn
    let asked = 0;
    navigator.mediaDevices.getUserMedia = async () => {
      asked += 1;
      if (asked === 1) throw new DOMException("no", "NotAllowedError");
      return canvas.captureStream(10);
    };
  });
  await anna.open("/account/profile");
  await anna.button(edit.camera).click();
  await page.getByText(camera.denied).waitFor();
  await page.keyboard.press("Escape");
  const desk = page.viewportSize()!; // as it was opened
  await page.setViewportSize({ width: 844, height: 390 }); // a phone on its side
  await anna.button(edit.camera).click();
  await page.locator(".camera:not(.camera-closed)").waitFor();
  const { y, height } = (await anna.button(camera.take).boundingBox())!; // it is drawn
  expect(y + height, "what takes the picture is in sight").toBeLessThan(390);
  await page.setViewportSize(desk);
  await anna.button(camera.take).click();
  await anna.sees(crop.title);
  await anna.button(crop.use).click();
  await page.getByText(edit.pictureSaved).waitFor();
  await page.locator(".profile-picture img").waitFor();
  expect(
    await anna
      .button(common.accountOf({ name: (await page.locator(".profile-name strong").textContent()) ?? "" }))
      .count(),
  ).toBe(1);
});
