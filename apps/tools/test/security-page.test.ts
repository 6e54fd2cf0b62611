// docs/security.md names a test for each defence. Here each of them is looked up.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const PAGE = readFileSync(inRoot("docs/security.md"), "utf8");
const APPS = new Set(["api", "server", "web", "e2e", "tools"]);

const rows = PAGE.split("\n")
  .filter((line) => /^\| (?!---|Threat )/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));

/** `api/limits` is apps/api/test/limits.test.ts. */
function fileOf(short: string): string {
  const [home = "", ...path] = short.split("/");
  const folder = APPS.has(home) ? `apps/${home}` : home === "party" ? home : `packages/${home}`;
  return inRoot(folder, "test", `${path.join("/")}.test.ts`);
}

/** Whether a test or a group of tests has this name, after the codes of its requirements. */
function names(source: string, words: string): boolean {
  const escaped = words.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");
  return new RegExp(`["'\`](?:\\[[^\\]]+\\] |%s |\\$\\w+ )*${escaped}["'\`]`).test(source);
}

describe("[OPS-4] docs/security.md", () => {
  test("tells of threats, and of a defence and a test for each", () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const cells of rows) expect(cells.map((cell) => cell.trim() !== "")).toEqual([true, true, true]);
  });

  const tried = rows.flatMap((cells) => (cells[2] ?? "").split("<br>").map((each) => each.trim()));
  test.each(tried)("%s", (reference) => {
    const [, short, words] = /^`([a-z0-9]+(?:\/[a-z-]+)+)` (.+)$/.exec(reference) ?? [];
    const file = fileOf(short ?? "");
    expect(existsSync(file), `${file} exists`).toBe(true);
    expect(names(readFileSync(file, "utf8"), words ?? "nothing"), `${words} is in ${file}`).toBe(true);
  });
});
