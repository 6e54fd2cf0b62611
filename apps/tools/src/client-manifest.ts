// What Vite writes about the files of the client: which are loaded with which.
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** The first script and what it asks for whatever the page is, see apps/web/vite.config.ts. */
const FIRST = "start";
const ALWAYS = /^_site-/;

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest; // Vite's own file, trusted as such
}

/** What is loaded at the start, and with each lazy module that matches, with all that they import. */
export function chunksOf(manifest: Manifest, lazy: readonly RegExp[]): readonly Chunk[] {
  const seen = new Map<string, Chunk>();
  const patterns = [ALWAYS, ...lazy];
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.set(key, chunk);
    for (const next of chunk.imports ?? []) follow(next);
    for (const next of chunk.dynamicImports ?? []) if (patterns.some((pattern) => pattern.test(next))) follow(next);
  };
  for (const [key, { name }] of Object.entries(manifest)) if (name === FIRST) follow(key);
  if (seen.size === 0) throw new Error(`The build has no file named ${FIRST}.`);
  return [...seen.values()];
}
