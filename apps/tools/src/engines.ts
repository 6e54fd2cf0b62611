// The three engines that browsers are made of: Chromium's, SpiderMonkey's (Debian's firefox-esr), and JavaScriptCore's (the MiniBrowser
// that comes with Debian's webkit2gtk-driver). A browser is only shown a page, which tells how it went: no driver is needed.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./find-browser.ts";

export interface Engine {
  readonly name: string;
  readonly find: () => string | null | Promise<string | null>;
  readonly packages: readonly string[]; // Debian's, to install when it is not found
  readonly command: (program: string, profile: string, url: string) => readonly [string, ...string[]];
}

export const ENGINES: readonly Engine[] = [
  {
    name: "Chromium",
    find: ensureBrowser,
    packages: [],
    command: (program, profile, url) => [
      program,
      "--headless",
      "--no-sandbox", // root has none, and the page is ours
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      url,
    ],
  },
  {
    name: "Firefox",
    find: () => globSync(["/usr/bin/firefox-esr", "/usr/bin/firefox"])[0] ?? null,
    packages: ["firefox-esr"],
    command: (program, profile, url) => [program, "--headless", "--no-remote", "--profile", profile, url],
  },
  {
    name: "WebKit",
    find: () => globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")[0] ?? null,
    packages: ["webkit2gtk-driver", "xvfb", "xauth"],
    command: (program, _, url) => ["xvfb-run", "--auto-servernum", program, "--private", url],
  },
];

/**
 * Opens the page in this browser and waits for what it tells; else for why it could not: no such browser here, it ended, or too late.
 */
export async function showIn<Told>(
  engine: Engine,
  url: string,
  told: Promise<Told>,
  patienceMs: number,
): Promise<Told | string> {
  const program = (await engine.find()) ?? (await installed(engine));
  if (program === null) return `not installed: ${engine.packages.join(", ")}`;
  const profile = mkdtempSync(join(tmpdir(), "engine-"));
  const browser = open(engine.command(program, profile, url));
  try {
    return await Promise.race([told, failure(browser, patienceMs)]);
  } finally {
    await stop(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function installed({ find, packages }: Engine): Promise<string | null> {
  if (process.getuid?.() !== 0 || packages.length === 0) return null;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
  return find();
}

/** In a group of its own, because browsers and xvfb-run have children. */
function open([program, ...args]: readonly [string, ...string[]]): ChildProcess {
  return spawn(program, args, { stdio: "ignore", detached: true });
}

/** Why it did not start, ended by itself, or took too long. */
function failure(browser: ChildProcess, patienceMs: number): Promise<string> {
  return new Promise((give) => {
    browser.once("error", (error) => give(error.message));
    browser.once("exit", (code) => give(`ended with code ${code}`));
    setTimeout(give, patienceMs, "no answer").unref();
  });
}

async function stop(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null) return;
  const { pid } = browser;
  const ended = new Promise((done) => browser.once("exit", done));
  process.kill(-pid, "SIGTERM"); // xvfb-run tidies up after itself
  const killing = setTimeout(() => process.kill(-pid, "SIGKILL"), 5000);
  await ended;
  clearTimeout(killing);
}
