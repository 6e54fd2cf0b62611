// npm run pictures -- pages: every page and the dialogs in every width and both themes, into test-results/pages, to be looked at. Not kept.
import { mkdirSync, rmSync } from "node:fs";
import { inRoot } from "@transcendence/tools/root";
import type { Browser, Page } from "playwright-core";
import { prepareTour, walkTo } from "./every-page.ts";
import { People } from "./people.ts";

const FOLDER = inRoot("test-results/pages");
const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
  { width: 3840, height: 2160 },
];
const THEMES = ["light", "dark"] as const;

/** What opens each dialog. A path of null is the match that waits. */
const DIALOGS = [
  { name: "dialog-options", path: "/", opener: ".options-line button" },
  { name: "dialog-opponents", path: "/", opener: ".rival button" },
  { name: "dialog-anonymous", path: "/account/privacy", opener: ".button-danger" },
  { name: "dialog-match-menu", path: null, opener: ".arena-button" },
] as const;

/** `only`: parts of the pictures' names; none: all of them. */
export async function takePagePictures(browser: Browser, url: string, only: readonly string[]): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const people = new People(browser, url);
  const { visitor, paths } = await prepareTour(people, { viewport: SIZES[3]!, reducedMotion: "reduce" });
  const { page } = visitor;
  const isAsked = (name: string) => only.length === 0 || only.some((part) => name.includes(part));
  let count = 0;
  const take = async (name: string) => (count += await takeSizes(page, name));
  for (const path of paths) {
    const name = path === "/" ? "home" : path.slice(1).replaceAll(/\W+/g, "-");
    if (!isAsked(name)) continue;
    await walkTo(page, path);
    await take(name);
  }
  for (const { name, path, opener } of DIALOGS.filter((dialog) => isAsked(dialog.name))) {
    await walkTo(page, path ?? paths.at(-1)!);
    await page.locator(opener).first().click();
    await page.locator("dialog[open]").waitFor();
    await take(name);
    await page.keyboard.press("Escape");
  }
  await people.leave();
  console.log(`${count} pictures in test-results/pages`);
}

async function takeSizes(page: Page, name: string): Promise<number> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${FOLDER}/${name}-${size.width}-${colorScheme}.png` });
    }
  }
  return SIZES.length * THEMES.length;
}
