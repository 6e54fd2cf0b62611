import { expect, test } from "vitest";
import { EXPECTED_HASH, playRandomMatches } from "./random-matches.ts";

test("a thousand random matches hash in Node as they do everywhere", () => {
  expect(playRandomMatches(1000, 1972)).toBe(EXPECTED_HASH);
}, 30_000);

test("another seed gives other matches", () => {
  expect(playRandomMatches(10, 1973)).not.toBe(playRandomMatches(10, 1972));
});
