import { CHARACTER_IDS } from "@transcendence/game";
import { safeParse } from "valibot";
import { describe, expect, test } from "vitest";
import { AVATAR_GRID, drawAvatar } from "../src/avatar-drawing.ts";
import { COUNTRIES } from "../src/countries.ts";
import { Biography, BIOGRAPHY_MAX, computerId } from "../src/index.ts";

const idOf = (place: number) => `member${String(place).padStart(10, "0")}`;
const draw = (id: string) => drawAvatar({ id, kind: "member" });

/** The cells of a path, as places from the left and the top. */
function cellsOf(path: string): string[] {
  return [...path.matchAll(/M(\d) (\d)h(\d)v1h-\d+z/g)].flatMap(([, x, y, width]) =>
    Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step},${y}`),
  );
}

describe("[ACC-5] whoever has no picture is drawn from their id", () => {
  test("the same each time, and differently from others", () => {
    expect(draw(idOf(1))).toEqual(draw(idOf(1)));
    const drawings = Array.from({ length: 2000 }, (_, place) => JSON.stringify(draw(idOf(place))));
    expect(new Set(drawings).size).toBeGreaterThan(1990);
  });

  test("symmetrically, within the grid, neither a speck nor a slab", () => {
    for (let place = 0; place < 500; place++) {
      const { body, light } = draw(idOf(place));
      const cells = new Set([...cellsOf(body), ...cellsOf(light)]);
      expect(cells.size).toBeGreaterThanOrEqual(16);
      expect(cells.size).toBeLessThanOrEqual(28);
      for (const cell of cells) {
        const [x = 0, y = 0] = cell.split(",").map(Number);
        expect(cells).toContain(`${AVATAR_GRID - 1 - x},${y}`);
      }
    }
  });

  test("computer players are drawn as themselves", () => {
    const drawings = CHARACTER_IDS.map((character) => drawAvatar({ id: computerId(character), kind: "computer" }));
    expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBe(CHARACTER_IDS.length);
    for (const { body, light } of drawings) expect(cellsOf(body + light).length).toBeGreaterThan(15);
  });
});

describe("[ACC-5] a biography", () => {
  test.each([
    ["keeps its line breaks", "one\r\ntwo\rthree\n\nfour", "one\ntwo\nthree\n\nfour"],
    ["has one empty line at most, and none around", "\n\n a  \n\n\n\nb \n", "a\n\nb"],
    ["loses what cannot be seen", "a\u202eb\u0000c\u2066d\u00ade", "abcde"],
    ["keeps letters and emoji that are joined", "👩‍🚀 ok", "👩‍🚀 ok"],
  ])("%s", (_, typed, kept) => {
    expect(safeParse(Biography, typed).output).toBe(kept);
  });

  test("has 500 characters at most, as people count them", () => {
    expect(safeParse(Biography, "🏓".repeat(BIOGRAPHY_MAX)).success).toBe(true);
    expect(safeParse(Biography, "a".repeat(BIOGRAPHY_MAX + 1)).success).toBe(false);
  });
});

test("[ACC-5] every country has a name in each language of the pages", () => {
  expect(new Set(COUNTRIES).size).toBe(249);
  for (const language of ["en", "fr", "ru"]) {
    const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const code of COUNTRIES) expect(names.of(code), `${code} in ${language}`).toBeTruthy();
  }
});
