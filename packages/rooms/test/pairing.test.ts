import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairSeekers, ratingWindow, type Seeker } from "../src/lobby/pairing.ts";

const NOW = 1_000_000;
const NAMES = Array.from({ length: 14 }, (_, place) => `player${place}`);

function seeker(player: string, over: Partial<Seeker> = {}): Seeker {
  return {
    player,
    kind: "quick",
    rated: true,
    rating: 1500,
    deviation: 60,
    sinceMs: NOW,
    roundTripMs: 30,
    blocked: new Set(),
    lastOpponent: null,
    ...over,
  };
}

const crowd = fc
  .uniqueArray(
    fc.record({
      player: fc.constantFrom(...NAMES),
      kind: fc.constantFrom("quick" as const, "classic" as const),
      rated: fc.boolean(),
      rating: fc.integer({ min: 600, max: 2600 }),
      deviation: fc.integer({ min: 45, max: 350 }),
      sinceMs: fc.integer({ min: NOW - 90_000, max: NOW }),
      roundTripMs: fc.option(fc.integer({ min: 1, max: 400 })),
      blocked: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 4 }).map((names) => new Set(names)),
      lastOpponent: fc.option(fc.constantFrom(...NAMES)),
    }),
    { selector: ({ player }) => player, maxLength: NAMES.length },
  )
  .map((all): Seeker[] => all);

describe("[PLAY-4] a wave of pairing", () => {
  test("pairs nobody twice or with themselves, and only those who accept each other", () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const pairs = pairSeekers(all, NOW);
        const paired = pairs.flatMap(({ one, other }) => [one.player, other.player]);
        expect(new Set(paired).size).toBe(paired.length);
        for (const { one, other } of pairs) {
          expect([one.kind, one.rated]).toEqual([other.kind, other.rated]);
          expect(one.blocked.has(other.player) || other.blocked.has(one.player)).toBe(false);
          const gap = Math.abs(one.rating - other.rating);
          expect(gap).toBeLessThanOrEqual(Math.min(ratingWindow(one, NOW), ratingWindow(other, NOW)));
        }
      }),
    );
  });

  test("leaves no two behind who accept each other, unless they have just played", () => {
    fc.assert(
      fc.property(crowd, (all) => {
        const paired = new Set(pairSeekers(all, NOW).flatMap(({ one, other }) => [one.player, other.player]));
        const left = all.filter(({ player }) => !paired.has(player));
        const fresh = left.map((each) => ({ ...each, lastOpponent: null }));
        for (const { one, other } of pairSeekers(fresh, NOW)) {
          const before = left.find(({ player }) => player === one.player)!;
          const rival = left.find(({ player }) => player === other.player)!;
          expect([before.lastOpponent, rival.lastOpponent]).toSatisfy(
            ([a, b]: (string | null)[]) => a === rival.player || b === before.player,
          );
        }
      }),
    );
  });

  test("does not depend on the order in which people are listed", () => {
    fc.assert(
      fc.property(crowd, (all) => {
        expect(pairSeekers(all.toReversed(), NOW)).toEqual(pairSeekers(all, NOW));
      }),
    );
  });

  test("lets whoever waited longest choose first, the nearest in rating", () => {
    const pairs = pairSeekers(
      [
        seeker("late", { rating: 1510 }),
        seeker("first", { rating: 1500, sinceMs: NOW - 9000 }),
        seeker("near", { rating: 1520, sinceMs: NOW - 1000 }),
        seeker("far", { rating: 1580, sinceMs: NOW - 1000 }),
      ],
      NOW,
    );
    expect(pairs.map(({ one, other }) => [one.player, other.player])).toEqual([
      ["first", "near"],
      ["far", "late"],
    ]);
  });

  test("widens what is accepted with waiting, until anybody finds an opponent", () => {
    const strong = seeker("strong", { rating: 2400 });
    const beginner = seeker("beginner", { rating: 1000 });
    expect(pairSeekers([strong, beginner], NOW)).toEqual([]);
    expect(pairSeekers([strong, beginner], NOW + 70_000)).toHaveLength(1);
  });

  test("keeps two who have just played apart while others wait, and pairs them again when nobody else would do", () => {
    const one = seeker("one", { lastOpponent: "other", sinceMs: NOW - 2000 });
    const other = seeker("other", { lastOpponent: "one", sinceMs: NOW - 1000 });
    expect(pairSeekers([one, other], NOW)).toHaveLength(1);
    const third = seeker("third", { rating: 1550 });
    const pairs = pairSeekers([one, other, third], NOW);
    expect(pairs.map((pair) => [pair.one.player, pair.other.player])).toEqual([["one", "third"]]);
  });

  test("prefers the nearer line between two of the same strength", () => {
    const [pair] = pairSeekers(
      [
        seeker("me", { sinceMs: NOW - 1000 }),
        seeker("afar", { roundTripMs: 320 }),
        seeker("nearby", { roundTripMs: 40 }),
      ],
      NOW,
    );
    expect(pair!.other.player).toBe("nearby");
  });
});
