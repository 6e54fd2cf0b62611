import { describe, expect, test } from "vitest";
import { moveOfPad, RestingAxes } from "../../src/features/match/input/gamepad.ts";
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

describe("axes that rest at their end", () => {
  /** What the axis says after each of these readings in turn, each for so many frames. */
  function steered(...readings: readonly (readonly [value: number, frames: number])[]): number[] {
    const axes = new RestingAxes();
    return readings.map(([value, frames]) => {
      let last = 0;
      for (let frame = 0; frame < frames; frame++) {
        last = axes.read({ index: 0, id: "wheel", axes: [0, value], buttons: [] }).axes[1] ?? 0;
      }
      return last;
    });
  }

  test("a stick steers from the first frame", () => {
    expect(steered([0, 1], [-1, 1], [0.1, 1], [1, 60])).toEqual([0, -1, 0.1, 1]);
  });

  test.each([1, -1])("a throttle or pedal that rests at %d steers nothing, moved or not", (end) => {
    expect(steered([end, 1000], [-end, 30], [0.1, 5], [end, 1000])).toEqual([0, 0, 0, 0]);
  });

  test("a stick that was held while it was plugged in steers when it has come back", () => {
    expect(steered([1, 30], [0.02, 30], [1, 30])).toEqual([0, 0.02, 1]);
  });

  test("a throttle that is pushed to its end and left there lets go", () => {
    expect(steered([0, 60], [1, 60], [1, 1000], [1, 1])).toEqual([0, 1, 0, 0]);
  });

  test("each pad by itself, and another in its place anew", () => {
    const axes = new RestingAxes();
    const read = (index: number, id: string, value: number) =>
      axes.read({ index, id, axes: [value], buttons: [] }).axes[0];
    expect([read(0, "pedals", 1), read(1, "stick", 0), read(1, "stick", 1), read(0, "pedals", 1)]).toEqual([
      0, 0, 1, 0,
    ]);
    expect([read(0, "stick", 0), read(0, "stick", -1)]).toEqual([0, -1]);
  });
});
