import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decide,
  enterLate,
  isClosed,
  isOver,
  openPairings,
  overrule,
  type Pairing,
  pairingsOf,
  pairWave,
  playersOf,
  standings,
  startTournament,
  swissRounds,
  type Tournament,
  withdraw,
} from "../src/index.ts";
import { changed, entrants, luckyOutcome, meetings, plans, playOut, start } from "./play.ts";

const count = fc.integer({ min: 2, max: 24 });
const u32 = fc.nat();
const picks = fc.infiniteStream(fc.nat());

function chooser(stream: Iterator<number>): (below: number) => number {
  return (below) => (stream.next().value as number) % below; // the stream is infinite
}

describe("[TOUR-5] every format", () => {
  test("comes to its end, with one winner and everybody in the standings once", () => {
    fc.assert(
      fc.property(plans, count, u32, picks, (plan, players, luck, stream) => {
        const end = playOut(start(plan, players), { luck, choose: chooser(stream) });
        expect(isOver(end)).toBe(true);
        const table = standings(end);
        expect(table.map(({ id }) => id).toSorted()).toEqual(end.entrants.map(({ id }) => id).toSorted());
        expect(table.filter(({ rank }) => rank === 1)).toHaveLength(1);
        expect(table.every(({ rank }, place) => place === 0 || rank >= table[place - 1]!.rank)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("comes to the same, in whatever order results arrive", () => {
    const ordered = plans.filter(({ format }) => format !== "arena"); // who is free there depends on the time
    fc.assert(
      fc.property(ordered, count, u32, picks, picks, (plan, players, luck, one, other) => {
        const first = playOut(start(plan, players), { luck, choose: chooser(one) });
        const second = playOut(start(plan, players), { luck, choose: chooser(other) });
        expect(standings(second)).toEqual(standings(first));
        expect(second.outcomes).toEqual(first.outcomes);
      }),
    );
  });

  test("goes on when somebody leaves at any time, or several do", () => {
    fc.assert(
      fc.property(
        plans,
        count,
        u32,
        picks,
        fc.array(fc.tuple(fc.nat(30), fc.nat(23)), { maxLength: 6 }),
        (plan, players, luck, stream, leaves) => {
          const begun = start(plan, players);
          const end = playOut(begun, {
            luck,
            choose: chooser(stream),
            leave: (decided) => {
              const leaver = leaves.find(([after]) => after === decided);
              return leaver === undefined ? null : begun.entrants[leaver[1] % players]!.id;
            },
          });
          expect(isOver(end)).toBe(true);
          for (const pairing of pairingsOf(end)) expect(isClosed(pairing)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("never asks two people to play twice at the same time, but in groups and arenas one after the other", () => {
    fc.assert(
      fc.property(plans, count, u32, (plan, players, luck) => {
        let tournament = start(plan, players);
        for (let turn = 0; turn < 60; turn++) {
          tournament = pairWave(
            tournament,
            tournament.entrants.map(({ id }) => id),
          );
          const open = openPairings(tournament);
          const busy = open.flatMap(playersOf);
          expect(new Set(busy).size).toBe(busy.length);
          const pairing = open[luck % Math.max(1, open.length)];
          if (pairing === undefined) return;
          tournament = changed(decide(tournament, pairing.id, luckyOutcome(pairing, luck)));
        }
      }),
    );
  });

  test("takes a result once, of a match that is to be played, won by one of the two", () => {
    const tournament = start({ format: "single" }, 4);
    const [pairing] = openPairings(tournament);
    const outcome = luckyOutcome(pairing!, 7);
    const after = changed(decide(tournament, pairing!.id, outcome));
    expect(decide(after, pairing!.id, outcome)).toEqual({ ok: false, reason: "already_decided" });
    expect(decide(tournament, "w2.1", outcome)).toEqual({ ok: false, reason: "not_ready" });
    expect(decide(tournament, "w9.9", outcome)).toEqual({ ok: false, reason: "unknown_pairing" });
    expect(decide(tournament, pairing!.id, { ...outcome, winner: "p9" })).toEqual({
      ok: false,
      reason: "not_a_player",
    });
  });

  test("is plain data: kept as JSON and taken up again it goes on as it would have", () => {
    fc.assert(
      fc.property(plans, count, u32, (plan, players, luck) => {
        const begun = start(plan, players);
        const kept = JSON.parse(JSON.stringify(begun)) as typeof begun; // what was written
        expect(kept).toEqual(begun);
        expect(playOut(kept, { luck, choose: () => 0 })).toEqual(playOut(begun, { luck, choose: () => 0 }));
      }),
      { numRuns: 40 },
    );
  });
});

describe("[TOUR-5] single elimination", () => {
  test("has a match less than players, one more for the third place, and byes for the strongest", () => {
    fc.assert(
      fc.property(count, u32, fc.boolean(), (players, luck, thirdPlace) => {
        const end = playOut(start({ format: "single", thirdPlace }, players), { luck, choose: () => 0 });
        const played = Object.values(end.outcomes).length;
        const third = thirdPlace && players >= 4 ? 1 : 0;
        expect(played).toBe(players - 1 + third);
        const byes = pairingsOf(end).filter(
          ({ round, slots }) => round === 1 && slots.some(({ kind }) => kind === "bye"),
        );
        const best = end.entrants.slice(0, byes.filter(({ stage }) => stage === "winners").length).map(({ id }) => id);
        expect(
          byes
            .filter(({ stage }) => stage === "winners")
            .flatMap(playersOf)
            .toSorted(),
        ).toEqual(best.toSorted());
      }),
    );
  });

  test("lets the best two meet in the final only, and the best four in the semi-finals", () => {
    let tournament = start({ format: "single" }, 16);
    for (let open = openPairings(tournament); open.length > 0; open = openPairings(tournament)) {
      const [pairing] = open;
      const [one, other] = playersOf(pairing!);
      const winner = Number(one!.slice(1)) < Number(other!.slice(1)) ? one! : other!;
      tournament = changed(decide(tournament, pairing!.id, { winner, score: null, how: "played" }));
    }
    const round = (number: number) =>
      pairingsOf(tournament).filter((each) => each.stage === "winners" && each.round === number);
    expect(round(4).flatMap(playersOf)).toEqual(["p1", "p2"]);
    expect(round(3).flatMap(playersOf).toSorted()).toEqual(["p1", "p2", "p3", "p4"]);
    expect(
      standings(tournament)
        .slice(0, 4)
        .map(({ id, rank }) => [id, rank]),
    ).toEqual([
      ["p1", 1],
      ["p2", 2],
      ["p3", 3],
      ["p4", 4],
    ]);
  });
});

describe("[TOUR-5] double elimination", () => {
  test("puts out only those who lost twice, and lets an unbeaten finalist lose once", () => {
    fc.assert(
      fc.property(count, u32, picks, (players, luck, stream) => {
        const end = playOut(start({ format: "double" }, players), { luck, choose: chooser(stream) });
        const table = standings(end);
        for (const { rank, losses } of table) expect(losses).toBe(rank === 1 ? Math.min(losses, 1) : 2);
        const finals = pairingsOf(end).filter(({ stage }) => stage === "final");
        const [first] = finals;
        const upset = first!.outcome?.winner === playersOf(first!)[1];
        expect(finals).toHaveLength(upset ? 2 : 1);
        expect(Object.values(end.outcomes)).toHaveLength(2 * players - 2 + (upset ? 1 : 0));
      }),
    );
  });
});

describe("[TOUR-5] round robin", () => {
  test("everybody meets everybody once, and rests at most once", () => {
    fc.assert(
      fc.property(count, (players) => {
        const pairings = pairingsOf(start({ format: "round-robin" }, players));
        const met = meetings(pairings);
        expect(new Set(met).size).toBe((players * (players - 1)) / 2);
        expect(met).toHaveLength(new Set(met).size);
        const rounds = Math.max(...pairings.map(({ round }) => round));
        expect(rounds).toBe(players % 2 === 0 ? players - 1 : players);
      }),
    );
  });

  test("in groups the best two of each play on", () => {
    const end = playOut(start({ format: "round-robin", groups: 4 }, 18), { luck: 3, choose: () => 0 });
    expect(end.finalists).toHaveLength(8);
    const table = standings(end);
    expect(
      table
        .slice(0, 8)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...end.finalists!].toSorted());
  });
});

test("in groups whoever has left takes no place in the play-off, whatever they have won", () => {
  const groups = start({ format: "round-robin", groups: 2 }, 6);
  const [best = ""] = openPairings(groups).flatMap(playersOf);
  const winFirst = (state: Tournament, pairing: Pairing): Tournament => {
    const players = playersOf(pairing);
    return changed(
      decide(state, pairing.id, {
        winner: players.find((id) => id === best) ?? players[0]!,
        score: null,
        how: "played",
      }),
    );
  };
  const theirs = pairingsOf(groups).filter((pairing) => playersOf(pairing).includes(best));
  let state = changed(withdraw(theirs.reduce(winFirst, groups), best));
  while (state.finalists === null) state = winFirst(state, openPairings(state)[0]!);
  expect(state.finalists).toHaveLength(4);
  expect(state.finalists).not.toContain(best);
});

describe("[TOUR-5] Swiss", () => {
  test("nobody meets anybody twice while that can be avoided, and nobody rests twice", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 24 }), u32, (players, luck) => {
        const rounds = Math.min(swissRounds(players), players - 2);
        const end = playOut(start({ format: "swiss", rounds }, players), { luck, choose: () => 0 });
        const played = pairingsOf(end).filter(({ slots }) => slots.every(({ kind }) => kind === "player"));
        const met = meetings(played);
        expect(new Set(met).size).toBe(met.length);
        const byes = end.drawn.filter(({ players: [, other] }) => other === null).map(({ players: [one] }) => one);
        expect(new Set(byes).size).toBe(byes.length);
        expect(Math.max(...end.drawn.map(({ round }) => round))).toBe(rounds);
      }),
    );
  });

  test("pairs people with about as many points", () => {
    const end = playOut(start({ format: "swiss" }, 32), { luck: 11, choose: () => 0 });
    expect(end.drawn).toHaveLength(5 * 16);
    const points = new Map<string, number>();
    for (const { round, players, id } of end.drawn) {
      const [one, other] = players.map((player) => points.get(player ?? "") ?? 0);
      if (round > 1) expect(Math.abs(one! - other!)).toBeLessThanOrEqual(1);
      const winner = end.outcomes[id]!.winner!;
      points.set(winner, (points.get(winner) ?? 0) + 1);
    }
  });
});

describe("[TOUR-5] arena", () => {
  test("pairs whoever is ready, not the same two again at once, and counts streaks double", () => {
    let tournament = start({ format: "arena" }, 6);
    const all = tournament.entrants.map(({ id }) => id);
    tournament = pairWave(tournament, all.slice(0, 5));
    expect(openPairings(tournament)).toHaveLength(2);
    expect(pairWave(tournament, all.slice(0, 5))).toEqual(tournament);
    for (let wave = 0; wave < 30; wave++) {
      for (const { id, slots } of openPairings(tournament)) {
        const winner = slots.some((slot) => slot.kind === "player" && slot.id === "p1")
          ? "p1"
          : playersOf({ slots } as never)[0]!;
        tournament = changed(decide(tournament, id, { winner, score: null, how: "played" }));
      }
      tournament = pairWave(tournament, all);
    }
    for (const id of all) {
      const own = pairingsOf(tournament).filter((pairing) => playersOf(pairing).includes(id));
      const rivals = own.map((pairing) => playersOf(pairing).find((other) => other !== id));
      expect(rivals.every((rival, place) => place === 0 || rival !== rivals[place - 1])).toBe(true);
    }
    const best = standings(tournament)[0]!;
    expect(best.id).toBe("p1");
    expect(best.points).toBe(2 * 2 + 4 * (best.wins - 2));
  });
});

test("[TOUR-5] an arena never pairs two computer players, and lets nobody wait who could play one", () => {
  let tournament = start({ format: "arena" }, 3);
  const computers = new Set(["p1", "p2"]);
  for (let wave = 0; wave < 20; wave++) {
    tournament = pairWave(tournament, ["p1", "p2", "p3"], computers);
    const open = openPairings(tournament);
    expect(open.map((pairing) => playersOf(pairing).includes("p3"))).toEqual([true]);
    for (const pairing of open) tournament = changed(decide(tournament, pairing.id, luckyOutcome(pairing, wave)));
  }
});

describe("[TOUR-1] the organiser", () => {
  test("overrules a result as long as nobody has played on from it", () => {
    let tournament = start({ format: "single", thirdPlace: false }, 4);
    for (const pairing of openPairings(tournament)) {
      const [winner] = playersOf(pairing);
      tournament = changed(decide(tournament, pairing.id, { winner: winner!, score: [7, 3], how: "played" }));
    }
    const [semi] = pairingsOf(tournament);
    const loser = playersOf(semi!).find((id) => id !== semi!.outcome!.winner)!;
    const turned = changed(overrule(tournament, semi!.id, loser));
    expect(openPairings(turned).flatMap(playersOf)).toContain(loser);
    const [final] = openPairings(tournament);
    const played = changed(decide(tournament, final!.id, luckyOutcome(final!, 1)));
    expect(overrule(played, semi!.id, loser)).toEqual({ ok: false, reason: "already_played_on" });
  });

  test("lets people in late where the format bears it", () => {
    const late = { id: "late", rating: null };
    expect(enterLate(start({ format: "single" }, 4), late)).toEqual({ ok: false, reason: "no_late_entry" });
    const swiss = changed(enterLate(start({ format: "swiss", rounds: 3 }, 4), late));
    const end = playOut(swiss, { luck: 5, choose: () => 0 });
    expect(end.drawn.some(({ players }) => players.includes("late"))).toBe(true);
    expect(enterLate(swiss, late)).toEqual({ ok: false, reason: "already_entered" });
  });

  test("seeds by rating, and by lot those who have none", () => {
    const mixed = [...entrants(3).toReversed(), { id: "a", rating: null }, { id: "b", rating: null }];
    let lot = 0;
    const { entrants: seeded } = startTournament(start({}, 2).plan, mixed, () => (lot += 0.1));
    expect(seeded.map(({ id }) => id)).toEqual(["p1", "p2", "p3", "a", "b"]);
  });

  test("withdraws somebody: what they still had is the opponent's", () => {
    const tournament = changed(withdraw(start({ format: "single", thirdPlace: false }, 4), "p1"));
    const final = pairingsOf(tournament).find(({ round }) => round === 2)!;
    expect(playersOf(final)).toEqual(["p4"]);
    expect(changed(withdraw(tournament, "p1"))).toEqual(tournament);
  });
});
