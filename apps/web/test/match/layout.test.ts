import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BAR_PX,
  isMirrored,
  layOut,
  layOutStretched,
  panAt,
  toField,
  toScreen,
} from "../../src/features/match/canvas/layout.ts";

const screens = fc.record({
  width: fc.integer({ min: 240, max: 4000 }),
  height: fc.integer({ min: 240, max: 4000 }),
  seat: fc.constantFrom(0, 1),
});
const places = fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -300, max: 300 }) });

describe("the field on the screen", () => {
  test("keeps its shape and stays on the screen, whatever the screen", () => {
    fc.assert(
      fc.property(screens, ({ width, height, seat }) => {
        const { field, bottom, scale } = layOut(width, height, seat);
        const ratio = bottom === null ? field.width / field.height : field.height / field.width;
        expect(ratio).toBeCloseTo(4 / 3, 6);
        expect(field.x).toBeGreaterThanOrEqual(-1e-6);
        expect(field.y).toBeGreaterThanOrEqual(-1e-6);
        expect(field.x + field.width).toBeLessThanOrEqual(width + 1e-6);
        expect(field.y + field.height).toBeLessThanOrEqual(height + 1e-6);
        expect(scale).toBeGreaterThan(0);
      }),
    );
  });

  test("a wide window gives it its whole height, and names go beside it", () => {
    const { field, bar, bottom } = layOut(1920, 1080, 0);
    expect(field).toEqual({ x: 240, y: 0, width: 1440, height: 1080 });
    expect([bar, bottom]).toEqual(["beside", null]);
  });

  test("a window of its own shape leaves a bar above for the names", () => {
    const { field, bar } = layOut(1024, 768, 0);
    expect(bar).toBe("above");
    expect(field.y).toBeGreaterThanOrEqual(BAR_PX);
  });

  test("on an upright phone it is as wide as the screen, with my end at the bottom and room for a thumb", () => {
    for (const seat of [0, 1] as const) {
      const layout = layOut(390, 844, seat);
      expect(layout.bottom).toBe(seat);
      expect(layout.field.width).toBeCloseTo(390);
      const mine = toScreen(layout, seat === 0 ? -370 : 370, 0);
      const theirs = toScreen(layout, seat === 0 ? 370 : -370, 0);
      expect(mine.y).toBeGreaterThan(theirs.y);
      expect(844 - mine.y).toBeGreaterThan(112);
    }
  });

  test("a 16:10 screen has no room beside it for names, so they go above", () => {
    expect(layOut(1440, 900, 0).bar).toBe("above");
  });

  test.each([
    [844, 390],
    [740, 360],
    [915, 412],
  ])("a phone on its side, %i by %i, gives it its whole height", (width, height) => {
    const { field, bar } = layOut(width, height, 0);
    expect([field.height, bar]).toEqual([height, "beside"]);
  });

  test("two at one upright screen have the same room at both ends", () => {
    for (const [width, height] of [
      [390, 844],
      [320, 568],
      [820, 1180],
    ] as const) {
      const { field, bottom } = layOut(width, height, 0, true);
      expect(bottom).toBe(0);
      expect(field.y).toBeCloseTo(height - field.y - field.height);
      expect(field.y).toBeGreaterThanOrEqual(Math.min(112, height / 6) - 1e-6);
    }
  });

  test("mirrored, both ends change places, for fingers and sounds as well; an upright field is as it was", () => {
    fc.assert(
      fc.property(screens, places, ({ width, height, seat }, { x, y }) => {
        const [usual, mirrored] = [layOut(width, height, seat), layOut(width, height, seat, false, true)];
        const there = toScreen(mirrored, x, y);
        expect(there).toEqual(toScreen(usual, usual.bottom === null ? -x : x, y));
        const back = toField(mirrored, there.x, there.y);
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  test.each([
    [0, "left", false],
    [0, "right", true],
    [1, "left", true],
    [1, "right", false],
    [1, "given", false],
    [null, "left", false],
  ] as const)("seat %s who wants to be %s: mirrored %s", (seat, side, mirrored) => {
    expect(isMirrored(seat, side)).toBe(mirrored);
  });

  test("turning it turns it: left stays left of up, nothing is mirrored", () => {
    fc.assert(
      fc.property(screens, ({ width, height, seat }) => {
        const layout = layOut(width, height, seat);
        const origin = toScreen(layout, 0, 0);
        const right = toScreen(layout, 100, 0);
        const down = toScreen(layout, 0, 100);
        const cross = (right.x - origin.x) * (down.y - origin.y) - (right.y - origin.y) * (down.x - origin.x);
        expect(cross).toBeGreaterThan(0);
      }),
    );
  });

  test("a place on the screen is the place on the field that was drawn there", () => {
    fc.assert(
      fc.property(screens, places, ({ width, height, seat }, place) => {
        const layout = layOut(width, height, seat);
        const shown = toScreen(layout, place.x, place.y);
        const back = toField(layout, shown.x, shown.y);
        expect(back.x).toBeCloseTo(place.x, 6);
        expect(back.y).toBeCloseTo(place.y, 6);
      }),
    );
  });

  test("a background is filled from side to side", () => {
    const layout = layOutStretched(1440, 810);
    expect(toScreen(layout, -400, -300)).toEqual({ x: 0, y: 0 });
    expect(toScreen(layout, 400, 300)).toEqual({ x: 1440, y: 810 });
  });

  test("sounds come from where things are on the screen", () => {
    expect(panAt(layOut(1920, 1080, 0), -400, 0)).toBeCloseTo(-1);
    expect(panAt(layOut(1920, 1080, 0), 0, 300)).toBeCloseTo(0);
    expect(panAt(layOut(390, 844, 0), -400, 0)).toBeCloseTo(0);
    expect(panAt(layOut(390, 844, 0), 0, -300)).toBeCloseTo(-1);
    expect(panAt(layOut(390, 844, 1), 0, -300)).toBeCloseTo(1);
  });
});
