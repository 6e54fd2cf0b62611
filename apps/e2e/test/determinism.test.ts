import { EXPECTED_HASHES } from "@transcendence/game/test/random-matches";
import { build } from "esbuild";
import { expect } from "vitest";
import { test } from "../src/test.ts";

test("a thousand random matches, and three hundred on all maps with power-ups, hash in Chromium as they do everywhere", async ({
  browser,
}) => {
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
  const page = await browser.newPage();
  const hash: unknown = await page.evaluate(`${outputFiles[0]!.text}; matches.hashRandomMatches()`);
  expect(hash).toBe(EXPECTED_HASHES);
  await page.close();
});
