// What a page costs to open: the JavaScript that its first view loads, gzipped, and in how many files, read from Vite's manifest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The limits, in kB (1,000 bytes). A page is the entry plus the pages and languages that it loads by itself. */
const BUDGETS = [
  {
    page: "home",
    limitKb: 64,
    mostFiles: 12,
    modules: [/\/home\/home/, /\/match\/demo\/demo-canvas/, /\/catalogues\/en\b/],
  },
  {
    page: "match",
    limitKb: 100,
    mostFiles: 18,
    modules: [/\/match\/online\/match-page/, /\/catalogues\/en\b/],
  },
];

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Prints the sizes; false when a page is above its limit. */
export function printBudget(dist: string): boolean {
  // Vite writes its own file here; trusted as such.
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Manifest;
  let within = true;
  for (const { page, limitKb, mostFiles, modules } of BUDGETS) {
    const files = filesOf(manifest, modules);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    const ok = bytes <= limitKb * 1000 && files.length <= mostFiles;
    within &&= ok;
    console.log(
      `${page}: ${(bytes / 1000).toFixed(1)} kB of JavaScript (gzip, ${files.length} files), limit ${limitKb} kB in ${mostFiles}${ok ? "" : ": TOO MUCH"}`,
    );
  }
  return within;
}

/** The JavaScript of the entry and of every lazy module that matches, with all that they import. */
export function filesOf(manifest: Manifest, lazy: readonly RegExp[]): readonly string[] {
  const seen = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.add(key);
    for (const next of chunk.imports ?? []) follow(next);
    for (const next of chunk.dynamicImports ?? []) {
      if (lazy.some((pattern) => pattern.test(next))) follow(next);
    }
  };
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry === true) follow(key);
  }
  return [...new Set([...seen].map((key) => manifest[key]?.file ?? ""))]
    .filter((file) => file.endsWith(".js"))
    .toSorted();
}
