// npm, run where only one platform's packages are installed, forgets the others' in the lock file; npm ci then refuses it.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

interface LockEntry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test("the lock file names every optional package, of all platforms", () => {
  // npm's own file.
  const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isFound(packages, path, name)),
  );
  expect(missing).toEqual([]);
});

function isFound(packages: Readonly<Record<string, LockEntry>>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (!folder.includes("node_modules/")) return packages[`node_modules/${name}`] !== undefined;
  }
}
