// Folders need each other in one direction only, in every workspace; those of the client stay small, too.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const WORKSPACES = globSync(["apps/*", "packages/*", "party"], { cwd: inRoot() }).toSorted();
const MOST_FILES = 20; // in a folder of the client

/** They put a workspace's folders together, and nothing inside imports them: they stand above all folders. */
const ENTRIES: readonly string[] = ["index.ts", "main.ts"];

function sourcesOf(workspace: string): readonly string[] {
  return globSync("**/*.{ts,tsx}", { cwd: inRoot(workspace, "src") });
}

/** The files of a workspace that a file imports, types included. */
function importsOf(source: string, file: string): readonly string[] {
  const text = readFileSync(join(source, file), "utf8");
  const paths = text.matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g);
  return Array.from(paths, ([, path = ""]) => normalize(join(dirname(file), path)));
}

/** The folders that a folder's files import from. */
function importsByFolder(workspace: string): ReadonlyMap<string, ReadonlySet<string>> {
  const source = inRoot(workspace, "src");
  const found = new Map<string, Set<string>>();
  for (const file of sourcesOf(workspace)) {
    if (ENTRIES.includes(file)) continue;
    const folders = found.get(dirname(file)) ?? new Set<string>();
    for (const imported of importsOf(source, file)) folders.add(dirname(imported));
    folders.delete(dirname(file));
    found.set(dirname(file), folders);
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

test.each(WORKSPACES)("no folder of %s needs itself by way of another", (workspace) => {
  expect(circles(importsByFolder(workspace))).toEqual([]);
});

test.each(WORKSPACES)("nothing in %s imports the entry that puts it together", (workspace) => {
  const source = inRoot(workspace, "src");
  const within = sourcesOf(workspace).filter((file) => importsOf(source, file).some((path) => ENTRIES.includes(path)));
  expect(within).toEqual([]);
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
  const folders = Map.groupBy(sourcesOf("apps/web"), (file) => dirname(file));
  const large = [...folders].filter(([, inside]) => inside.length > MOST_FILES).map(([folder]) => folder);
  expect(large).toEqual([]);
});
