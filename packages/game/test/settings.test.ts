import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, isMatchSettings, type MatchSettings, rulesOf, SETTINGS_BOUNDS } from "../src/index.ts";

const NAMES = ["pointsToWin", "margin", "ballSpeed", "paddleSize"] as const;

test("the classic match is to 11 by 2", () => {
  expect(DEFAULT_SETTINGS).toEqual({
    map: "classic",
    pointsToWin: 11,
    margin: 2,
    ballSpeed: 100,
    paddleSize: 100,
    powerUps: [],
  });
  expect(isMatchSettings(DEFAULT_SETTINGS)).toBe(true);
});

test.each(NAMES)("%s is an integer within its bounds", (name) => {
  const { min, max } = SETTINGS_BOUNDS[name];
  for (const value of [min, max]) expect(isMatchSettings({ ...DEFAULT_SETTINGS, [name]: value })).toBe(true);
  for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, Infinity, String(min), null, undefined]) {
    expect(isMatchSettings({ ...DEFAULT_SETTINGS, [name]: value })).toBe(false);
  }
});

test("settings on an unknown map, and what is no settings at all, are refused", () => {
  const unfit = [{ ...DEFAULT_SETTINGS, map: "moon" }, {}, null, undefined, 11, "classic", [], { map: "classic" }];
  for (const value of unfit) expect(isMatchSettings(value)).toBe(false);
});

test("there are no rules for settings out of bounds", () => {
  const unfit: MatchSettings = { ...DEFAULT_SETTINGS, ballSpeed: 201 };
  expect(() => rulesOf(unfit)).toThrow(RangeError);
});

test("a paddle reaches both walls whatever its size", () => {
  for (const paddleSize of [50, 100, 137, 200]) {
    const rules = rulesOf({ ...DEFAULT_SETTINGS, paddleSize });
    expect(rules.paddleLimit + rules.paddleLength / 2).toBe(300);
  }
});
