// What the large board of "Watch" shows.
import type { BoardSample, LiveMatch } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { ENDING_MS, follow, isMine, NOTHING, topMatch } from "../src/features/watch/programme.ts";
import { Track } from "../src/features/watch/track.ts";

function live(id: string, ratings: readonly [number | null, number | null], spectators = 0): LiveMatch {
  const side = (rating: number | null, name: string): LiveMatch["players"][0] => ({
    player: { id: `${id}${name}`, name, kind: "member" },
    rating: rating === null ? null : { rating, provisional: false },
  });
  return {
    id,
    kind: "quick",
    rated: true,
    players: [side(ratings[0], "Left"), side(ratings[1], "Right")],
    score: [0, 0],
    spectators,
  };
}

const weak = live("weak", [1200, 1300], 9);
const strong = live("strong", [1900, 2100]);

test("[PLAY-9] the top match is that of the strongest, and of equals the most watched", () => {
  expect(topMatch([])).toBe(null);
  expect(topMatch([weak, strong])).toBe(strong);
  expect(topMatch([live("one", [null, null], 1), live("two", [null, null], 3)])?.id).toBe("two");
});

test("[PLAY-9] what is on stays on, with its newest score, whatever begins meanwhile", () => {
  const showing = follow(NOTHING, [weak], 0);
  expect(showing.shown).toBe(weak);
  const scored = { ...weak, score: [3, 1] } satisfies LiveMatch;
  expect(follow(showing, [scored, strong], 1000).shown).toBe(scored);
});

test("[PLAY-9] a match that is over stays for its end, then the next top match follows, also after one that was chosen", () => {
  const chosen = { shown: weak, chosen: true, overSinceMs: null };
  const ending = follow(chosen, [strong], 10_000);
  expect(ending).toEqual({ ...chosen, overSinceMs: 10_000 });
  expect(follow(ending, [strong], 10_000 + ENDING_MS - 1)).toEqual(ending);
  expect(follow(ending, [weak, strong], 12_000)).toEqual(chosen); // its room was only away for a moment
  expect(follow(ending, [strong], 10_000 + ENDING_MS)).toEqual({ shown: strong, chosen: false, overSinceMs: null });
  expect(follow(ending, [], 10_000 + ENDING_MS)).toEqual(NOTHING);
});

test("[PLAY-9] one's own match is not opened on the board", () => {
  expect([isMine(weak, "weakLeft"), isMine(weak, "strongLeft"), isMine(weak, undefined)]).toEqual([true, false, false]);
});

describe("[PLAY-9] a small board", () => {
  const sample = (x: number): BoardSample => [x, 0, 10, -10];

  test("moves in straight lines from place to place, and stands still where nothing was told", () => {
    const track = new Track();
    expect(track.at(0)).toBe(null);
    track.add([sample(0), sample(50)], 1000);
    expect([900, 1000, 1050, 1100, 5000].map((nowMs) => track.at(nowMs)?.[0])).toEqual([0, 0, 25, 50, 50]);
  });

  test("goes on where it was when the next places come early, and at once when they come late", () => {
    const track = new Track();
    track.add([sample(0), sample(100)], 1000);
    track.add([sample(200)], 1150);
    expect([1150, 1200].map((nowMs) => track.at(nowMs)?.[0])).toEqual([150, 200]);
    track.add([sample(0)], 9000);
    expect(track.at(9000)?.[0]).toBe(0);
  });

  test("does not fly across the field when the ball is put back to the middle", () => {
    const track = new Track();
    track.add([sample(-390), sample(0)], 0);
    expect([50, 100].map((nowMs) => track.at(nowMs)?.[0])).toEqual([-390, 0]);
  });
});
