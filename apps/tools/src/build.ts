// npm run build, and the first step of npm start (--if-stale: only what is older than its sources, quietly).
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { build as bundle } from "esbuild";
import { createLogger, build as buildPages } from "vite";
import { printBudget } from "./bundle-budget.ts";
import { compressFiles } from "./compress-files.ts";
import { fingerprint } from "./fingerprint.ts";
import { inRoot } from "./root.ts";

interface Product {
  readonly name: string;
  readonly sources: readonly string[];
  readonly folder: string; // what is built, swapped in when it is whole
  readonly make: (folder: string) => Promise<void>;
}

const PRODUCTS: readonly Product[] = [
  {
    name: "the client",
    sources: ["apps/web", "apps/api/src", "packages", "apps/tools/src", "package-lock.json"],
    folder: "apps/web/dist",
    make: buildClient,
  },
  {
    name: "the rooms' worker",
    sources: ["party/src", "packages", "apps/tools/src/build.ts", "package-lock.json"],
    folder: "party/dist",
    make: buildRooms,
  },
];

const onlyStale = process.argv.includes("--if-stale");
for (const product of PRODUCTS) await produce(product);
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
  console.log(`Built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function buildClient(folder: string): Promise<void> {
  const root = inRoot("apps/web");
  await buildPages({
    root,
    configFile: inRoot("apps/web/vite.config.ts"),
    customLogger: createLogger("warn"),
    build: { outDir: folder, emptyOutDir: true },
  });
  compressFiles(folder);
}

async function buildRooms(folder: string): Promise<void> {
  await bundle({
    entryPoints: [inRoot("party/src/rooms.ts")],
    outfile: `${folder}/rooms.js`,
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    sourcemap: "linked",
    logLevel: "warning",
  });
}
