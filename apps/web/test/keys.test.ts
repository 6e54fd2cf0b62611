import { describe, expect, test } from "vitest";
import { chooseKey, isReserved, type Keys } from "../src/features/settings/key-choice.ts";
import { codeOf, guessLayout, labelOf } from "../src/state/key-labels.ts";
import { DEFAULT_PREFERENCES } from "../src/state/preferences.ts";

const KEYS = DEFAULT_PREFERENCES.keys;
const codes = (keys: Keys) => keys.flatMap(({ up, down }) => [up, down]);

describe("choosing a key", () => {
  test("a free key takes the place of the old one", () => {
    expect(chooseKey(KEYS, 0, "up", "KeyQ")).toEqual({ keys: [{ up: "KeyQ", down: "KeyS" }, KEYS[1]], swapped: false });
  });

  test("the same key again changes nothing", () => {
    expect(chooseKey(KEYS, 1, "down", "ArrowDown")).toEqual({ keys: KEYS, swapped: false });
  });

  test.each([
    [0, "up", "KeyS"],
    [0, "up", "ArrowUp"],
    [0, "down", "KeyW"],
    [1, "down", "KeyS"],
  ] as const)("player %i %s with %s, which is taken: the two change places", (player, way, code) => {
    const chosen = chooseKey(KEYS, player, way, code);
    expect(chosen.swapped).toBe(true);
    expect(chosen.keys[player][way]).toBe(code);
    expect(codes(chosen.keys).toSorted()).toEqual(codes(KEYS).toSorted());
  });

  test.each(["Escape", "Tab", "Enter", "Space", "F5", "MetaLeft", "AltRight", ""])("%s never steers", (code) => {
    expect(isReserved(code)).toBe(true);
  });

  test.each(["KeyF", "ArrowUp", "Digit5", "Numpad8", "ShiftLeft", "IntlBackslash"])("%s may steer", (code) => {
    expect(isReserved(code)).toBe(false);
  });
});

describe("the label of a key", () => {
  const azerty = new Map([["KeyW", "z"]]);

  test.each([
    ["KeyW", azerty, "Z"],
    ["KeyS", azerty, "S"],
    ["Digit5", azerty, "5"],
    ["ArrowUp", azerty, "↑"],
    ["Numpad8", azerty, "Num 8"],
    ["Semicolon", azerty, "Semicolon"],
    ["KeyW", new Map(), "W"],
  ])("%s", (code, map, label) => {
    expect(labelOf(code, map)).toBe(label);
  });
});

describe("a key without a place, as on-screen keyboards, some Androids and remote desktops send", () => {
  test.each([
    ["ArrowUp", "ArrowUp"],
    ["Down", "ArrowDown"],
    ["w", "KeyW"],
    ["W", "KeyW"],
    ["5", "Digit5"],
    ["ц", "KeyW"],
    ["Ы", "KeyS"],
    ["Esc", "Escape"],
    [" ", "Space"],
    ["Shift", "ShiftLeft"],
    ["Unidentified", ""],
    ["漢", ""],
  ])("%s counts by its name", (key, code) => {
    expect(codeOf({ code: "", key })).toBe(code);
    expect(codeOf({ code: "Unidentified", key })).toBe(code);
  });

  test("a place goes before any name", () => {
    expect(codeOf({ code: "KeyZ", key: "w" })).toBe("KeyZ");
  });
});

describe("[PLAY-1] what is printed on keys that nobody has pressed yet", () => {
  const known = (...keys: [string, string][]) => new Map(keys);

  test("is AZERTY for the French, and QWERTY for others", () => {
    expect(["KeyW", "KeyS"].map((code) => labelOf(code, guessLayout("fr", known())))).toEqual(["Z", "S"]);
    expect(["KeyW", "KeyS"].map((code) => labelOf(code, guessLayout("en", known())))).toEqual(["W", "S"]);
    expect(["KeyW", "KeyS"].map((code) => labelOf(code, guessLayout("ru", known())))).toEqual(["W", "S"]);
  });

  test("is believed until a key says otherwise", () => {
    expect(labelOf("KeyW", guessLayout("fr", known(["KeyA", "q"])))).toBe("Z");
    expect(labelOf("KeyW", guessLayout("fr", known(["KeyS", "s"])))).toBe("Z");
    expect(labelOf("KeyW", guessLayout("fr", known(["KeyA", "a"])))).toBe("W");
    expect(labelOf("KeyW", guessLayout("fr", known(["KeyW", "w"])))).toBe("W");
  });
});
