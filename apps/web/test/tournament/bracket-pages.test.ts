import {
  decide,
  DEFAULT_PLAN,
  openPairings,
  type Pairing,
  pairingsOf,
  startSeeded,
  type Tournament,
} from "@transcendence/tournament";
import { describe, expect, test } from "vitest";
import {
  BOX_HEIGHT,
  BOX_WIDTH,
  type BracketLayout,
  COLUMN,
} from "../../src/features/tournament/board/bracket-layout.ts";
import { bracketPages, bracketSheets, scaleIn } from "../../src/features/tournament/board/bracket-pages.ts";
import { isBye, playerAt } from "../../src/features/tournament/board/view.ts";

const HALL = { width: 1360 / 18, height: 880 / 18 }; // what a projector of 1920 px leaves, in letters of 18 px

function start(format: "single" | "double", players: number): Tournament {
  const entrants = Array.from({ length: players }, (_, place) => ({ id: `p${place + 1}`, rating: null }));
  return startSeeded({ ...DEFAULT_PLAN, format }, entrants);
}

function play(begun: Tournament, matches: number): Tournament {
  let tournament = begun;
  for (let played = 0; played < matches; played++) {
    const [open] = openPairings(tournament);
    if (open === undefined) break;
    const change = decide(tournament, open.id, { winner: playerAt(open, 1), score: [3, 7], how: "played" });
    if (!change.ok) throw new Error(change.reason);
    ({ tournament } = change);
  }
  return tournament;
}

const pairingsIn = (pages: readonly BracketLayout[]): Pairing[] =>
  pages.flatMap(({ rounds }) => rounds.flatMap(({ boxes }) => boxes.map(({ pairing }) => pairing)));

const CASES = ([5, 8, 13, 32, 64, 100, 128] as const).flatMap((players) =>
  (["single", "double"] as const).flatMap((format) =>
    [0, 1, 0.3, 0.6, 0.9, 2].map((share) => {
      const begun = start(format, players);
      return { players, format, share, pairings: pairingsOf(play(begun, Math.round(share * players))) };
    }),
  ),
);

describe("[TOUR-2] a bracket on a hall's screen", () => {
  test.each(CASES)("$format, $players players, $share matches each: every page can be read", (each) => {
    for (const page of bracketPages(each.pairings, each.format === "double", HALL)) {
      expect(scaleIn(HALL, page)).toBeGreaterThanOrEqual(1);
      const boxes = page.rounds.flatMap((round) => round.boxes);
      for (const [place, one] of boxes.entries()) {
        expect(one.y).toBeGreaterThanOrEqual(0);
        for (const other of boxes.slice(place + 1))
          expect(Math.abs(one.x - other.x) >= BOX_WIDTH || Math.abs(one.y - other.y) >= BOX_HEIGHT).toBe(true);
      }
    }
  });

  test.each(CASES)(
    "$format, $players players, $share matches each: everybody who is still to play comes by",
    (each) => {
      const shown = new Set(
        pairingsIn(bracketPages(each.pairings, each.format === "double", HALL)).map(({ id }) => id),
      );
      const open = each.pairings.filter((pairing) => pairing.outcome === null && !isBye(pairing));
      const known = open.filter((pairing) => playerAt(pairing, 0) !== null || playerAt(pairing, 1) !== null);
      expect(known.filter(({ id }) => !shown.has(id))).toEqual([]);
    },
  );

  test("128 at the start: the first two rounds on four pages, and none for rounds that nobody has reached", () => {
    const pages = bracketPages(pairingsOf(start("single", 128)), false, HALL);
    expect(pages.map(({ rounds }) => rounds.map(({ round, rounds: of, boxes }) => [round, of, boxes.length]))).toEqual(
      Array.from({ length: 4 }, () => [
        [1, 7, 16],
        [2, 7, 8],
      ]),
    );
  });

  test("128 in the third round: what is played goes, and the eighths are on the page of the final", () => {
    const pages = bracketPages(pairingsOf(play(start("single", 128), 96)), false, HALL);
    expect(pages.map(({ rounds }) => rounds.map(({ stage, round }) => `${stage} ${round}`))).toEqual([
      ["winners 3", "winners 4"],
      ...(pages.length > 1 ? [["winners 4", "winners 5", "winners 6", "winners 7", "third 1"]] : []),
    ]);
  });

  test("13 in a double elimination: no column stands empty between two blocks", () => {
    for (const matches of [0, 8, 14]) {
      for (const { rounds } of bracketPages(pairingsOf(play(start("double", 13), matches)), true, HALL)) {
        if (rounds.some(({ stage }) => stage === "final")) continue; // both brackets in one
        const columns = [...new Set(rounds.flatMap(({ boxes }) => boxes.map(({ x }) => x)))].toSorted((a, b) => a - b);
        expect(columns).toEqual(columns.map((_, place) => place * COLUMN));
      }
    }
  });

  test("a bracket that can be read at once stays whole", () => {
    expect(bracketPages(pairingsOf(start("single", 16)), false, HALL)).toHaveLength(1);
    expect(bracketPages(pairingsOf(start("double", 8)), true, HALL)).toHaveLength(1);
  });
});

describe("[TOUR-2] a bracket on paper", () => {
  const SHEET = { width: 90, height: 63 }; // A4 on its side, in letters of 8 pt

  test.each(CASES.filter(({ share }) => share === 0 || share === 0.9))(
    "$format, $players players, $share matches each: every match is on a sheet, in letters of 8 pt or more",
    ({ format, pairings }) => {
      const sheets = bracketSheets(pairings, format === "double", SHEET);
      for (const sheet of sheets) expect(scaleIn(SHEET, sheet)).toBeGreaterThanOrEqual(1);
      const shown = new Set(pairingsIn(sheets).map(({ id }) => id));
      expect(pairings.filter((pairing) => !isBye(pairing) && !shown.has(pairing.id))).toEqual([]);
    },
  );

  test.each([
    ["single", 16, 1],
    ["single", 64, 2],
    ["single", 128, 4],
    ["double", 128, 8],
  ] as const)("%s, %i players: %i sheets", (format, players, sheets) => {
    expect(bracketSheets(pairingsOf(start(format, players)), format === "double", SHEET)).toHaveLength(sheets);
  });
});
