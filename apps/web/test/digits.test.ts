import { describe, expect, test } from "vitest";
import { DIGIT_HEIGHT, numberBars, numberPath, numberWidth } from "../src/ui/digits.ts";

/** A number as it is seen: a row of characters for each row of units. */
function draw(value: number): string[] {
  const rows = Array.from({ length: DIGIT_HEIGHT }, () => Array.from({ length: numberWidth(value) }, () => "."));
  for (const { x, y, width, height } of numberBars(value)) {
    for (let row = y; row < y + height; row++) rows[row]?.fill("#", x, x + width);
  }
  return rows.map((row) => row.join(""));
}

describe("block digits", () => {
  test("stand as the arcade drew them, 6 without its top and 9 without its foot", () => {
    expect(draw(6)).toEqual(["#...", "#...", "#...", "####", "#..#", "#..#", "####"]);
    expect(draw(9)).toEqual(["####", "#..#", "#..#", "####", "...#", "...#", "...#"]);
    expect(draw(2)).toEqual(["####", "...#", "...#", "####", "#...", "#...", "####"]);
  });

  test("1 has a flag and a foot: it is no paddle", () => {
    expect(draw(1)).toEqual([".##.", "..#.", "..#.", "..#.", "..#.", "..#.", ".###"]);
  });

  test("stand side by side with a gap", () => {
    expect(draw(11)[0]).toBe(".##....##.");
    expect(numberWidth(7)).toBe(4);
    expect(numberWidth(21)).toBe(10);
  });

  test("are all different", () => {
    const drawn = Array.from({ length: 10 }, (_, digit) => draw(digit).join("\n"));
    expect(new Set(drawn).size).toBe(10);
  });

  test("take what is no count as zero", () => {
    expect(numberPath(-3)).toBe(numberPath(0));
    expect(numberPath(7.9)).toBe(numberPath(7));
  });

  test("become one path of closed bars", () => {
    expect(numberPath(7)).toBe("M0 0h4v1h-4zM3 0h1v4h-1zM3 3h1v4h-1z");
  });
});
