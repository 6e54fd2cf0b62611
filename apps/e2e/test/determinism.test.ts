import { EXPECTED_HASH } from "@transcendence/game/test/random-matches";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";

test("a thousand random matches hash in Chromium as they do everywhere", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { playRandomMatches } from "@transcendence/game/test/random-matches";',
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "matches",
  });
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium" });
  try {
    const page = await browser.newPage();
    const hash: unknown = await page.evaluate(`${outputFiles[0]!.text}; matches.playRandomMatches(1000, 1972)`);
    expect(hash).toBe(EXPECTED_HASH);
  } finally {
    await browser.close();
  }
}, 60_000);
