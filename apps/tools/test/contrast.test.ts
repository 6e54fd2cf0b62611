// What high contrast promises: each word and each side seven to one against the ground (WCAG 1.4.6), ornaments three to one.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const css = readFileSync(inRoot("apps/web/src/ui/tokens.css"), "utf8");

const WORDS = ["ink", "ink-soft", "line", "danger", "side-left", "side-right"];
const ACCENTS = ["clay", "grass", "hard", "carpet", "phosphor"];

/** The tokens of the block that begins with this selector. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`${selector},`)).split("}")[0] ?? "";
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["night", ':root[data-contrast="high"]'],
  ["day", ':root[data-contrast="high"][data-theme="day"]'],
])("[SITE-7] high contrast by %s keeps what it promises", (_, selector) => {
  const tokens = tokensOf(selector);
  const against = (name: string, ground: string) => contrast(tokens.get(name) ?? "", tokens.get(ground) ?? "");
  const weak = [...WORDS, ...ACCENTS].filter((name) => !(against(name, "ground") >= 7));
  expect(weak).toEqual([]);
  expect(ACCENTS.filter((name) => !(against(name, "on-accent") >= 7))).toEqual([]);
  expect(against("net", "ground")).toBeGreaterThanOrEqual(3);
});
