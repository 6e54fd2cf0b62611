import {
  closeArena,
  decide,
  DEFAULT_PLAN,
  openPairings,
  pairingsOf,
  startSeeded,
  type Tournament,
} from "@transcendence/tournament";
import { describe, expect, test } from "vitest";
import {
  BOX_HEIGHT,
  BOX_WIDTH,
  type BracketLayout,
  layOutBracket,
  roundsAhead,
} from "../../src/features/tournament/board/bracket-layout.ts";
import { isBye } from "../../src/features/tournament/board/view.ts";

function start(format: "single" | "double", players: number): Tournament {
  const entrants = Array.from({ length: players }, (_, place) => ({ id: `p${place + 1}`, rating: null }));
  return startSeeded({ ...DEFAULT_PLAN, format }, entrants);
}

/** The second of each match wins, so that a double elimination needs both of its finals. */
function playOut(begun: Tournament, matches = Infinity): Tournament {
  let tournament = begun;
  for (let played = 0; played < matches; played++) {
    const [open] = openPairings(tournament);
    if (open === undefined) break;
    const second = open.slots[1];
    const winner = second.kind === "player" ? second.id : null;
    const change = decide(tournament, open.id, { winner, score: [3, 7], how: "played" });
    if (!change.ok) throw new Error(change.reason);
    ({ tournament } = change);
  }
  return matches === Infinity ? closeArena(tournament) : tournament;
}

const boxesOf = ({ rounds }: BracketLayout) => rounds.flatMap(({ boxes }) => boxes);

const CASES = [2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 17, 33, 64, 100, 128].flatMap((players) =>
  (["single", "double"] as const).flatMap((format) =>
    ([1, 2] as const).flatMap((sides) => [
      { players, format, sides, tournament: start(format, players), when: "at the start" },
      { players, format, sides, tournament: playOut(start(format, players)), when: "at the end" },
    ]),
  ),
);

