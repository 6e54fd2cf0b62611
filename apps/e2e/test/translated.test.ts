// A page that the browser translates: in place of each text stands an element of the translator's, as Chrome does it.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as fr } from "@transcendence/web/i18n/fr";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { uniqueName } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { onlyIn, wordsOf } from "../src/untranslated.ts";

const { waiting } = en.match;

function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (text.parentElement?.closest("[translate=no]") || !text.data.trim()) continue;
      const font = document.createElement("font");
      font.append(document.createTextNode(text.data));
      text.replaceWith(font);
    }
  });
}

test("[SITE-6] on a translated page names and words still change", async ({ people }) => {
  const anna = await people.welcome("Anna");
  const path = await anna.createMatch();
  await anna.open(path);
  await anna.sees(waiting.title);
  await translate(anna.page);
  const boris = await people.welcome("Boris");
  await boris.open(path);
  await boris.button(waiting.play).waitFor();
  await anna.sees(waiting.bothTitle);
  const name = anna.line.room!.seats[1]!.player.name;
  const shown = anna.page.locator(".arena-name-right");
  await expect.poll(() => shown.innerText()).toContain(name);
  await expect.poll(() => shown.innerText()).not.toContain(en.match.nobody);
  expect(await shown.locator("[translate=no]").count()).toBe(1);
  await translate(anna.page);
  await boris.isReady();
  const ready = anna.page.locator(".who-ready");
  await expect.poll(() => ready.nth(1).innerText()).toBe(waiting.isReady);
  expect(await anna.page.evaluate(() => document.documentElement.lang)).toBe("en");
});

const CHANGING_PAGES = [
  "/account",
  "/account/sign-in",
  "/account/security",
  "/account/profile",
  "/tournaments/new",
  "/settings",
];

test("[SITE-6] on translated pages every text that the page changes is shown, and none stays that it takes away", async ({
  people,
}) => {
  const english = onlyIn(en, fr);
  const anna = await people.welcome("Anna");
  const { page } = anna;
  await anna.signUp({ name: uniqueName("Anna").slice(0, 20) });
  const choose = async (words: typeof en, label: string) => {
    await page.getByRole("button", { name: words.common.language }).click();
    await translate(page); // of the open menu, too
    await page.getByRole("menuitemradio", { name: label }).click();
  };
  for (const path of CHANGING_PAGES) {
    await anna.open(path);
    await page.locator("main h1").waitFor();
    await translate(page);
    await choose(en, "Français");
    const left = async () => (await wordsOf(page)).filter((text) => english.some((pattern) => pattern.test(text)));
    await expect.poll(left, { message: `English on ${path}` }).toEqual([]);
    await choose(fr, "English");
    await page.getByRole("button", { name: en.common.language }).waitFor();
  }
});

test("[SITE-6] a translation that is taken back shows the original, and what the page moves or removes takes its translation along", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  await anna.open("/more");
  await anna.page.locator("main h1").waitFor();
  const shown = await anna.page.evaluate(async () => {
    const settled = () => new Promise((resolve) => setTimeout(resolve)); // observers have been told by then
    const place = document.createElement("p");
    document.querySelector("#app")?.append(place);
    const texts = ["one", "two", "three", "four"].map((word) => document.createTextNode(word));
    place.append(...texts);
    const fonts = texts.map((text) => {
      const font = document.createElement("font");
      font.append(`(${text.data})`);
      return font;
    });
    texts.forEach((text, at) =>
      at % 2 === 0 ? text.replaceWith(fonts[at]!) : (text.before(fonts[at]!), text.remove()),
    );
    await settled();
    const all = [place.textContent];
    const step = async (change: () => void) => {
      change();
      await settled();
      all.push(place.textContent);
    };
    await step(() => (texts[0]!.data = "eins"));
    await step(() => texts[1]!.remove());
    await step(() => place.append(texts[2]!));
    await step(() => fonts[3]!.replaceWith(texts[3]!));
    await step(() => (texts[2]!.data = ""));
    return all;
  });
  expect(shown).toEqual([
    "(one)(two)(three)(four)",
    "eins(two)(three)(four)",
    "eins(three)(four)",
    "eins(four)(three)",
    "einsfour(three)",
    "einsfour",
  ]);
});
