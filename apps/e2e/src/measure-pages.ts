import { ask, valueOf } from "@transcendence/client";
import { startServer } from "@transcendence/tools/server-process";
// npm run bench pages: what each page costs a phone that was never here: a middling one on a slow line (Lighthouse's:
// 150 ms, 1.6 Mbit/s, a processor a quarter as fast), by what Chromium measures itself. With parts of names behind it: only those,
// each with what it asked for and what moved.
import type { Browser, Page } from "playwright-core";
import { connectContext } from "./context-arena.ts";
import { launchBrowser } from "./test-browser.ts";

const PATHS: Readonly<Record<string, string>> = {
  home: "/",
  "waiting for a friend": "a match",
  practice: "/practice/pebble",
  "two at one keyboard": "/local",
  "computer players": "/computers",
  "sign up": "/signup",
  settings: "/settings",
  leaderboards: "/leaderboards",
  live: "/live",
  tournaments: "/tournaments",
  chat: "/chat",
  privacy: "/privacy",
};
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWER = 4;
const SETTLE_MS = 3000; // after the last request: late shifts count, too

interface Cost {
  readonly requests: number;
  readonly bytes: number;
  readonly painted: number; // ms
  readonly whole: number; // ms until the largest part was painted
  readonly blocked: number; // ms beyond 50 of each long task
  readonly shift: number;
  readonly asked: readonly string[]; // each request with its bytes
  readonly moved: readonly string[]; // each shift with the elements
}

const arena = await startServer();
const browser = await launchBrowser();
try {
  console.log("| page | requests | kB | first paint, s | largest paint, s | blocked, ms | layout shift |");
  console.log("| --- | --: | --: | --: | --: | --: | --: |");
  const parts = process.argv.slice(2);
  for (const [name, path] of Object.entries(PATHS)) {
    if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
    const { requests, bytes, painted, whole, blocked, shift, asked, moved } = await visit(browser, path);
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    const cells = [name, requests, Math.round(bytes / 1000), seconds(painted), seconds(whole), Math.round(blocked)];
    console.log(`| ${cells.join(" | ")} | ${shift.toFixed(3)} |`);
    if (parts.length > 0) console.log([...asked, ...moved].join("\n"));
  }
} finally {
  await browser.close();
  await arena.remove();
}

async function visit(visitor: Browser, path: string): Promise<Cost> {
  const context = await visitor.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: "en-GB",
    serviceWorkers: "block", // it fetches what later visits need, once this one stands
  });
  try {
    const { matches } = connectContext(context, arena.url).routes;
    const to = path === "a match" ? `/match/${valueOf(await ask(matches.$post({ json: {} }))).id}` : path;
    const page = await context.newPage();
    await page.addInitScript(observe);
    const count = await throttle(page);
    await page.goto(arena.url + to, { waitUntil: "networkidle" });
    await page.waitForTimeout(SETTLE_MS);
    const seen = await page.evaluate(
      () => (window as Observed).seen ?? { painted: 0, whole: 0, blocked: 0, shift: 0, moved: [] },
    );
    return { ...seen, ...count() };
  } finally {
    await context.close();
  }
}

async function throttle(page: Page): Promise<() => Pick<Cost, "requests" | "bytes" | "asked">> {
  let [requests, bytes] = [0, 0];
  const urls = new Map<string, string>();
  const asked: string[] = [];
  const devTools = await page.context().newCDPSession(page);
  devTools.on("Network.requestWillBeSent", ({ requestId, request }) => void urls.set(requestId, request.url));
  devTools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    requests++;
    bytes += encodedDataLength;
    asked.push(`${Math.round(encodedDataLength)} B ${urls.get(requestId) ?? ""}`);
  });
  await devTools.send("Network.enable");
  await devTools.send("Network.emulateNetworkConditions", LINE);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWER });
  return () => ({ requests, bytes, asked });
}

/** Chromium's own. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

interface Observed extends Window {
  seen?: Omit<Cost, "requests" | "bytes" | "asked">;
}

/** Runs in the page. */
function observe(): void {
  const moved: string[] = [];
  const seen = { painted: 0, whole: 0, blocked: 0, shift: 0, moved };
  (window as Observed).seen = seen;
  const on = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on("paint", ({ name, startTime }) => name === "first-contentful-paint" && (seen.painted = startTime));
  on("largest-contentful-paint", ({ startTime }) => (seen.whole = startTime));
  on("longtask", ({ duration }) => (seen.blocked += duration - 50));
  on("layout-shift", (entry) => {
    const { value, hadRecentInput, sources } = entry as LayoutShift;
    if (hadRecentInput) return;
    seen.shift += value;
    const names = sources.map(({ node }) => (node instanceof Element ? `${node.localName}.${node.className}` : "text"));
    moved.push(`${value.toFixed(3)} ${names.join(" ")}`);
  });
}
