// npm run build, and the first step of npm start (--if-stale: only what is older than its sources, quietly).
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { SECURITY_HEADERS } from "@transcendence/api";
import { build as bundle } from "esbuild";
import { build as buildPages } from "vite";
import { buildServiceWorker } from "./build-service-worker.ts";
import { printBudget } from "./bundle-budget.ts";
import { compressFiles } from "./compress-files.ts";
import { fingerprint } from "./fingerprint.ts";
import { drawPreview } from "./preview-picture.ts";
import { inRoot } from "./root.ts";

interface Product {
  readonly name: string;
  readonly sources: readonly string[];
  readonly folder: string; // what is built, swapped in when it is whole
  readonly make: (folder: string) => Promise<void>;
}

const PRODUCTS: readonly Product[] = [
  {
    name: "The client",
    sources: ["apps/web", "apps/api/src", "packages", "apps/tools/src", "package-lock.json"],
    folder: "apps/web/dist",
    make: buildClient,
  },
  {
    name: "The rooms' worker",
    sources: ["party/src", "packages", "apps/tools/src/build.ts", "package-lock.json"],
    folder: "party/dist",
    make: buildRooms,
  },
];

const onlyStale = process.argv.includes("--if-stale");
for (const product of PRODUCTS) {
  try {
    await produce(product);
  } catch (error) {
    console.error(`${product.name} could not be built.\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
if (!onlyStale && !printBudget(inRoot("apps/web/dist"))) process.exitCode = 1;

async function produce({ name, sources, folder, make }: Product): Promise<void> {
  const wanted = fingerprint(sources);
  const stamp = inRoot(folder, ".built-from");
  if (onlyStale && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const started = performance.now();
  // Beside the old one, then swapped: a server or another build that runs meanwhile never sees half of it.
  const fresh = inRoot(`${folder}-${process.pid}`);
  const old = inRoot(`${folder}-${process.pid}-old`);
  try {
    await make(fresh);
    writeFileSync(`${fresh}/.built-from`, wanted);
    if (existsSync(inRoot(folder))) renameSync(inRoot(folder), old);
    renameSync(fresh, inRoot(folder));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  console.log(`${name}: built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function buildClient(folder: string): Promise<void> {
  const root = inRoot("apps/web");
  await buildPages({
    root,
    configFile: inRoot("apps/web/vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true },
  });
  writeFileSync(`${folder}/preview.png`, drawPreview());
  writeFileSync(`${folder}/_headers`, edgeHeaders());
  writeFileSync(`${folder}/.assetsignore`, ".*\n*.br\n*.gz\n"); // the edge compresses by itself
  await buildServiceWorker(folder);
  compressFiles(folder);
}

/** What the edge sends with each file, as apps/server does: it serves them without running the worker. */
function edgeHeaders(): string {
  const common = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  return ["/*", ...common, "/assets/*", "  Cache-Control: public, max-age=31536000, immutable", ""].join("\n");
}

async function buildRooms(folder: string): Promise<void> {
  await bundle({
    entryPoints: [inRoot("party/src/hosts.ts")],
    outdir: folder,
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    sourcemap: "linked",
    logLevel: "warning",
  });
}
