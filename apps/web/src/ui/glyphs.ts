// The signs of the power-ups, in the blocks of the digits: for the canvas and for pages alike, and told apart without colour.
import type { PowerUpKind } from "@transcendence/game";
import type { Bar } from "./digits.ts";

export const GLYPH_SIZE = 7;

const GLYPHS: Readonly<Record<PowerUpKind, readonly string[]>> = {
  long: ["...#...", "..###..", ".#.#.#.", "...#...", ".#.#.#.", "..###..", "...#..."],
  slow: ["#######", ".#...#.", "..#.#..", "...#...", "..#.#..", ".#####.", "#######"],
  curve: ["###....", "...##..", ".....#.", "......#", ".....#.", "...##..", "###...."],
  twin: ["###....", "###....", "###....", ".......", "....###", "....###", "....###"],
  shield: ["#######", "#.....#", "#.....#", "#.....#", ".#...#.", "..#.#..", "...#..."],
};

/** The runs of each row as bars, in cells from the top left. */
export function glyphBars(kind: PowerUpKind): Bar[] {
  return GLYPHS[kind].flatMap((row, y) =>
    Array.from(row.matchAll(/#+/g), ({ index, 0: run }) => ({ x: index, y, width: run.length, height: 1 })),
  );
}

/** The same as one SVG path. */
export function glyphPath(kind: PowerUpKind): string {
  return glyphBars(kind)
    .map(({ x, y, width }) => `M${x} ${y}h${width}v1h${-width}z`)
    .join("");
}
