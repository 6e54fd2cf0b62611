import {
  decide,
  DEFAULT_PLAN,
  openPairings,
  type Outcome,
  startSeeded,
  type Tournament,
  withdraw,
} from "@transcendence/tournament";
import { beforeAll, describe, expect, test } from "vitest";
import { matchText, scoreAt, stateOf } from "../../src/features/tournament/board/match-box.tsx";
import { roundName } from "../../src/features/tournament/board/round-names.ts";
import { drawingOf, type TournamentDrawing } from "../../src/features/tournament/board/view.ts";
import { loadLanguage } from "../../src/i18n/index.ts";
import { tournament as words } from "../../src/i18n/tournament/index.ts";

beforeAll(async () => {
  await loadLanguage("en");
  await words.load();
});

const people = { a: { name: "Anna" }, b: { name: "Boris" }, c: { name: "Chloé" } };

function start(format: "single" | "swiss", ...ids: string[]): Tournament {
  return startSeeded(
    { ...DEFAULT_PLAN, format, thirdPlace: false },
    ids.map((id) => ({ id, rating: null })),
  );
}

function decideFirst(tournament: Tournament, outcome: Outcome): Tournament {
  const change = decide(tournament, openPairings(tournament)[0]!.id, outcome);
  if (!change.ok) throw new Error(change.reason);
  return change.tournament;
}

/** What is said and shown of each match. */
function told(view: TournamentDrawing) {
  return view.pairings.map((pairing) => [
    matchText(view, pairing),
    stateOf(view, pairing),
    scoreAt(view, pairing, 0),
    scoreAt(view, pairing, 1),
  ]);
}

describe("[TOUR-2] a match in the drawing", () => {
  test("says who plays, that somebody is not known yet, and who needs not play", () => {
    expect(told(drawingOf(start("single", "a", "b", "c"), { people }))).toEqual([
      ["Anna has a bye", "over", "bye", ""],
      ["Boris against Chloé, to be played", "ready", "", ""],
      ["Anna against to be decided, to be played", "waiting", "", ""],
    ]);
    const swiss = drawingOf(start("swiss", "a", "b", "c"), { people });
    expect(told(swiss)).toContainEqual(["Chloé has a bye", "over", "bye", ""]);
  });

  test("says how it stands, and how it ended", () => {
    const two = start("single", "a", "b");
    const of = (tournament: Tournament, live = {}) => told(drawingOf(tournament, { people, live }))[0];
    expect(of(two, { "w1.1": [3, 5] })).toEqual(["Anna 3, Boris 5, being played", "live", "3", "5"]);
    expect(of(decideFirst(two, { winner: "b", score: [2, 7], how: "played" }))).toEqual([
      "Anna 2, Boris 7. Boris wins.",
      "over",
      "2",
      "7",
    ]);
    expect(of(decideFirst(two, { winner: "a", score: null, how: "decided" }))?.[0]).toBe(
      "Anna against Boris. Anna wins by the organiser’s decision.",
    );
    expect(of(decideFirst(two, { winner: null, score: null, how: "walkover" }))?.[0]).toBe(
      "Anna against Boris. Neither came.",
    );
    const left = withdraw(two, "a");
    if (!left.ok) throw new Error(left.reason);
    expect(of(left.tournament)).toEqual(["Anna against Boris. Boris wins by walkover.", "over", "", "w/o"]);
  });

  test.each([
    ["winners", 1, 7, false, "Round of 128"],
    ["winners", 3, 6, false, "Round of 16"],
    ["winners", 2, 4, false, "Quarter-finals"],
    ["winners", 3, 4, false, "Semi-finals"],
    ["winners", 4, 4, false, "Final"],
    ["winners", 4, 4, true, "Winners’ final"],
    ["losers", 5, 6, true, "Losers’ round 5"],
    ["losers", 6, 6, true, "Losers’ final"],
    ["final", 2, 2, true, "Second final"],
    ["swiss", 3, 7, false, "Round 3"],
  ] as const)("%s %i of %i (double: %s) is called %4$s", (stage, round, rounds, isDouble, name) => {
    expect(roundName({ stage, round, rounds }, isDouble)).toBe(name);
  });
});
