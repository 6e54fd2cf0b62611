import { DEFAULT_SETTINGS, isClassic, type MatchSettings, sameSettings } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { readSettings, writeSettings } from "../src/features/match-options/options.ts";

const queryOf = (search: string) => Object.fromEntries(new URLSearchParams(search));

describe("[PLAY-7] settings in an address", () => {
  test("classic writes nothing", () => {
    expect(writeSettings(DEFAULT_SETTINGS)).toBe("");
    expect(isClassic(readSettings({}))).toBe(true);
  });

  test("what differs is written and read back", () => {
    const settings: MatchSettings = {
      ...DEFAULT_SETTINGS,
      pointsToWin: 5,
      ballSpeed: 150,
      map: "island",
      powerUps: ["twin", "long"],
    };
    expect(writeSettings(settings)).toBe("?points=5&speed=150&map=island&powers=long-twin");
    expect(sameSettings(readSettings(queryOf(writeSettings(settings))), settings)).toBe(true);
    expect(isClassic(settings)).toBe(false);
  });

  test.each([
    "points=0",
    "points=22",
    "points=1e1",
    "points=",
    "margin=3",
    "speed=49",
    "size=-60",
    "size=99.5",
    "x=1",
    "map=moon",
    "powers=magic",
  ])("%s is classic", (search) => expect(readSettings(queryOf(search))).toEqual(DEFAULT_SETTINGS));
});
