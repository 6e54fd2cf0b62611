// What a page costs to open: the JavaScript that its first view loads, gzipped, and in how many files, read from Vite's manifest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chunksOf, readManifest } from "./client-manifest.ts";

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

/** Prints the sizes; false when a page is above its limit. */
export function printBudget(dist: string): boolean {
  const manifest = readManifest(dist);
  let within = true;
  for (const { page, limitKb, mostFiles, modules } of BUDGETS) {
    const files = scriptsOf(manifest, modules);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    const ok = bytes <= limitKb * 1000 && files.length <= mostFiles;
    within &&= ok;
    console.log(
      `${page}: ${(bytes / 1000).toFixed(1)} kB of JavaScript (gzip, ${files.length} files), limit ${limitKb} kB in ${mostFiles}${ok ? "" : ": TOO MUCH"}`,
    );
  }
  return within;
}

/** Several chunks can be one file. */
export function scriptsOf(...asked: Parameters<typeof chunksOf>): readonly string[] {
  const files = chunksOf(...asked).map(({ file }) => file);
  return [...new Set(files)].filter((file) => file.endsWith(".js")).toSorted();
}
