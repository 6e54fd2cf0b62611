// Tells whether something built is older than its sources, by their content: a checkout sets new times on old files.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./root.ts";

const SKIPPED = new Set(["node_modules", "dist", "test", ".wrangler"]);

/** A hash over the content of files and folders, given from the root of the checkout. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const full = inRoot(path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    hash.update(path).update("\0").update(readFileSync(full)).update("\0");
    return;
  }
  for (const name of readdirSync(full).toSorted()) {
    if (!SKIPPED.has(name) && !/^dist-|\.md$|\.test\.tsx?$/.test(name)) addTo(hash, join(path, name));
  }
}
