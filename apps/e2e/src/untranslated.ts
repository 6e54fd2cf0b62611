// Finds words of one language on a page that should be in another, by the catalogues themselves.
import type { Page } from "playwright-core";

const GAP = "¤"; // stands for whatever a text is given

const GAPS: object = new Proxy({}, { get: () => GAP });

/** A gap that was formatted as a number. */
function withoutNumbers(text: string): string {
  return text.replaceAll("NaN", GAP);
}

/** The English texts, as patterns, that read otherwise in the other language. */
export function onlyIn(english: object, other: object): RegExp[] {
  const theirs = new Set(textsOf(other));
  const mine = textsOf(english).filter((text) => !theirs.has(text) && /\p{L}{3}/u.test(text));
  return mine.map((text) => new RegExp(`^${text.split(GAP).map(escapeText).join(".+")}$`, "u"));
}

function textsOf(part: unknown): string[] {
  if (typeof part === "string") return [part];
  if (typeof part === "function") return textsOf((part as (gaps: object) => unknown)(GAPS)).map(withoutNumbers); // all take named gaps
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(textsOf) : [];
}

function escapeText(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

/** Everything that a page says: texts, labels, title. */
export function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = [document.title.split(" · ")[0] ?? ""];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"])
          words.push(node.getAttribute(name) ?? "");
      } else if (!node.parentElement?.closest("script, style, noscript, [hidden], [lang]:not(html)")) {
        words.push(node.textContent ?? "");
      }
    }
    return words.map((text) => text.trim()).filter((text) => text !== "");
  });
}
