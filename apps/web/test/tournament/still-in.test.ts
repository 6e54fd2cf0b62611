// What a player is told between two matches hangs on whether there may be another one.
import { decide, openPairings, type Plan, startSeeded, type Tournament } from "@transcendence/tournament";
import { expect, test } from "vitest";
import { isStillIn } from "../../src/features/tournaments/still-in.ts";

const PLAYERS = ["1", "2", "3", "4"];

function begin(plan: Partial<Plan>): Tournament {
  const whole = { format: "single", thirdPlace: false, groups: 1, rounds: 0, ...plan } as const;
  return startSeeded(
    whole,
    PLAYERS.map((id) => ({ id, rating: null })),
  );
}

/** The better seed wins whatever is open, until there are so many results. */
function play(tournament: Tournament, matches: number): Tournament {
  let state = tournament;
  for (let count = 0; count < matches; count++) {
    const [pairing] = openPairings(state);
    if (pairing === undefined) break;
    const winner = pairing.slots.flatMap((slot) => (slot.kind === "player" ? slot.id : [])).toSorted()[0]!;
    const change = decide(state, pairing.id, { winner, score: null, how: "played" });
    if (!change.ok) throw new Error(change.reason);
    state = change.tournament;
  }
  return state;
}

const stillIn = (state: Tournament) => PLAYERS.filter((id) => isStillIn(state, id));

test.each([
  ["a single elimination: out with the first loss", { format: "single" }, 2, ["1", "2"]],
  [
    "with a match for the third place: the semi-finals' losers, too",
    { format: "single", thirdPlace: true },
    2,
    PLAYERS,
  ],
  ["a double elimination: with the second loss", { format: "double" }, 4, ["1", "2", "3"]],
  ["a round robin: whoever has a match to play", { format: "round-robin" }, 0, PLAYERS],
  ["a Swiss: everybody", { format: "swiss" }, 2, PLAYERS],
] as const)("%s", (_, plan, matches, expected) => {
  expect(stillIn(play(begin(plan), matches))).toEqual(expected);
});

test("in a round robin nobody waits who has played all their matches, though they won them", () => {
  let state = begin({ format: "round-robin" });
  const own = (id: string) =>
    openPairings(state).find(({ slots }) => slots.some((slot) => slot.kind === "player" && slot.id === id));
  for (let round = 0; round < 20 && isStillIn(state, "1"); round++) {
    const pairing = own("1") ?? openPairings(state)[0]!;
    const [first] = pairing.slots.flatMap((slot) => (slot.kind === "player" ? slot.id : [])).toSorted();
    const change = decide(state, pairing.id, { winner: first!, score: null, how: "played" });
    if (change.ok) state = change.tournament;
  }
  expect(stillIn(state)).not.toContain("1");
  expect(stillIn(state)).not.toEqual([]);
});

test("in groups everybody may still reach the play-off until it is drawn, then only who is in it", () => {
  const groups = begin({ format: "round-robin", groups: 2 });
  expect(stillIn(groups)).toEqual(PLAYERS);
  const drawn = play(groups, 2);
  expect(drawn.finalists).not.toBe(null);
  expect(stillIn(drawn)).toEqual(PLAYERS.filter((id) => drawn.finalists?.includes(id)));
});

test("two of whom neither came: out at once, since nobody goes on from there", () => {
  const state = begin({ format: "double" });
  const [first] = openPairings(state);
  const change = decide(state, first!.id, { winner: null, score: null, how: "walkover" });
  expect(change.ok && stillIn(change.tournament)).toEqual(["2", "3"]);
});
