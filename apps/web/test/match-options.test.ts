import { DEFAULT_SETTINGS, LONG_SETTINGS, type MatchSettings, QUICK_SETTINGS } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import {
  chooseOptions,
  kindOf,
  matchOptions,
  readSettings,
  writeSettings,
} from "../src/features/match-options/options.ts";
import { DEFAULT_PREFERENCES, parsePreferences, preferences } from "../src/state/preferences.ts";

const queryOf = (search: string) => Object.fromEntries(new URLSearchParams(search));

describe("[PLAY-7] settings in an address", () => {
  test.each([
    ["?kind=quick", QUICK_SETTINGS],
    ["?kind=classic", DEFAULT_SETTINGS],
    ["?kind=long", LONG_SETTINGS],
  ])("%s is a preset", (search, settings) => {
    expect(writeSettings(settings)).toBe(search);
    expect(readSettings(queryOf(search))).toEqual(settings);
  });

  test("what differs from classic is written and read back", () => {
    const settings: MatchSettings = {
      ...DEFAULT_SETTINGS,
      pointsToWin: 5,
      ballSpeed: 150,
      map: "island",
      powerUps: ["twin", "long"],
    };
    expect(writeSettings(settings)).toBe("?points=5&speed=150&map=island&powers=long-twin");
    expect(readSettings(queryOf(writeSettings(settings)))).toEqual({ ...settings, powerUps: ["long", "twin"] });
    expect(kindOf(settings)).toBeNull();
  });

  test.each(["", "x=1", "kind=blitz"])("%j asks for nothing", (search) =>
    expect(readSettings(queryOf(search))).toBeNull(),
  );

  test.each([
    "points=0",
    "points=22",
    "points=1e1",
    "points=",
    "margin=3",
    "speed=49",
    "speed=170",
    "size=-60",
    "size=99.5",
    "map=moon",
    "powers=magic",
  ])("%s is classic", (search) => expect(readSettings(queryOf(search))).toEqual(DEFAULT_SETTINGS));
});

describe("[PLAY-7] the settings of the next match", () => {
  test("are quick for somebody who never chose", () => {
    preferences.value = DEFAULT_PREFERENCES;
    expect(matchOptions.value).toEqual(QUICK_SETTINGS);
  });

  test("are remembered on this device, within what may be chosen today", () => {
    const chosen: MatchSettings = { ...DEFAULT_SETTINGS, map: "portals", ballSpeed: 200 };
    chooseOptions(chosen);
    expect(matchOptions.value).toEqual(chosen);
    preferences.value = parsePreferences(JSON.stringify(preferences.value));
    expect(matchOptions.value).toEqual({ ...chosen, ballSpeed: 160 });
  });
});
