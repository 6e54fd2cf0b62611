import { describe, expect, test } from "vitest";
import { planOf } from "../../src/features/tournament/board/tables-screen.tsx";

const MEASURES = { head: 60, row: 40, width: 500, brief: 300, gapX: 40, gapY: 30 };
const groups = (count: number, players: number) => Array.from({ length: count }, () => players);

describe("[TOUR-2] tables on a hall's screen", () => {
  test.each([
    ["nothing is measured yet: all of it", null, 1000, 700, groups(3, 8), Infinity, 1, 1],
    ["four groups of six in two columns", MEASURES, 1050, 700, groups(4, 6), 6, 2, 1],
    ["five of them on two pages", MEASURES, 1050, 700, groups(5, 6), 6, 2, 2],
    ["one column where two are too wide", MEASURES, 1030, 700, groups(4, 6), 6, 1, 2],
    ["a long table goes into pieces about as long as each other", MEASURES, 600, 700, [20], 10, 1, 2],
    ["so low that hardly a row fits", MEASURES, 600, 90, [2], 1, 1, 2],
  ] as const)("%s", (_, measures, width, height, lengths, rows, columns, pages) => {
    expect(planOf(measures, { width, height }, lengths)).toEqual({ rows, columns, pages, brief: false });
  });

  test("a table that is wider than the screen goes without its single matches", () => {
    expect(planOf(MEASURES, { width: 499, height: 700 }, [6])).toMatchObject({ brief: true, columns: 1 });
  });

  test("and so do many groups, where they take fewer pages that way", () => {
    const size = { width: 700, height: 700 };
    expect(planOf(MEASURES, size, groups(8, 6))).toMatchObject({ brief: false, columns: 1, pages: 4 });
    expect(planOf(MEASURES, size, groups(16, 6))).toMatchObject({ brief: true, columns: 2, pages: 4 });
  });
});
