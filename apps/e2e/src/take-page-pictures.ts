// npm run pictures -- pages: every page in every width and both themes, into test-results/pages, to be looked at. Not kept.
import { mkdirSync, rmSync } from "node:fs";
import { inRoot } from "@transcendence/tools/root";
import type { Browser } from "playwright-core";
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

/** `only`: parts of paths; none: all pages. */
export async function takePagePictures(browser: Browser, url: string, only: readonly string[]): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const people = new People(browser, url);
  const { visitor, paths } = await prepareTour(people, { viewport: SIZES[3]!, reducedMotion: "reduce" });
  const { page } = visitor;
  const asked = paths.filter((path) => only.length === 0 || only.some((part) => path.includes(part)));
  for (const path of asked) {
    await walkTo(page, path);
    const name = path === "/" ? "home" : path.slice(1).replaceAll(/\W+/g, "-");
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${FOLDER}/${name}-${size.width}-${colorScheme}.png` });
      }
    }
  }
  await people.leave();
  console.log(`${asked.length * SIZES.length * THEMES.length} pictures in test-results/pages`);
}
