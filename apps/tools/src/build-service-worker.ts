// Bundles the service worker with the list of what it keeps: the page, and the files of what can be played without a network.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { chunksOf, readManifest } from "./client-manifest.ts";
import { inRoot } from "./root.ts";

/** What a page loads by itself that works without a network, and the words of all languages, as one may be chosen there. */
const OFFLINE = [
  /\/home\/home/,
  /\/practice\//,
  /\/local\//,
  /\/computers\//,
  /\/settings\/settings/,
  /\/notices\/strings\//, // which the settings speak of
  /\/more\/more/,
  /\/catalogues\/(?:tournament\/)?\w+\.ts$/, // a tournament on one screen needs its words
];
/** Fonts for some languages: kept once a page has asked for them. */
const SOMETIMES = /-(?:cyrillic|latin-ext)-[^/]*\.woff2$/;
const FILES = ["/", "/theme.js", "/manifest.webmanifest", "/icon.svg", "/icon-192.png"];

export async function buildServiceWorker(folder: string): Promise<void> {
  const shell = [...FILES, ...shellOf(folder)];
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

/** The scripts, their styles and fonts. */
function shellOf(folder: string): readonly string[] {
  const chunks = chunksOf(readManifest(folder), OFFLINE);
  const files = chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  return [...new Set(files.map((file) => `/${file}`))].filter((file) => !SOMETIMES.test(file)).toSorted();
}
