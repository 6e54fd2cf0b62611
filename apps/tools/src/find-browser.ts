// A Chromium for the browser tests: the one named, one that is installed, Playwright's, or else one installed now.
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { inRoot } from "./root.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser that is there, or null. */
export function findBrowser(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such program.`);
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...MAC, ...playwrights()].find(isProgram) ?? null;
}

/** The path of a browser, installed when there was none; null, after saying why on stderr, when that fails. */
export async function ensureBrowser(): Promise<string | null> {
  const found = findBrowser();
  if (found !== null) return found;
  console.log("No Chromium found for the browser tests; installing one …");
  installBrowser();
  const installed = findBrowser();
  if (installed === null) {
    console.error("No Chromium could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its program.");
  }
  return installed;
}

function installBrowser(): void {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync("apt-get", ["--version"]).status === 0) {
    const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update", "-q"], options);
    if (spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], options).status === 0)
      return;
  }
  try {
    execFileSync(inRoot("node_modules/.bin/playwright-core"), ["install", "chromium"], { stdio: "inherit" });
  } catch {
    // said by whoever looks for the browser next
  }
}

/** What Playwright downloaded for this version, or for another one. */
function playwrights(): readonly string[] {
  const cache = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache", "ms-playwright");
  const others = globSync(["chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/**/MacOS/*"], { cwd: cache });
  return [chromium.executablePath(), ...others.map((path) => join(cache, path))];
}

function isProgram(path: string): boolean {
  try {
    if (!existsSync(path)) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
