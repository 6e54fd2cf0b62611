import type { Page } from "playwright-core";

export interface TooSmall {
  readonly what: string;
  readonly width: number;
  readonly height: number;
}

/** Whatever can be touched and is smaller than a fingertip; links within a sentence may be. */
export function smallTargets(page: Page): Promise<TooSmall[]> {
  return page.evaluate(() => {
    const touchable = "a[href], button, input, select, summary, [role=button]";
    const found: { what: string; width: number; height: number }[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(touchable)) {
      const target = element.matches("input[type=radio], input[type=checkbox]")
        ? (element.closest("label") ?? element)
        : element;
      const { width, height, bottom } = target.getBoundingClientRect();
      const isSentence = element.matches("p a");
      const isHidden = width === 0 || bottom + scrollY < 0 || !target.checkVisibility({ visibilityProperty: true });
      if (isHidden || isSentence || (width >= 43.9 && height >= 43.9)) continue;
      found.push({ what: target.outerHTML.slice(0, 90), width, height });
    }
    return found;
  });
}
