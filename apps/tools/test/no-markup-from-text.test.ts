import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const SOURCE = inRoot("apps/web/src");
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

describe("[OPS-4] what people write never becomes markup or code", () => {
  test.each([
    ["markup from text", /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc/i],
    ["code from text", /\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*["'`]|javascript:/],
    ["styles as text, which the policy would drop", /\sstyle=(?:"|\{["`'])/],
  ])("no page makes %s", (_, pattern) => {
    const found = files.filter((file) => pattern.test(readFileSync(join(SOURCE, file), "utf8")));
    expect(found).toEqual([]);
  });

  test("the page itself has no script, style or handler of its own inline", () => {
    const html = readFileSync(inRoot("apps/web/index.html"), "utf8");
    expect(html.match(/<script\b[^>]*>/g)?.every((tag) => tag.includes(" src="))).toBe(true);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/i);
  });
});
