import { DEFAULT_SETTINGS } from "@transcendence/game";
import { describe, expect, test } from "vitest";
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from "../src/state/preferences.ts";

const CHOSEN: Preferences = {
  theme: "day",
  accent: "grass",
  highContrast: false,
  side: "right",
  language: "ru",
  volume: 15,
  muted: true,
  touch: "halves",
  computer: "flint",
  taught: 2,
  options: { ...DEFAULT_SETTINGS, map: "portals", pointsToWin: 5 },
  rated: true,
  installDeclined: true,
  presets: [{ name: "Chaos", settings: { ...DEFAULT_SETTINGS, map: "island", powerUps: ["twin", "shield"] } }],
  keys: [
    { up: "KeyQ", down: "KeyA" },
    { up: "Numpad8", down: "Numpad2" },
  ],
};

describe("preferences", () => {
  test("what was chosen comes back", () => {
    expect(parsePreferences(JSON.stringify(CHOSEN))).toEqual(CHOSEN);
  });

  test.each([null, "", "{", "null", "7", "[]", '"day"'])("nothing stored, or nonsense (%s), is the default", (text) => {
    expect(parsePreferences(text)).toEqual(DEFAULT_PREFERENCES);
  });

  test.each([
    ["theme", "dusk"],
    ["accent", "gold"],
    ["highContrast", "yes"],
    ["side", "top"],
    ["language", "tlh"],
    ["volume", 101],
    ["volume", -1],
    ["volume", "60"],
    ["volume", null],
    ["muted", "yes"],
    ["touch", "swipe"],
    ["computer", "hal"],
    ["taught", 4],
    ["taught", "2"],
    ["options", "quick"],
    ["options", { ...DEFAULT_SETTINGS, pointsToWin: 0 }],
    ["presets", "Chaos"],
    ["presets", [{ name: "Chaos", settings: { map: "moon" } }]],
    ["presets", [{ name: "", settings: DEFAULT_SETTINGS }]],
    ["keys", []],
    ["keys", [{ up: "KeyW", down: "KeyS" }]],
    ["keys", [{ up: "KeyW" }, { up: "ArrowUp", down: "ArrowDown" }]],
    [
      "keys",
      [
        { up: "<b>", down: "KeyS" },
        { up: "ArrowUp", down: "ArrowDown" },
      ],
    ],
  ] as const)("a %s that makes no sense (%j) is the default, and the others stay", (field, value) => {
    const read = parsePreferences(JSON.stringify({ ...CHOSEN, [field]: value }));
    expect(read).toEqual({ ...CHOSEN, [field]: DEFAULT_PREFERENCES[field] });
  });

  test("no key steers two ways", () => {
    const keys = [CHOSEN.keys[0], { up: "KeyQ", down: "KeyS" }];
    expect(parsePreferences(JSON.stringify({ keys })).keys).toEqual(DEFAULT_PREFERENCES.keys);
  });
});