describe("[TOUR-2] the drawing of a bracket", () => {
  test.each(CASES)("$format, $players players, $sides side(s), $when: each match once, apart, in the frame", (each) => {
    const pairings = pairingsOf(each.tournament);
    const layout = layOutBracket(pairings, each.sides);
    const boxes = boxesOf(layout);
    const wanted = pairings.filter((pairing) => !isBye(pairing)).map(({ id }) => id);
    expect(boxes.map(({ pairing }) => pairing.id).toSorted()).toEqual(wanted.toSorted());
    for (const [place, one] of boxes.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.y).toBeGreaterThanOrEqual(0);
      expect(one.x + BOX_WIDTH).toBeLessThanOrEqual(layout.width + 1e-9);
      expect(one.y + BOX_HEIGHT).toBeLessThanOrEqual(layout.height);
      for (const other of boxes.slice(place + 1)) {
        const apart = Math.abs(one.x - other.x) >= BOX_WIDTH || Math.abs(one.y - other.y) >= BOX_HEIGHT;
        expect(apart, `${one.pairing.id} and ${other.pairing.id}`).toBe(true);
      }
    }
  });

  test.each(CASES)("$format, $players players, $sides side(s), $when: lines lead from box to box, onwards", (each) => {
    const layout = layOutBracket(pairingsOf(each.tournament), each.sides);
    const boxes = new Map(boxesOf(layout).map((box) => [box.pairing.id, box]));
    for (const { from, to, points } of layout.lines) {
      const [source, target] = [boxes.get(from)!, boxes.get(to)!];
      const [first, last] = [points[0]!, points.at(-1)!];
      const right = target.x > source.x;
      expect(first).toEqual([right ? source.x + BOX_WIDTH : source.x, source.y + BOX_HEIGHT / 2]);
      expect(last).toEqual([right ? target.x : target.x + BOX_WIDTH, target.y + BOX_HEIGHT / 2]);
      expect(points.every(([x, y], at) => at === 0 || x === points[at - 1]![0] || y === points[at - 1]![1])).toBe(true);
    }
    const ends = layout.lines.map(({ from }) => from);
    expect(new Set(ends).size, "no match leads to two").toBe(ends.length);
  });

  test.each([8, 16, 64])("whoever goes on is drawn in the middle of the two matches before (%i players)", (players) => {
    const layout = layOutBracket(pairingsOf(start("single", players)));
    const boxes = new Map(boxesOf(layout).map((box) => [box.pairing.id, box]));
    const before = Map.groupBy(layout.lines, ({ to }) => to);
    expect(before.size).toBe(players / 2 - 1);
    for (const [to, lines] of before) {
      const rows = lines.map(({ from }) => boxes.get(from)!.y);
      expect(rows).toHaveLength(2);
      expect(boxes.get(to)!.y).toBeCloseTo((rows[0]! + rows[1]!) / 2);
    }
  });

  test.each([
    ["single", 1],
    ["single", 2],
    ["double", 1],
  ] as const)(
    "on a screen for a hall, %s, %i side(s): only what is ahead, from the edge on, each round by its name",
    (format, sides) => {
      const whole = start(format, 64);
      const tournament = playOut(whole, 48);
      const all = pairingsOf(tournament);
      const ahead = roundsAhead(all);
      expect(ahead.length).toBeLessThan(all.length);
      expect(all.filter(({ outcome }) => outcome === null).every((pairing) => ahead.includes(pairing))).toBe(true);
      const layout = layOutBracket(ahead, sides, all);
      const boxes = boxesOf(layout);
      expect(Math.min(...boxes.map(({ x }) => x))).toBe(0);
      expect(layout.height).toBeLessThan(layOutBracket(all, sides).height);
      for (const [place, one] of boxes.entries())
        for (const other of boxes.slice(place + 1))
          expect(Math.abs(one.x - other.x) >= BOX_WIDTH || Math.abs(one.y - other.y) >= BOX_HEIGHT).toBe(true);
      const names = (rounds: BracketLayout["rounds"]) =>
        rounds.map(({ stage, round, rounds: of }) => `${stage} ${round} of ${of}`);
      const known = names(layOutBracket(all, sides).rounds);
      expect(known).toEqual(expect.arrayContaining(names(layout.rounds)));
      expect(roundsAhead(pairingsOf(whole))).toEqual(pairingsOf(whole)); // nothing is played yet
    },
  );

  test("with two sides each half of the field is on its own, and the final between them", () => {
    const layout = layOutBracket(pairingsOf(start("single", 16)), 2);
    const final = boxesOf(layout).find(({ pairing }) => pairing.id === "w4.1")!;
    expect(final.x + BOX_WIDTH / 2).toBeCloseTo(layout.width / 2);
    for (const { boxes, heads, stage, round } of layout.rounds) {
      if (stage === "third" || round === 4) continue;
      const left = boxes.filter(({ x }) => x < final.x);
      expect(left.length).toBe(boxes.length / 2);
      expect(heads).toHaveLength(2);
    }
    expect(layout.height).toBeLessThan(layOutBracket(pairingsOf(start("single", 16))).height * 0.6);
  });

  test("a losers' bracket counts the rounds that are played, not those of byes alone", () => {
    const roundsIn = (players: number) =>
      layOutBracket(pairingsOf(start("double", players))).rounds.map(
        ({ stage, round, rounds }) => `${stage} ${round} of ${rounds}`,
      );
    expect(roundsIn(5)).toEqual([
      "winners 1 of 3",
      "winners 2 of 3",
      "winners 3 of 3",
      "losers 1 of 3", // in the bracket of eight it would be the second
      "losers 2 of 3",
      "losers 3 of 3",
      "final 1 of 1",
    ]);
    expect(roundsIn(8)).toContain("losers 4 of 4");
  });

  test("is read from the first round to the last, upper bracket before lower, finals last", () => {
    const layout = layOutBracket(pairingsOf(playOut(start("double", 8))));
    expect(layout.rounds.map(({ stage, round }) => `${stage} ${round}`)).toEqual([
      "winners 1",
      "winners 2",
      "winners 3",
      "losers 1",
      "losers 2",
      "losers 3",
      "losers 4",
      "final 1",
      "final 2",
    ]);
  });
});
