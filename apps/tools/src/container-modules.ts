// Copies the packages that the bundled server needs at run time, at the versions that are installed: Miniflare and what it
// depends on. Usage: container-modules.ts FOLDER
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { inRoot } from "./root.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const LEFT_OUT = ["sharp"]; // resizes images for a binding that the arena does not use; loaded on its first use
// Of a package's own files: what only developers, installers or a user interface want.
const FILES_LEFT_OUT = /(?:\.map|\.[cm]?ts|README\.md|CHANGELOG\.md)$/;
const PARTS_LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  // "bin" has the platform's program, a package of its own, once more; nothing here loads the other two.
  workerd: ["bin", "install.js", "worker.mjs"],
  miniflare: ["dist/local-explorer-ui"],
  undici: ["docs"],
};

const target = process.argv[2];
if (target === undefined) throw new Error("Usage: container-modules.ts FOLDER");
const copied = new Set<string>();
take("miniflare", inRoot());
console.log(`${copied.size} packages: ${[...copied].map((path) => path.replace("node_modules/", "")).join(", ")}`);

/** A package as `from` would load it, and all that it needs in turn. */
function take(name: string, from: string): void {
  const folder = locate(name, from);
  if (folder === null) return; // another platform's binary
  const path = relative(inRoot(), folder);
  if (copied.has(path)) return;
  copied.add(path);
  const unwanted = ["node_modules", ...(PARTS_LEFT_OUT[name] ?? [])]; // what is nested is taken by its own name
  cpSync(folder, join(target!, path), {
    recursive: true,
    filter: (source) => !FILES_LEFT_OUT.test(source) && !unwanted.includes(relative(folder, source)),
  });
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    if (!LEFT_OUT.includes(needed)) take(needed, folder);
  }
}

function locate(name: string, from: string): string | null {
  for (let folder = from; ; folder = join(folder, "..")) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(candidate)) return candidate;
    if (folder === inRoot() || folder === "/") return null;
  }
}
