import { expect, test } from "vitest";
import { EXPECTED_HASHES, hashRandomMatches, playRandomArcadeMatches, playRandomMatches } from "./random-matches.ts";

test("a thousand random matches, and three hundred on all maps with power-ups by each rules, hash in Node as they do everywhere", () => {
  expect(hashRandomMatches()).toBe(EXPECTED_HASHES);
}, 60_000);

test("another seed gives other matches", () => {
  expect(playRandomMatches(10, 1973)).not.toBe(playRandomMatches(10, 1972));
  expect(playRandomArcadeMatches(10, 1973, 3)).not.toBe(playRandomArcadeMatches(10, 1972, 3));
});
