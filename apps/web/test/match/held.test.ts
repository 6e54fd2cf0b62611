import { describe, expect, test } from "vitest";
import { Held } from "../../src/features/match/input/held.ts";

describe("what is held down", () => {
  test("nothing asks for nothing", () => {
    expect(new Held().move).toBe(0);
  });

  test("the last key pressed wins", () => {
    const held = new Held();
    held.press("KeyW", -1);
    expect(held.press("KeyS", 1)).toBe(true);
    expect(held.move).toBe(1);
  });

  test("when the last key is let go, the one still held counts again", () => {
    const held = new Held();
    held.press("KeyW", -1);
    held.press("KeyS", 1);
    expect(held.release("KeyS")).toBe(true);
    expect(held.move).toBe(-1);
  });

  test("letting go of a key that was overruled changes nothing", () => {
    const held = new Held();
    held.press("KeyW", -1);
    held.press("KeyS", 1);
    expect(held.release("KeyW")).toBe(false);
    expect(held.move).toBe(1);
  });

  test("a key that repeats does not win again", () => {
    const held = new Held();
    held.press("KeyW", -1);
    held.press("KeyS", 1);
    expect(held.press("KeyW", -1)).toBe(false);
    expect(held.move).toBe(1);
  });

  test("two keys for the same direction are one wish", () => {
    const held = new Held();
    expect(held.press("KeyW", -1)).toBe(true);
    expect(held.press("ArrowUp", -1)).toBe(false);
    expect(held.release("KeyW")).toBe(false);
    expect(held.release("ArrowUp")).toBe(true);
    expect(held.move).toBe(0);
  });

  test("a stick that swings over turns the paddle round", () => {
    const held = new Held();
    held.point("pad 0", -1);
    expect(held.point("pad 0", 1)).toBe(true);
    expect(held.move).toBe(1);
    expect(held.point("pad 0", 0)).toBe(true);
    expect(held.move).toBe(0);
  });

  test("a resting stick does not disturb the keys", () => {
    const held = new Held();
    held.press("KeyS", 1);
    expect(held.point("pad 0", 0)).toBe(false);
    expect(held.move).toBe(1);
  });

  test("letting go of everything stops, and says so once", () => {
    const held = new Held();
    held.press("KeyW", -1);
    held.press("finger 3", 1);
    expect(held.releaseAll()).toBe(true);
    expect(held.move).toBe(0);
    expect(held.releaseAll()).toBe(false);
    expect(held.release("KeyW")).toBe(false);
  });
});
