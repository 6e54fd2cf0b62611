import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** In both themes: the page follows the system's. Between them nothing changes but the colours. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await wear(page, "night");
  const { violations } = await axe(page).withTags(RULES).analyze();
  expect(violations.map(inWords), `${state}, by night`).toEqual([]);
  await wear(page, "day");
  const { violations: colours } = await axe(page).withRules("color-contrast").analyze();
  expect(colours.map(inWords), `${state}, by day`).toEqual([]);
}

function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true); // the other mode opens a page of its own each time
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

type Violation = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

function inWords({ id, help, nodes }: Violation): string {
  return [`${id}: ${help}`, ...nodes.map(({ html, any }) => `${html}  ${any[0]?.message ?? ""}`)].join("\n  ");
}
