import { DisplayName } from "@transcendence/protocol";
import * as v from "valibot";
import { expect, test } from "vitest";
import { ADJECTIVES, guestName, NOUNS } from "../src/guest-names.ts";
import { RANDOM } from "../src/random.ts";

test("every pair is a display name in plain letters", () => {
  const pairs = ADJECTIVES.flatMap((adjective) => NOUNS.map((noun) => `${adjective} ${noun}`));
  expect(pairs.filter((name) => !v.is(DisplayName, name) || !/^[A-Z][a-z]+ [A-Z][a-z]+$/.test(name))).toEqual([]);
  expect(new Set(pairs).size).toBeGreaterThan(4000);
  expect(pairs).toContain(guestName(RANDOM));
});
