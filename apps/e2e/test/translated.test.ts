// A page that the browser translates: in place of each text stands an element of the translator's, as Chrome does it.
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "../src/test.ts";

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
