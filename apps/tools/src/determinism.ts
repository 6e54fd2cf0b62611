// Plays the game's random matches in the engines that the quick tests leave out, and compares the hashes:
// SpiderMonkey (Debian's firefox-esr) and JavaScriptCore (the MiniBrowser that comes with Debian's webkit2gtk-driver),
// beside Node and Chromium. A browser is only shown a page, which sends its hash back: no driver is needed.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { EXPECTED_HASHES, hashRandomMatches } from "@transcendence/game/test/random-matches";
import { build } from "esbuild";
import { ensureBrowser } from "./find-browser.ts";
import { inRoot } from "./root.ts";

const PATIENCE_MS = 120_000;

const PAGE = `
  import { hashRandomMatches } from "@transcendence/game/test/random-matches";
  const hash = hashRandomMatches();
  fetch("/", { method: "POST", body: JSON.stringify({ hash, agent: navigator.userAgent }) });
`;

interface Engine {
  readonly name: string;
  readonly find: () => string | null | Promise<string | null>;
  readonly packages: readonly string[]; // Debian's, to install when it is not found
  readonly command: (program: string, profile: string, url: string) => readonly [string, ...string[]];
}

const ENGINES: readonly Engine[] = [
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

interface Report {
  readonly hash: string; // empty: none came
  readonly agent: string;
}

const script = await bundle();
const reports = [report("Node", { hash: hashRandomMatches(), agent: `V8 ${process.versions.v8}` })];
for (const engine of ENGINES) reports.push(report(engine.name, await measure(engine)));
if (!reports.every(Boolean)) process.exitCode = 1;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: PAGE, resolveDir: inRoot("apps/tools/src") },
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0]!.text; // one entry gives one file
}

function report(name: string, { hash, agent }: Report): boolean {
  const agrees = hash === EXPECTED_HASHES;
  console.log(`${name.padEnd(9)} ${agrees ? "agrees" : "DIFFERS"}  ${hash}  ${agent}`);
  return agrees;
}

/** Opens the page in this browser and waits for its hash; empty, with the reason, when there is none. */
async function measure(engine: Engine): Promise<Report> {
  const program = (await engine.find()) ?? (await installed(engine));
  if (program === null) return { hash: "", agent: `not installed: ${engine.packages.join(", ")}` };
  const profile = mkdtempSync(join(tmpdir(), "determinism-"));
  const { url, answer, close } = await showPage();
  const browser = open(engine.command(program, profile, url));
  try {
    return await Promise.race([answer, failure(browser)]);
  } finally {
    await stop(browser);
    close();
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

async function showPage(): Promise<{ url: string; answer: Promise<Report>; close: () => void }> {
  const { promise: answer, resolve } = Promise.withResolvers<Report>();
  const server = createServer((request, response) => {
    if (request.method === "POST") void readReport(request).then(resolve);
    response.setHeader("content-type", request.url === "/page.js" ? "text/javascript" : "text/html");
    response.end(request.url === "/page.js" ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // a TCP server's is never a string
  return { url: `http://127.0.0.1:${port}/`, answer, close: () => server.close() };
}

async function readReport(request: IncomingMessage): Promise<Report> {
  return JSON.parse(await text(request)) as Report; // sent by the page above
}

/** In a group of its own, because browsers and xvfb-run have children. */
function open([program, ...args]: readonly [string, ...string[]]): ChildProcess {
  return spawn(program, args, { stdio: "ignore", detached: true });
}

/** Fails when the browser does not start, ends by itself, or takes too long. */
function failure(browser: ChildProcess): Promise<Report> {
  return new Promise((give) => {
    const because = (agent: string) => give({ hash: "", agent });
    browser.once("error", (error) => because(error.message));
    browser.once("exit", (code) => because(`ended with code ${code}`));
    setTimeout(because, PATIENCE_MS, "no answer").unref();
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
