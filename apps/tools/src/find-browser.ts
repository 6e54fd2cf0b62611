// A Chromium for the browser tests: the one named, one that is installed, Playwright's, or else one installed now. The headless
// shell comes first, as with Playwright: it is the same engine without windows, and opening a page costs it half as much.
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { inRoot } from "./root.ts";

const SHELL = "chromium-headless-shell"; // Debian's name, and Playwright's
const NAMES = [
  SHELL,
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser that is there, or null. `isWhole`: with what the headless shell lacks, such as notifications. */
export function findBrowser({ isWhole = false } = {}): string | null {
  const named = process.env["CHROMIUM_PATH"]; // npm test names the one that it found
  const fits = (path: string) => isProgram(path) && !(isWhole && path.endsWith("shell"));
  if (named) {
    if (fits(named)) return named;
    if (!isProgram(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such program.`);
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...MAC, ...playwrights()].find(fits) ?? null;
}

/** The path of a browser, installed when there was none; null, after saying why on stderr, when that fails. */
export async function ensureBrowser(): Promise<string | null> {
  const found = findBrowser();
  if (process.env["CHROMIUM_PATH"] || found?.endsWith("shell")) return found;
  if (found === null) {
    console.log("No Chromium found for the browser tests; installing one …");
    installBrowser();
  } else if (hasApt()) {
    aptGet("install", SHELL); // without a shell it works, too, and takes a minute or two longer
  }
  const installed = findBrowser();
  if (installed === null) {
    console.error("No Chromium could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its program.");
  }
  return installed;
}

function installBrowser(): void {
  if (hasApt()) {
    aptGet("update");
    if (aptGet("install", SHELL) || aptGet("install", "chromium")) return;
  }
  const playwright = inRoot("node_modules/.bin/playwright-core");
  try {
    execFileSync(playwright, ["install", "--only-shell", "chromium"], { stdio: "inherit" });
  } catch {
    // said by whoever looks for the browser next
  }
}

function hasApt(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

function aptGet(...command: readonly string[]): boolean {
  const options = [
    "-y",
    "-q",
    "--no-install-recommends",
    "-o",
    "Acquire::http::Timeout=20",
    "-o",
    "Acquire::Retries=0",
  ];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", [...options, ...command], { stdio: "ignore", env }).status === 0;
}

/** What Playwright downloaded for this version, or for another one. */
function playwrights(): readonly string[] {
  const cache = process.env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache", "ms-playwright");
  const find = (patterns: string[]) => globSync(patterns, { cwd: cache }).map((path) => join(cache, path));
  const shells = find(["chromium_headless_shell-*/*/{headless_shell,chrome-headless-shell}"]);
  return [
    ...shells,
    chromium.executablePath(),
    ...find(["chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/**/MacOS/*"]),
  ];
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
