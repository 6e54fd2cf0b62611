import { describe, expect, test } from "vitest";
import { moveOfPad } from "../../src/features/match/input/gamepad.ts";
import { steeringOf } from "../../src/features/match/input/keys.ts";
import { DEFAULT_PREFERENCES, type KeySet } from "../../src/state/preferences.ts";

const { keys } = DEFAULT_PREFERENCES;

describe("keys", () => {
  test.each([
    ["KeyW", 1, -1],
    ["KeyS", 1, 1],
    ["ArrowUp", 1, -1],
    ["ArrowDown", 1, 1],
  ] as const)("online, %s moves my paddle, whichever it is", (code, seat, direction) => {
    expect(steeringOf(code, keys, { kind: "one", seat }, null)).toEqual({ seat, direction });
  });

  test.each([
    ["KeyW", 0, -1],
    ["KeyS", 0, 1],
    ["ArrowUp", 1, -1],
    ["ArrowDown", 1, 1],
  ] as const)("two at one keyboard: %s is seat %i's", (code, seat, direction) => {
    expect(steeringOf(code, keys, { kind: "two" }, null)).toEqual({ seat, direction });
  });

  test("keys count as they were chosen, by place", () => {
    const own: [KeySet, KeySet] = [{ up: "KeyA", down: "KeyQ" }, keys[1]];
    expect(steeringOf("KeyA", own, { kind: "two" }, null)).toEqual({ seat: 0, direction: -1 });
    expect(steeringOf("KeyW", own, { kind: "two" }, null)).toBeNull();
  });

  test("left and right mean nothing on a field that lies", () => {
    expect(steeringOf("ArrowLeft", keys, { kind: "one", seat: 0 }, null)).toBeNull();
  });

  test("on an upright field they go where the eye expects, from either end", () => {
    expect(steeringOf("ArrowLeft", keys, { kind: "one", seat: 0 }, 0)).toEqual({ seat: 0, direction: -1 });
    expect(steeringOf("ArrowLeft", keys, { kind: "one", seat: 1 }, 1)).toEqual({ seat: 1, direction: 1 });
    expect(steeringOf("ArrowRight", keys, { kind: "one", seat: 1 }, 1)).toEqual({ seat: 1, direction: -1 });
  });
});

function pad(axes: number[], ...pressed: number[]) {
  const buttons = Array.from({ length: 17 }, (_, index) => ({ pressed: pressed.includes(index) }));
  return { axes, buttons };
}

describe("gamepads", () => {
  test.each([
    ["a worn stick at rest", pad([0, 0.3]), 0],
    ["the stick up", pad([0, -0.8]), -1],
    ["the stick down", pad([0, 0.8]), 1],
    ["the stick aside", pad([1, 0]), 0],
    ["the cross up", pad([0, 0], 12), -1],
    ["the cross down", pad([0, 0], 13), 1],
    ["the cross against the stick", pad([0, 1], 12), -1],
    ["a pad without axes or buttons", { axes: [], buttons: [] }, 0],
  ] as const)("%s", (_, reading, move) => {
    expect(moveOfPad(reading, null)).toBe(move);
  });

  test("an upright field is played left and right, seen from the own end", () => {
    expect(moveOfPad(pad([-1, 0]), 0)).toBe(-1);
    expect(moveOfPad(pad([-1, 0]), 1)).toBe(1);
    expect(moveOfPad(pad([0, 0], 15), 1)).toBe(-1);
    expect(moveOfPad(pad([0, 1]), 0)).toBe(0);
  });
});
