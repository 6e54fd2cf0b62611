import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** In both themes: the page follows the system's. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const [theme, colorScheme] of [
    ["day", "light"],
    ["night", "dark"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    await page.evaluate(arriveAtColours);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
    expect(violations.map(inWords), `${state}, by ${theme}`).toEqual([]);
  }
}

/** Colours on their way from one theme to the other have no contrast to speak of. Runs in the page. */
async function arriveAtColours(): Promise<void> {
  const isChanging = (animation: Animation) => animation instanceof CSSTransition;
  for (let still = 0; still < 3; still++) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    if (document.getAnimations().some(isChanging)) still = 0;
  }
}

type Violation = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

function inWords({ id, help, nodes }: Violation): string {
  return [`${id}: ${help}`, ...nodes.map(({ html, any }) => `${html}  ${any[0]?.message ?? ""}`)].join("\n  ");
}
