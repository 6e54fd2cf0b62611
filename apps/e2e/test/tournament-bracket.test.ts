// A large bracket by keyboard, and on paper; a long title on a narrow phone.
import { catalogue as words } from "@transcendence/web/i18n/tournament/en";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "../src/axe.ts";
import { drawTournament } from "../src/drawn-tournaments.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { board } = words;

/** Runs in the page. */
function lookAtPane() {
  const pane = document.querySelector<HTMLElement>(".bracket-pane")!;
  const { scrollLeft: left, scrollTop: top } = pane;
  const letters = Number.parseFloat(getComputedStyle(pane.querySelector(".bracket")!).fontSize);
  return { left, top, letters, outline: getComputedStyle(pane).outlineStyle };
}

test("[TOUR-2] [SITE-7] a bracket of 128 is moved about in and zoomed by keys alone, which a hint names", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { viewport: { width: 1024, height: 700 } });
  const { page } = anna;
  people.problems.expect(/drawn0tournament0001/, /4\d\d/); // the server itself knows no such tournament, nor its chat
  await anna.open(await drawTournament(page, { plan: { format: "single" }, players: 128, rounds: 1 }));
  const look = () => page.evaluate(lookAtPane);
  await anna.button(board.showAll).focus();
  expect(await page.getByText(board.keys).isVisible()).toBe(false);
  await page.keyboard.press("Tab");
  await page.getByText(board.keys).waitFor();
  const pane = page.getByRole("region", { name: board.bracket });
  expect(await pane.evaluate((element) => element === document.activeElement)).toBe(true);
  const hint = await pane.evaluate((element) => {
    const id = element.getAttribute("aria-describedby");
    return id === null ? null : document.getElementById(id)?.textContent;
  });
  expect(hint).toBe(board.keys);
  const first = await look();
  expect(first.outline).toBe("solid");
  await expectAccessible(page, "a bracket under the keyboard");

  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await waitUntil(async () => (await look()).letters > 1.5 * first.letters, "larger letters");
  const moves = [
    ["ArrowRight", "left", 1],
    ["ArrowDown", "top", 1],
    ["ArrowLeft", "left", -1],
    ["ArrowUp", "top", -1],
  ] as const;
  for (const [key, axis, sign] of moves) {
    const before = await look();
    await page.keyboard.press(key);
    await waitUntil(async () => sign * ((await look())[axis] - before[axis]) > 50, `the bracket moved by ${key}`);
  }
  const large = await look();
  await page.keyboard.press("-");
  await waitUntil(async () => (await look()).letters < large.letters, "smaller letters");
  await page.keyboard.press("0");
  await waitUntil(async () => (await look()).letters === first.letters, "the letters of the beginning");
});

/** As it is printed, and how large the letters of its brackets are, in points. */
async function print(page: Page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const sheets = await page.evaluate(() =>
    [...document.querySelectorAll(".bracket-sheet")].map((sheet) => {
      const bracket = sheet.querySelector(".bracket")!;
      const { width, height } = bracket.getBoundingClientRect();
      const names = [...sheet.querySelectorAll(".bout-name")].map(({ textContent }) => textContent);
      return { names, points: Number.parseFloat(getComputedStyle(bracket).fontSize) * 0.75, width, height };
    }),
  );
  const live = await page.locator(".bracket-pane, .skip").filter({ visible: true }).count();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect(await page.locator(".bracket-sheet").count()).toBe(0);
  const pdf = await page.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  return { sheets, live, pages };
}

test.for([
  [8, 1],
  [64, 2],
  [128, 4],
] as const)(
  "[TOUR-2] a bracket of %i is printed on %i sheets, in letters of 8 pt or more",
  async ([players, sheets], { people }) => {
    const anna = await people.welcome("Anna", { viewport: { width: 1440, height: 900 } });
    const { page } = anna;
    people.problems.expect(/drawn0tournament0001/, /4\d\d/);
    await anna.open(await drawTournament(page, { plan: { format: "single" }, players, rounds: 1 }));
    await page.locator(".bracket-pane").waitFor();
    const printed = await print(page);
    expect([printed.sheets.length, printed.live]).toEqual([sheets, 0]);
    const MM = 96 / 25.4;
    for (const { points, width, height } of printed.sheets) {
      expect(points).toBeGreaterThanOrEqual(7.99);
      expect([width <= 277 * MM, height <= 190 * MM]).toEqual([true, true]);
    }
    expect(new Set(printed.sheets.flatMap(({ names }) => names).filter((name) => name !== "")).size).toBe(players);
    expect(printed.pages).toBeGreaterThanOrEqual(sheets + (sheets > 1 ? 1 : 0)); // the rest of the page is on others
  },
);

test("[SITE-5] [TOUR-2] a title of 38 letters in one word is hyphenated at 320 px, and stands in three lines", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { viewport: { width: 320, height: 640 } });
  const { page } = anna;
  people.problems.expect(/drawn0tournament0001/, /4\d\d/);
  const title = "Donaudampfschifffahrtsgesellschaftspok"; // 38
  await anna.open(await drawTournament(page, { plan: { format: "single" }, players: 8, rounds: 1, title }));
  const heading = page.getByRole("heading", { level: 1 }).filter({ hasText: /^Donau/ });
  await heading.waitFor();
  expect((await heading.textContent())?.split("\u00AD")).toEqual(
    "Donau dampf schiff fahrts ge sell schaftspok".split(" "),
  );
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const lines = await heading.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
  expect(lines).toBe(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
