import { EXPECTED_HASHES, hashRandomMatches } from "@transcendence/game/test/random-matches";
import { expect, test } from "vitest";

test("a thousand random matches, and three hundred on all maps with power-ups, hash in workerd as they do everywhere", () => {
  expect(hashRandomMatches()).toBe(EXPECTED_HASHES);
}, 60_000);
