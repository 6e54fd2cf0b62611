// The client by feature: small folders that need each other in one direction only.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const SOURCE = inRoot("apps/web/src");
const MOST_FILES = 20;

const files = globSync("**/*.{ts,tsx}", { cwd: SOURCE });

/** The folders that a folder's files import from, types included. */
function importsByFolder(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readFileSync(join(SOURCE, file), "utf8");
    const imported = found.get(dirname(file)) ?? new Set<string>();
    for (const [, path = ""] of text.matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g)) {
      imported.add(dirname(normalize(join(dirname(file), path))));
    }
    imported.delete(dirname(file));
    found.set(dirname(file), imported);
  }
  return found;
}

/** All folders that lead back to themselves. */
function circles(imports: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const reaches = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const next = [...(imports.get(from) ?? [])];
    for (let folder = next.pop(); folder !== undefined; folder = next.pop()) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      next.push(...(imports.get(folder) ?? []));
    }
    return seen;
  };
  return [...imports.keys()].filter((folder) => reaches(folder).has(folder)).toSorted();
}

test("no folder of the client needs itself by way of another", () => {
  expect(circles(importsByFolder())).toEqual([]);
});

test("a circle would be found", () => {
  const imports = new Map([
    ["a", new Set(["b"])],
    ["b", new Set(["c"])],
    ["c", new Set(["b"])],
  ]);
  expect(circles(imports)).toEqual(["b", "c"]);
});

test(`no folder of the client has more than ${MOST_FILES} source files`, () => {
  const folders = Map.groupBy(files, (file) => dirname(file));
  const large = [...folders].filter(([, inside]) => inside.length > MOST_FILES).map(([folder]) => folder);
  expect(large).toEqual([]);
});
