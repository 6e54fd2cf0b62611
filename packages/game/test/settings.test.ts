import { expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  isClassic,
  isMatchSettings,
  MAPS,
  type MatchSettings,
  POWER_UPS,
  rulesOf,
  sameSettings,
  LONG_SETTINGS,
  PLAYABLE_BOUNDS,
  QUICK_SETTINGS,
  ratedKindOf,
  SETTINGS_BOUNDS,
  sortPowerUps,
} from "../src/index.ts";

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
  const { min, max } = PLAYABLE_BOUNDS[name];
  for (const value of [min, max]) expect(isMatchSettings({ ...DEFAULT_SETTINGS, [name]: value })).toBe(true);
  for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, Infinity, String(min), null, undefined]) {
    expect(isMatchSettings({ ...DEFAULT_SETTINGS, [name]: value })).toBe(false);
  }
});

test("what may be chosen can be played, and the ball only to 160 %: matches of 200 % are stored and play on", () => {
  for (const name of NAMES) {
    expect(SETTINGS_BOUNDS[name].min).toBeGreaterThanOrEqual(PLAYABLE_BOUNDS[name].min);
    expect(SETTINGS_BOUNDS[name].max).toBeLessThanOrEqual(PLAYABLE_BOUNDS[name].max);
  }
  expect([SETTINGS_BOUNDS.ballSpeed.max, PLAYABLE_BOUNDS.ballSpeed.max]).toEqual([160, 200]);
});

test("rated are quick and classic, and nothing beside them", () => {
  expect(ratedKindOf(DEFAULT_SETTINGS)).toBe("classic");
  expect(ratedKindOf({ ...QUICK_SETTINGS })).toBe("quick");
  expect(QUICK_SETTINGS).toMatchObject({ map: "classic", pointsToWin: 7, margin: 1, ballSpeed: 130, powerUps: [] });
  for (const other of [LONG_SETTINGS, { ...QUICK_SETTINGS, map: "island" as const }, { ...QUICK_SETTINGS, margin: 2 }])
    expect(ratedKindOf(other)).toBe(null);
});

test("every map and any set of power-ups can be chosen, in any order, none twice", () => {
  for (const map of MAPS) expect(isMatchSettings({ ...DEFAULT_SETTINGS, map })).toBe(true);
  for (const powerUps of [[], ["slow"], [...POWER_UPS], POWER_UPS.toReversed()]) {
    expect(isMatchSettings({ ...DEFAULT_SETTINGS, powerUps })).toBe(true);
  }
  for (const powerUps of [["warp"], ["slow", "slow"], [...POWER_UPS, "slow"], "slow", [[]], [0], null, {}, undefined]) {
    expect(isMatchSettings({ ...DEFAULT_SETTINGS, powerUps })).toBe(false);
  }
});

test("[PLAY-7] classic is the default and nothing else", () => {
  expect(isClassic(DEFAULT_SETTINGS)).toBe(true);
  const others: Partial<MatchSettings>[] = [
    { map: "island" },
    { powerUps: ["long"] },
    { pointsToWin: 5 },
    { margin: 1 },
    { ballSpeed: 101 },
    { paddleSize: 99 },
  ];
  for (const other of others) expect(isClassic({ ...DEFAULT_SETTINGS, ...other })).toBe(false);
});

test("the order in which power-ups were chosen makes no difference", () => {
  const one: MatchSettings = { ...DEFAULT_SETTINGS, powerUps: ["shield", "slow"] };
  const other: MatchSettings = { ...DEFAULT_SETTINGS, powerUps: ["slow", "shield"] };
  expect(sameSettings(one, other)).toBe(true);
  expect(sortPowerUps(one.powerUps)).toEqual(other.powerUps);
  expect(rulesOf(one)).toEqual(rulesOf(other));
  expect(sameSettings(one, { ...one, powerUps: ["slow"] })).toBe(false);
  expect(sameSettings(one, { ...one, powerUps: ["slow", "long"] })).toBe(false);
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
