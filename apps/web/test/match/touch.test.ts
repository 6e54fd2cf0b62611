import { PADDLE_LENGTH, PADDLE_SPEED } from "@transcendence/game";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut, toScreen } from "../../src/features/match/canvas/layout.ts";
import { follow, halfOf, seatAt, targetOf } from "../../src/features/match/input/touch.ts";

const upright = layOut(390, 844, 0);
const flat = layOut(844, 390, 1);

describe("a finger that drags", () => {
  test("asks for the place under it, a little stretched, so that a thumb reaches both walls", () => {
    expect(targetOf(flat, toScreen(flat, 0, 0), PADDLE_LENGTH)).toBeCloseTo(0);
    expect(targetOf(flat, toScreen(flat, 0, 100), PADDLE_LENGTH)).toBeGreaterThan(100);
    expect(targetOf(flat, toScreen(flat, 0, 250), PADDLE_LENGTH)).toBe(260);
  });

  test("never asks for a place where the paddle cannot be", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 1500 }), fc.integer({ min: -500, max: 1500 }), (x, y) => {
        expect(Math.abs(targetOf(upright, { x, y }, PADDLE_LENGTH))).toBeLessThanOrEqual(260);
      }),
    );
  });

  test("counts anywhere on the screen, beside the field too", () => {
    expect(targetOf(upright, { x: 390, y: 840 }, PADDLE_LENGTH)).toBe(260);
    expect(targetOf(upright, { x: 0, y: 840 }, PADDLE_LENGTH)).toBe(-260);
  });

  test("brings the paddle there, and it comes to rest", () => {
    fc.assert(
      fc.property(fc.integer({ min: -260, max: 260 }), fc.integer({ min: -260, max: 260 }), (target, start) => {
        let center = start;
        let move = follow(target, center, 0);
        const moves = [move];
        for (let tick = 0; tick < 90; tick++) {
          center += move * PADDLE_SPEED;
          const next = follow(target, center, move);
          if (next !== move) moves.push(next);
          move = next;
        }
        expect(move).toBe(0);
        expect(Math.abs(target - center)).toBeLessThanOrEqual(18);
        expect(moves.length).toBeLessThanOrEqual(3); // no trembling: each change is a message
      }),
    );
  });

  test("a shaking finger moves nothing", () => {
    for (const shake of [-9, 4, 11, -14]) expect(follow(shake, 0, 0)).toBe(0);
  });
});

describe("a finger that holds a half", () => {
  test("moves the paddle towards that half", () => {
    expect(halfOf(upright, { x: 60, y: 800 })).toBe(-1);
    expect(halfOf(upright, { x: 330, y: 800 })).toBe(1);
    expect(halfOf(flat, { x: 800, y: 60 })).toBe(-1);
    expect(halfOf(flat, { x: 10, y: 330 })).toBe(1);
  });

  test("means the same side of the screen from both ends of an upright field", () => {
    expect(halfOf(layOut(390, 844, 1), { x: 60, y: 800 })).toBe(1); // the field is turned round: its lower wall is on the left
  });

  test("asks for nothing in the very middle", () => {
    expect(halfOf(upright, { x: 195, y: 700 })).toBe(0);
  });
});

test("with two at one phone, a finger plays for the end where it came down", () => {
  expect(seatAt(upright, { x: 200, y: 800 })).toBe(0);
  expect(seatAt(upright, { x: 200, y: 100 })).toBe(1);
  expect(seatAt(layOut(844, 390, 0), { x: 100, y: 300 })).toBe(0);
  expect(seatAt(layOut(844, 390, 0), { x: 800, y: 300 })).toBe(1);
});
