// npm run strings: compiles every folder of strings, and says what is missing in which language. `--check` writes nothing.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { LANGUAGES } from "@transcendence/protocol";
import { compileStrings, findMismatches, type Messages, SOURCE } from "./compile-strings.ts";
import { inRoot } from "./root.ts";

/** From the root of the checkout. */
export function stringFolders(): readonly string[] {
  return globSync(`{apps,packages}/*/src/**/${SOURCE}.json`, { cwd: inRoot() }).map(dirname).toSorted();
}

export function readStrings(folder: string, language: string): Messages {
  return JSON.parse(readFileSync(inRoot(folder, `${language}.json`), "utf8")) as Messages; // our own, compiled below
}

/** What is wrong, in words; with `write`, the compiled files are written. */
export function buildStrings(write: boolean): readonly string[] {
  return stringFolders().flatMap((folder) => {
    const all = new Map(LANGUAGES.map((language) => [language, readStrings(folder, language)] as const));
    const source = readStrings(folder, SOURCE);
    return [...all].flatMap(([language, messages]) => {
      const mismatches = findMismatches(source, messages, language).map((each) => `${folder}: ${each}`);
      const file = join(folder, `${language}.gen.ts`);
      const text = compileStrings(language, all);
      if (readOrNull(inRoot(file)) === text) return mismatches;
      if (!write) return [...mismatches, `${file} is older than its JSON: npm run strings`];
      writeFileSync(inRoot(file), text);
      return mismatches;
    });
  });
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const problems = buildStrings(!process.argv.includes("--check"));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
