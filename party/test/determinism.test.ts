import { EXPECTED_HASH, playRandomMatches } from "@transcendence/game/test/random-matches";
import { expect, test } from "vitest";

test("a thousand random matches hash in workerd as they do everywhere", () => {
  expect(playRandomMatches(1000, 1972)).toBe(EXPECTED_HASH);
});
