// Lighthouse, fetched by npx when it is asked for: with what it needs it is larger than all that a clone otherwise installs for tests of pages.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findBrowser } from "@transcendence/tools/find-browser";
import type { Report } from "./report.ts";

export const LIGHTHOUSE_VERSION = "13.5.0";

const MOST_BYTES = 64 * 2 ** 20; // of a report, with its pictures

const TRIES = 3; // now and then its trace of a page lacks the beginning (NO_NAVSTART), and it says to run it again

/** One run of a page as a phone sees it (Lighthouse's own: a slow line and processor, simulated), in a new browser. */
export async function runLighthouse(url: string, cookie = ""): Promise<Report> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await runOnce(url, cookie);
    } catch (error) {
      if (left === 0) throw error;
      console.error(`${url} could not be measured; once more.`);
    }
  }
}

async function runOnce(url: string, cookie: string): Promise<Report> {
  const isRoot = process.getuid?.() === 0;
  const flags = ["--headless=new", ...(isRoot ? ["--no-sandbox"] : [])];
  const text = await npx(
    url,
    "--output=json",
    "--output-path=stdout",
    "--quiet",
    "--no-enable-error-reporting",
    `--chrome-flags=${flags.join(" ")}`,
    ...(cookie === "" ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
  );
  const report = JSON.parse(text) as Report; // as the pinned version writes it
  if (report.runtimeError !== undefined) throw new Error(`${url}: ${report.runtimeError.message}`);
  return report;
}

/** Fetches it, unless npm has it already, so that no run waits for that. */
export async function fetchLighthouse(): Promise<void> {
  try {
    await npx("--version");
  } catch (error) {
    throw new Error("Lighthouse could not be fetched with npx.", { cause: error });
  }
}

async function npx(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("npx", ["--yes", `lighthouse@${LIGHTHOUSE_VERSION}`, ...args], {
    maxBuffer: MOST_BYTES,
    env: { ...process.env, CHROME_PATH: findBrowser({ isWhole: true }) ?? findBrowser() ?? "" },
  });
  return stdout;
}
