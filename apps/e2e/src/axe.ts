import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What each page is sent; as it was written, it is more than twice as long. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** In both themes: the page follows the system's. Between them nothing changes but the colours. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await wear(page, "night");
  expect(await violations(page, { type: "tag", values: RULES }), `${state}, by night`).toEqual([]);
  await wear(page, "day");
  expect(await violations(page, { type: "rule", values: ["color-contrast"] }), `${state}, by day`).toEqual([]);
}

/** Told by the page itself, in words: axe's account of all that is right takes longer to send than all that is wrong to find. */
async function violations(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(async (only) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe; // put there above
    const { violations: found } = await run({ runOnly: only, resultTypes: ["violations"] });
    return found.map(({ id, help, nodes }) =>
      [`${id}: ${help}`, ...nodes.map(({ html, any }) => `${html}  ${any[0]?.message ?? ""}`)].join("\n  "),
    );
  }, runOnly);
}

async function wear(page: Page, theme: "night" | "day"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === "day" ? "light" : "dark" });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await page.evaluate(arriveAtColours);
}

/** Colours on their way from one theme to the other have no contrast to speak of. Runs in the page. */
function arriveAtColours(): void {
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
}
