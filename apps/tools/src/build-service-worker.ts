// Bundles the service worker with the list of what it keeps: the page, and the files of what can be played without a network.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { inRoot } from "./root.ts";

/** What a page loads by itself that works without a network, and the words of all languages, as one may be chosen there. */
const OFFLINE = [
  /\/home\/home/,
  /\/practice\//,
  /\/local\//,
  /\/computers\//,
  /\/settings\/settings/,
  /\/catalogues\/(?:tournament\/)?\w+\.ts$/, // a tournament on one screen needs its words
];
/** Fonts for some languages: kept once a page has asked for them. */
const SOMETIMES = /-(?:cyrillic|latin-ext)-[^/]*\.woff2$/;
const FILES = ["/", "/theme.js", "/manifest.webmanifest", "/icon.svg", "/icon-192.png"];

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

export async function buildServiceWorker(folder: string): Promise<void> {
  // Vite writes its own file here; trusted as such.
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest;
  const shell = [...FILES, ...shellOf(manifest)];
  const digest = createHash("sha256");
  for (const path of shell) digest.update(path).update(readFileSync(join(folder, path === "/" ? "index.html" : path)));
  await build({
    entryPoints: [inRoot("apps/web/worker/service-worker.ts")],
    outfile: join(folder, "service-worker.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { SHELL: JSON.stringify(shell), VERSION: JSON.stringify(digest.digest("hex").slice(0, 16)) },
  });
  if (!existsSync(join(folder, "service-worker.js"))) throw new Error("the service worker was not written");
}

/** The entry, and each lazy file that matches, with all that they import, their styles and fonts. */
export function shellOf(manifest: Manifest): readonly string[] {
  const seen = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return;
    seen.add(key);
    for (const next of chunk.imports ?? []) follow(next);
    for (const next of chunk.dynamicImports ?? []) if (OFFLINE.some((pattern) => pattern.test(next))) follow(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry === true) follow(key);
  const files = [...seen].flatMap((key) => {
    const { file, css = [], assets = [] } = manifest[key]!;
    return [file, ...css, ...assets];
  });
  return [...new Set(files.map((file) => `/${file}`))].filter((file) => !SOMETIMES.test(file)).toSorted();
}
