import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Crop, type Extent, MAX_ZOOM, moveBy, wholeOf, zoomOf, zoomTo } from "../src/features/profile/crop.ts";

const WIDE = { width: 400, height: 200 };

describe("[ACC-5] cropping a picture", () => {
  test("begins with the largest square in the middle", () => {
    expect(wholeOf(WIDE)).toEqual({ x: 200, y: 100, side: 200 });
    expect(zoomOf(wholeOf(WIDE), WIDE)).toBe(1);
  });

  test("moves by parts of what is seen, as far as there is picture", () => {
    expect(moveBy(wholeOf(WIDE), WIDE, 0.1, 0)).toEqual({ x: 220, y: 100, side: 200 });
    expect(moveBy(wholeOf(WIDE), WIDE, 9, 9)).toEqual({ x: 300, y: 100, side: 200 });
  });

  test("zooms about the place that is pointed at", () => {
    expect(zoomTo(wholeOf(WIDE), WIDE, 2, { x: -0.5, y: -0.5 })).toEqual({ x: 150, y: 50, side: 100 });
    expect(zoomTo(wholeOf(WIDE), WIDE, 2)).toEqual({ x: 200, y: 100, side: 100 });
    expect(zoomOf(zoomTo(wholeOf(WIDE), WIDE, 99), WIDE)).toBe(MAX_ZOOM);
  });

  test("never leaves the picture, whatever is done", () => {
    const extent = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
    const part = fc.double({ min: -2, max: 2, noNaN: true });
    const change = fc.oneof(
      fc.tuple(part, part).map(
        ([x, y]) =>
          (crop: Crop, within: Extent) =>
            moveBy(crop, within, x, y),
      ),
      fc.tuple(fc.double({ min: 0.1, max: 20, noNaN: true }), part, part).map(
        ([zoom, x, y]) =>
          (crop: Crop, within: Extent) =>
            zoomTo(crop, within, zoom, { x, y }),
      ),
    );
    fc.assert(
      fc.property(extent, fc.array(change), (within, changes) => {
        const { x, y, side } = changes.reduce((crop, next) => next(crop, within), wholeOf(within));
        expect(side).toBeGreaterThan(0);
        for (const [centre, length] of [
          [x, within.width],
          [y, within.height],
        ] as const) {
          expect(centre - side / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(centre + side / 2).toBeLessThanOrEqual(length + 1e-6);
        }
      }),
    );
  });
});
