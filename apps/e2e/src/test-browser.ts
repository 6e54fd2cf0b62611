// A Chromium that spends as little as it can: on a machine without a graphics card the processors draw each picture, and the
// tests have few of them to share.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findBrowser } from "@transcendence/tools/find-browser";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

/** Nothing that only the browser's maker wants; a machine without internet would try it again and again. */
const QUIET = [
  "--host-resolver-rules=MAP *.test 127.0.0.1",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
];

/** What Playwright switches off itself: the browser believes the last of two such lists, so ours has to repeat it. */
const PLAYWRIGHTS = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** The lists below the address bar are pages themselves, two processes for each window; they cost more than ours do. */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

const FRAME_EVERY_MS = 100;

/** A camera that shows a test picture, lent to every page that asks. */
export const FAKE_CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] as const;

export async function launchBrowser(program = findBrowser(), more: readonly string[] = []): Promise<Browser> {
  if (program === null) throw new Error("There is no Chromium: run the tests with npm test, which installs one.");
  const isRoot = process.getuid?.() === 0;
  const args = [...QUIET, ...more, `--disable-features=${[...PLAYWRIGHTS, ...ADDRESS_BAR].join(",")}`];
  const executablePath = withLowPriority(program);
  try {
    return await chromium.launch({ executablePath, args: isRoot ? [...args, "--no-sandbox"] : args });
  } finally {
    if (executablePath !== program) rmSync(dirname(executablePath), { recursive: true }); // it has become the browser
  }
}

/** A way to the browser that gives way: drawing must not keep the arena from its matches. A little only, or other programs would stop it. */
function withLowPriority(program: string): string {
  if (process.platform === "win32") return program;
  const path = join(mkdtempSync(join(tmpdir(), "arena-browser-")), "browser");
  writeFileSync(path, `#!/bin/sh\nexec nice -n 5 "${program}" "$@"\n`, { mode: 0o755 });
  return path;
}

/** Ten pictures a second, as on a slow machine, instead of 60: a match is decided by ticks and keys, not by pictures. */
export function throttleFrames(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(delayFrames, FRAME_EVERY_MS - 1000 / 60);
}

/** A machine without a gamepad's port and, where nobody listens, without a speaker: either is asked some hundred times a second. */
export function goWithoutDevices(context: BrowserContext, hasSound: boolean): Promise<unknown> {
  return context.addInitScript((loud) => {
    Reflect.deleteProperty(Navigator.prototype, "getGamepads");
    if (!loud) Reflect.deleteProperty(globalThis, "AudioContext");
  }, hasSound);
}

/** Runs in the page. */
function delayFrames(pauseMs: number): void {
  const [request, cancel] = [requestAnimationFrame.bind(globalThis), cancelAnimationFrame.bind(globalThis)];
  const calledOff = new Map<number, () => void>(); // how each request is
  let last = 0;
  globalThis.requestAnimationFrame = (draw) => {
    const id = ++last;
    const wait = setTimeout(() => {
      const frame = request((nowMs) => {
        calledOff.delete(id);
        draw(nowMs);
      });
      calledOff.set(id, () => cancel(frame));
    }, pauseMs);
    calledOff.set(id, () => clearTimeout(wait));
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    calledOff.get(id)?.();
    calledOff.delete(id);
  };
}
