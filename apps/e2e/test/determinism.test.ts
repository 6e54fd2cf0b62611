import { EXPECTED_HASHES } from "@transcendence/game/test/random-matches";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";

test("a thousand random matches, and three hundred on all maps with power-ups, hash in Chromium as they do everywhere", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { hashRandomMatches } from "@transcendence/game/test/random-matches";',
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
    const hash: unknown = await page.evaluate(`${outputFiles[0]!.text}; matches.hashRandomMatches()`);
    expect(hash).toBe(EXPECTED_HASHES);
  } finally {
    await browser.close();
  }
}, 60_000);
