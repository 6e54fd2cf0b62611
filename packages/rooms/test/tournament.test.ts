import { CHARACTER_IDS, type CharacterId } from "@transcendence/game";
import {
  computerId,
  computerPlayer,
  TOURNAMENT_FORMATS,
  type TournamentAct,
  type TournamentConfig,
  type TournamentState,
} from "@transcendence/protocol";
import { FORMATS, type Tournament } from "@transcendence/tournament";
import fc from "fast-check";
import type * as v from "valibot";
import { describe, expect, expectTypeOf, test } from "vitest";
import { LOG_MAX, restoreTournament, viewOf } from "../src/tournament/index.ts";
import { Cup, CUP, person, START_MS } from "./tournament-room.ts";

const swiss = { format: "swiss", thirdPlace: false, groups: 1, rounds: 3 } as const;

test("the protocol speaks of tournaments as packages/tournament does", () => {
  expect(TOURNAMENT_FORMATS).toEqual(FORMATS);
  expectTypeOf<v.InferOutput<typeof TournamentState>>().toExtend<Tournament>();
});

describe("registration", () => {
  test("[TOUR-1] T1: everybody enters once, under a name that nobody else has here, while there are places", () => {
    const cup = new Cup({ places: 3, startsAtMs: START_MS + 1000 });
    cup.enter(1);
    const wish = { type: "enter", rating: null } as const;
    expect(cup.act({ ...wish, player: person(1), alias: null })).toBe("already_entered");
    expect(cup.act({ ...wish, player: person(2), alias: "player 1" })).toBe("name_taken");
    expect(cup.act({ ...wish, player: person(2), alias: "The Wall" })).toBe(null);
    cup.enter(3);
    expect(cup.act({ ...wish, player: person(4), alias: null })).toBe("full");
    expect(cup.view.entries.map(({ id, alias }) => [id, alias])).toEqual([
      ["1", null],
      ["2", "The Wall"],
      ["3", null],
    ]);
  });

  test("T2: who withdraws gives the place back, and may enter again", () => {
    const cup = new Cup({ places: 2, startsAtMs: START_MS + 1000 });
    cup.enter(1, 2);
    expect(cup.act({ type: "withdraw", user: person(1).id })).toBe(null);
    expect(cup.act({ type: "withdraw", user: person(1).id })).toBe("not_entered");
    cup.enter(3);
    expect(cup.act({ type: "enter", player: person(1), alias: null, rating: null })).toBe("full");
    expect(cup.view.entries.map(({ id }) => id)).toEqual(["2", "3"]);
  });

  test("T2: numbers are not given again, and end", () => {
    const cup = new Cup({ places: 2, startsAtMs: START_MS + 1000 });
    cup.room.stored = { ...cup.room.stored, lastEntry: 9998 }; // as after as many registrations
    cup.enter(1);
    expect(cup.view.entries.map(({ id }) => id)).toEqual(["9999"]);
    cup.act({ type: "withdraw", user: person(1).id });
    expect(cup.act({ type: "enter", player: person(1), alias: null, rating: null })).toBe("closed");
  });

  test("T3: it begins when its time has come, when it is full, or when the organiser says so", () => {
    const timed = new Cup({ startsAtMs: START_MS + 60_000 });
    timed.enter(1, 2);
    timed.wait(59_000);
    expect(timed.view.phase).toBe("registration");
    timed.wait(1000);
    expect(timed.view.phase).toBe("running");
    const full = new Cup({ places: 2 });
    full.enter(1, 2);
    expect(full.view.phase).toBe("running");
    const early = new Cup({ startsAtMs: START_MS + 60_000 });
    early.enter(1);
    expect(early.act({ type: "start" })).toBe("too_few");
    early.enter(2);
    expect([early.act({ type: "start" }), early.view.phase]).toEqual([null, "running"]);
    expect(early.act({ type: "enter", player: person(3), alias: null, rating: null })).toBe("closed");
  });

  test("T4: with fewer than two it is cancelled when its time has come", () => {
    const cup = new Cup({ startsAtMs: START_MS + 60_000 });
    cup.enter(1);
    cup.wait(60_000);
    expect([cup.view.phase, cup.log.at(-1)]).toEqual(["cancelled", "too_few"]);
  });

  test("[TOUR-1] T6: nobody registers between the deadline and the start, but for computer players and late entries", () => {
    const cup = new Cup({ plan: swiss, startsAtMs: START_MS + 60_000, closesAtMs: START_MS + 30_000 });
    cup.enter(1, 2);
    cup.wait(29_999);
    cup.enter(3);
    cup.wait(1);
    const wish = { type: "enter", player: person(4), alias: null, rating: null } as const;
    expect(cup.act(wish)).toBe("closed");
    expect(cup.act({ ...wish, player: computerPlayer(CHARACTER_IDS[0]) })).toBe(null);
    expect(cup.act({ type: "withdraw", user: person(2).id })).toBe(null);
    cup.wait(30_000);
    expect(cup.view.phase).toBe("running");
    expect(cup.act(wish)).toBe(null);
  });

  test("T5: into Swiss and arenas one may come late", () => {
    const cup = new Cup({ plan: swiss });
    cup.enter(1, 2, 3, 4);
    cup.act({ type: "start" });
    cup.enter(5);
    expect(cup.view.entries).toHaveLength(5);
    cup.playAll();
    expect([cup.view.phase, cup.ranks.length]).toEqual(["finished", 5]);
  });
});

test("[ACC-9] T7: whoever becomes anonymous goes on as a guest, and nobody finds what they were called and rated", () => {
  const cup = new Cup({ plan: { ...swiss, rounds: 1 } });
  cup.enter(1, 2);
  const member = { ...person(3), name: "Chloe" };
  cup.act({ type: "enter", player: member, alias: "The Wall", rating: 1234 });
  cup.act({ type: "start" });
  cup.act({ type: "withdraw", user: member.id });
  cup.open("page");
  const guest = { id: member.id, name: "Quiet Fox", kind: "guest" } as const;
  expect(cup.act({ type: "forget", player: guest })).toBe(null);
  cup.wait(1000);
  expect(cup.pages.get("page")?.entries.at(-1)).toEqual({ id: "3", player: guest, alias: null, rating: null });
  expect(cup.records.at(-1)?.entries.at(-1)).toMatchObject({ id: "3", user: member.id, alias: null, rating: null });
  expect(cup.records.at(-1)?.entries[0]).toMatchObject({ id: "1", rating: 1999 });
  for (const known of [cup.stored, cup.records.at(-1), cup.pages.get("page")])
    expect(JSON.stringify(known)).not.toMatch(/Chloe|The Wall|1234/);
  expect(cup.act({ type: "forget", player: person(4) })).toBe("not_entered");
});

describe("matches", () => {
  test("[TOUR-3] T10: both are called wherever they are, and the match is ordered once both are there", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    const called = { type: "called", tournament: CUP, title: "Friday cup", untilMs: START_MS + 60_000 };
    expect(cup.told).toEqual([
      { user: person(1).id, event: { ...called, opponent: "Player 2" } },
      { user: person(2).id, event: { ...called, opponent: "Player 1" } },
    ]);
    const users = [person(1).id, person(2).id];
    expect(cup.calls).toEqual([{ pairing: "w1.1", users, untilMs: START_MS + 60_000 }]);
    cup.ready("2");
    expect([cup.orders, cup.view.boards[0]?.ready]).toEqual([[], [true, false]]);
    cup.ready();
    expect(cup.orders).toEqual([
      { id: "match00000001", tournament: CUP, pairing: "w1.1", seats: [person(1).id, person(2).id] },
    ]);
    cup.answer();
    expect(cup.view.boards[0]).toMatchObject({ phase: "playing", match: "match00000001" });
  });

  test("[TOUR-3] T11: who is not there in time loses by walkover; when neither is, nobody goes on", () => {
    const cup = new Cup({ places: 4 });
    cup.enter(1, 2, 3, 4);
    cup.ready("4", "2", "3"); // 1 plays 4, 2 plays 3
    cup.wait(60_000);
    expect(cup.log.slice(-3)).toEqual(["walkover 1 4", "nobody_came 2 3", "finished"]);
    expect(cup.ranks[0]).toBe("1");
  });

  test("T12: a result counts once, however often and from wherever it is told", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    cup.ready();
    cup.answer();
    const [order] = cup.orders;
    cup.play(order!, 1); // there is one
    cup.tellResults();
    cup.crash();
    cup.tellResults();
    expect(cup.log.filter((line) => line.startsWith("played"))).toEqual(["played 2 1"]);
    expect(cup.view.phase).toBe("finished");
  });

  test("T13: a result that does not come is asked for", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    cup.ready();
    cup.answer();
    cup.play(cup.orders[0]!, 0, false); // nobody tells
    cup.crash();
    cup.wait(20_000);
    expect(cup.asked).toEqual([["match00000001"]]);
  });

  test("T14: who was ready and did not come to the match is called once more, and then loses", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    for (const match of ["match00000001", "match00000002"]) {
      cup.ready();
      cup.answer();
      cup.handle({ type: "over", match, missing: [person(2).id] });
    }
    expect(cup.log.slice(-4)).toEqual(["missed 2", "missed 2", "walkover 1 2", "finished"]);
  });

  test("T18: whoever was called when the room died has 20 s to come back to it, once", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    cup.ready("2"); // but for them
    cup.wait(50_000);
    cup.crash();
    cup.wait(10_000); // the minute is over
    expect(cup.view.boards[0]).toMatchObject({ phase: "called", ready: [true, false] });
    expect(cup.told.at(-1)).toMatchObject({
      user: person(2).id,
      event: { type: "called", untilMs: START_MS + 80_000 },
    });
    expect(cup.calls.at(-1)).toEqual({ pairing: "w1.1", users: [person(2).id], untilMs: START_MS + 80_000 });
    cup.crash();
    cup.wait(20_000);
    expect(cup.log.slice(-2)).toEqual(["walkover 1 2", "finished"]);
  });

  test("T18: a match that did not take place after the room had died is nobody's fault, once", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    for (const [index, match] of ["match00000001", "match00000002", "match00000003"].entries()) {
      cup.ready();
      cup.answer();
      if (index === 0) cup.crash();
      cup.handle({ type: "over", match, missing: [person(2).id] });
    }
    expect(cup.log.slice(-4)).toEqual(["missed 2", "missed 2", "walkover 1 2", "finished"]);
    expect(cup.log.filter((line) => line === "missed 2")).toHaveLength(2);
  });

  test("T15: a match that nobody opens is given up, and its players are called again", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    cup.ready();
    cup.answer();
    cup.wait(60_000);
    cup.tellResults();
    expect([cup.log.slice(-2), cup.view.boards[0]?.phase]).toEqual([["missed 1", "missed 2"], "called"]);
  });

  test("T16: an order that fails is given again, also after a crash", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    cup.ready();
    cup.handle({ type: "ordered", match: "match00000001", verdict: "failed" });
    cup.wait(1000);
    cup.crash();
    cup.wait(60_000);
    expect(new Set(cup.orders.map(({ id }) => id))).toEqual(new Set(["match00000001"]));
    expect(cup.orders.length).toBeGreaterThan(2);
    cup.playAll();
    expect(cup.view.phase).toBe("finished");
  });

  test("T19: while the server is overloaded, orders are given again and nobody else is called; then all go on", () => {
    const cup = new Cup({ places: 8 });
    cup.enter(1, 2, 3, 4, 5, 6, 7, 8);
    const [first, second, third, fourth] = cup.room.stored.boards.map(({ pairing }) => pairing);
    const refuse = () => {
      for (const { id } of cup.orders.splice(0)) cup.handle({ type: "ordered", match: id, verdict: "overloaded" });
    };
    const called = () => cup.room.stored.boards.map(({ pairing }) => pairing);
    const playersOf = (pairing?: string) => cup.room.stored.boards.find((each) => each.pairing === pairing)!.players;
    for (const pairing of [first, second]) for (const id of playersOf(pairing)) cup.readyOne(id, pairing!);
    cup.answer();
    const begun = cup.orders.splice(0);
    for (const pairing of [third, fourth]) for (const id of playersOf(pairing)) cup.readyOne(id, pairing!);
    const waiting = cup.orders.map(({ id }) => id);
    refuse();
    for (const order of begun) cup.play(order); // the next round's pairing is known
    for (let times = 0; times < 40; times++) {
      cup.wait(5000);
      expect(cup.orders.map(({ id }) => id)).toEqual(waiting);
      refuse();
    }
    expect(called()).toEqual([third, fourth]);
    cup.wait(5000);
    cup.answer();
    expect(called()).toHaveLength(3);
    cup.playAll();
    expect([cup.view.phase, cup.log.filter((line) => line.startsWith("walkover"))]).toEqual(["finished", []]);
  });

  test("T19: when no order was refused for 15 s, those who wait are called, also if what was refused is no more", () => {
    const cup = openArena(2);
    cup.ready();
    for (const { id } of cup.orders) cup.handle({ type: "ordered", match: id, verdict: "overloaded" });
    for (const number of [3, 4]) cup.enter(number);
    for (const number of [3, 4]) cup.open(`page of ${number}`, person(number));
    cup.act({ type: "withdraw", user: person(1).id });
    cup.wait(14_000);
    expect(cup.room.stored.boards).toEqual([]);
    cup.wait(4000);
    expect(cup.room.stored.boards).toHaveLength(1);
  });

  test("T17: who answers two calls in a row with nothing is out, and nobody waits for them again", () => {
    const cup = new Cup({ plan: { format: "round-robin", thirdPlace: false, groups: 1, rounds: 0 }, places: 4 });
    cup.enter(1, 2, 3, 4);
    for (let round = 0; round < 2; round++) {
      cup.ready("4");
      cup.answer();
      for (const order of cup.orders) cup.play(order);
      cup.wait(60_000);
    }
    expect(cup.log).toContain("removed 4");
    cup.playAll();
    expect([cup.view.phase, cup.ranks.at(-1)]).toEqual(["finished", "4"]);
  });
});

describe("the organiser", () => {
  test("T20: pauses, during which nobody is called and nobody loses; matches go on", () => {
    const cup = new Cup({ places: 4 });
    cup.enter(1, 2, 3, 4);
    cup.readyOne("1", "w1.1");
    cup.readyOne("4", "w1.1");
    cup.answer();
    expect(cup.act({ type: "pause" })).toBe(null);
    cup.play(cup.orders[0]!);
    cup.wait(600_000);
    expect(cup.view.boards).toEqual([]);
    expect(cup.log.at(-1)).toBe("played 1 4");
    expect([cup.act({ type: "pause" }), cup.act({ type: "resume" })]).toEqual(["not_now", null]);
    expect(cup.view.boards.map(({ pairing }) => pairing)).toEqual(["w1.2"]);
  });

  test("T20: lets a match be played once more during a pause: its players are called when it goes on", () => {
    const cup = new Cup({ places: 2 });
    cup.enter(1, 2);
    cup.ready();
    cup.answer();
    cup.act({ type: "pause" });
    const called = () => [cup.told.filter(({ event }) => event.type === "called").length, cup.calls.length];
    const before = called();
    expect(cup.act({ type: "replay", pairing: "w1.1" })).toBe(null);
    cup.play(cup.orders[0]!); // does not count any more
    cup.wait(600_000);
    expect([called(), cup.view.boards, cup.log.at(-1)]).toEqual([before, [], "replayed"]);
    cup.act({ type: "resume" });
    expect(called()).toEqual([before[0]! + 2, before[1]! + 1]);
    cup.playAll();
    expect([cup.orders.length, cup.log.at(-2)]).toEqual([2, "played 1 2"]);
  });

  test("T21: decides a match, or lets it be played once more, until somebody has played on from it", () => {
    const cup = new Cup({ places: 4 });
    cup.enter(1, 2, 3, 4);
    expect(cup.act({ type: "decide", pairing: "w1.1", winner: "4" })).toBe(null);
    expect(cup.act({ type: "decide", pairing: "w1.1", winner: "1" })).toBe(null);
    expect(cup.act({ type: "replay", pairing: "w1.1" })).toBe(null);
    expect(cup.view.boards.map(({ pairing }) => pairing)).toEqual(["w1.2", "w1.1"]);
    cup.playAll();
    expect(cup.act({ type: "replay", pairing: "w1.1" })).toBe("not_now"); // it is over
  });

  test.each(["called", "playing"])(
    "T21: decides a match from which others are %s already: the right two are called instead, and what the wrong two play counts for nobody",
    (phase) => {
      const cup = new Cup({ places: 4 });
      cup.enter(1, 2, 3, 4);
      cup.ready();
      cup.answer();
      for (const order of cup.orders.slice(0, 2)) cup.play(order); // 1 and 2 win
      if (phase === "playing") {
        cup.ready();
        cup.answer();
      }
      const shown = () => cup.view.boards.map((board) => [board.pairing, board.players, board.phase]);
      expect(shown()).toEqual([["w2.1", ["1", "2"], phase]]);
      const wrong = cup.orders[2];
      expect(cup.act({ type: "decide", pairing: "w1.1", winner: "4" })).toBe(null);
      expect(shown()).toEqual([["w2.1", ["4", "2"], "called"]]);
      expect(cup.told.filter(({ event }) => event.type === "called").at(-2)?.user).toBe(person(4).id);
      if (wrong !== undefined) cup.play(wrong);
      expect(shown()).toEqual([["w2.1", ["4", "2"], "called"]]);
      cup.playAll();
      expect([cup.view.phase, cup.log.at(-2)]).toEqual(["finished", "played 4 2"]);
    },
  );

  test("T22: removes somebody, whose opponents then win; cancels the whole", () => {
    const cup = new Cup({ places: 4 });
    cup.enter(1, 2, 3, 4);
    expect(cup.act({ type: "remove", entry: "4" })).toBe(null);
    expect(cup.log.slice(-2)).toEqual(["removed 4", "walkover 1 4"]);
    expect([cup.act({ type: "cancel" }), cup.view.phase, cup.view.boards]).toEqual([null, "cancelled", []]);
    expect(cup.act({ type: "cancel" })).toBe("not_now");
  });
});

describe("T23: what a moderator of the site does in the organiser's place", () => {
  const byLine = (cup: Cup) => cup.view.log.map(({ kind, by }) => (by === undefined ? kind : `${kind} by ${by}`));
  const moderate = (cup: Cup, act: TournamentAct) => {
    cup.handle({ type: "act", act, call: 1, by: "moderator" });
    return cup.answers.at(-1);
  };

  test("is marked in the log, on pages and in the record, without a name", () => {
    const cup = new Cup({ places: 8 });
    cup.enter(1, 2, 3, 4);
    for (const act of [
      { type: "start" },
      { type: "pause" },
      { type: "resume" },
      { type: "decide", pairing: "w1.1", winner: "4" },
      { type: "replay", pairing: "w1.1" },
      { type: "cancel" },
    ] as const)
      expect(moderate(cup, act)).toBe(null);
    const kinds = ["started", "paused", "resumed", "decided", "replayed", "cancelled"];
    expect(byLine(cup).slice(-6)).toEqual(kinds.map((kind) => `${kind} by moderator`));
    expect(cup.records.at(-1)?.log).toEqual(cup.view.log);
    expect(Object.keys(cup.view.log.at(-1) ?? {}).toSorted()).toEqual(["atMs", "by", "kind"]);
  });

  test("what follows from it by itself is nobody's act, and what the organiser does is not marked", () => {
    const cup = new Cup({ places: 4 });
    cup.enter(1, 2, 3);
    moderate(cup, { type: "enter", player: computerPlayer("plumb"), alias: null, rating: null });
    expect(byLine(cup).slice(-2)).toEqual(["entered by moderator", "started"]); // it is full
    moderate(cup, { type: "remove", entry: "3" });
    expect(byLine(cup).slice(-2)).toEqual(["removed by moderator", "walkover"]);
    cup.act({ type: "pause" });
    expect(byLine(cup).at(-1)).toBe("paused");
    moderate(cup, { type: "pause" }); // refused: nothing is written
    expect(byLine(cup).at(-1)).toBe("paused");
  });

  test("is still known after a crash", () => {
    const cup = new Cup({ places: 8 });
    cup.enter(1, 2);
    moderate(cup, { type: "start" });
    cup.crash();
    expect(byLine(cup).at(-1)).toBe("started by moderator");
  });
});

test("T30: a player who is told that nobody waits any more hears it wherever they are", () => {
  const cup = new Cup({ places: 2 });
  cup.enter(1, 2);
  cup.ready("2");
  expect(cup.told.at(-1)).toEqual({ user: person(1).id, event: { type: "uncalled", tournament: CUP } });
});

test("T31: an arena pairs whoever is there until its time is up; what has begun is played to its end", () => {
  const plan = { format: "arena", thirdPlace: false, groups: 1, rounds: 0 } as const;
  const cup = new Cup({ plan, arenaMs: 60_000, places: 8 });
  cup.enter(1, 2, 3, 4);
  for (const id of ["1", "2", "3", "4"]) cup.open(`page of ${id}`, person(Number(id)));
  cup.act({ type: "start" });
  for (let round = 0; round < 5; round++) {
    cup.ready();
    cup.answer();
    for (const order of cup.orders) cup.play(order);
    cup.wait(4000);
  }
  const played = cup.log.filter((line) => line.startsWith("played")).length;
  expect(played).toBeGreaterThan(6);
  cup.ready("1", "2", "3", "4");
  cup.wait(60_000);
  expect(cup.view.phase).toBe("finished");
});

const arena = { format: "arena", thirdPlace: false, groups: 1, rounds: 0 } as const;

function openArena(people: number, changes: Partial<TournamentConfig> = {}): Cup {
  const cup = new Cup({ plan: arena, places: 8, ...changes });
  for (let number = 1; number <= people; number++) {
    cup.enter(number);
    cup.open(`page of ${number}`, person(number));
  }
  cup.act({ type: "start" });
  return cup;
}

test("T31: when an arena's time is up, a match that does not take place is not played again, and counts for nobody", () => {
  const cup = openArena(2, { arenaMs: 60_000 });
  cup.ready();
  cup.answer();
  cup.wait(60_000);
  expect(cup.view.boards.map(({ phase }) => phase)).toEqual(["playing"]);
  const { id } = cup.orders[0]!; // two are paired
  cup.handle({ type: "over", match: id, missing: [person(2).id] });
  expect([cup.view.phase, cup.view.state?.drawn]).toEqual(["finished", []]);
});

test("T31: an arena whose time runs out during a pause calls nobody when it goes on, and ends without waiting for that", () => {
  const cup = openArena(2, { arenaMs: 60_000 });
  cup.act({ type: "pause" });
  cup.wait(60_000);
  expect([cup.view.phase, cup.view.state?.drawn]).toEqual(["finished", []]);
});

test("T31: after an arena's time nothing is played once more", () => {
  const cup = openArena(4, { arenaMs: 60_000 });
  cup.ready();
  cup.answer();
  cup.play(cup.orders[0]!);
  cup.wait(60_000);
  expect([cup.view.phase, cup.act({ type: "replay", pairing: cup.view.state!.drawn[0]!.id })]).toEqual([
    "running",
    "not_now",
  ]);
});

test("T31: an arena of 256 ends with its five thousandth pairing, and the whole is still one message", () => {
  const cup = openArena(256, { places: 256, arenaMs: 180 * 60_000 });
  const { tournament, ...rest } = cup.stored!; // it was stored
  const drawn = Array.from({ length: 4999 }, (_, index) => ({
    id: `a${index + 1}`,
    round: 1,
    players: [String((index % 128) + 1), String((index % 128) + 129)] as const,
  }));
  const results = drawn.map(({ id, players }) => [id, { winner: players[0], score: [11, 9], how: "played" }] as const);
  const outcomes: NonNullable<typeof tournament>["outcomes"] = Object.fromEntries(results);
  const played = Object.fromEntries(drawn.map(({ id }, index) => [id, `match${String(index).padStart(12, "0")}`]));
  const log = Array.from(
    { length: 1000 },
    () => ({ atMs: START_MS, kind: "played", entry: "1", other: "129" }) as const,
  );
  cup.stored = { ...rest, tournament: { ...tournament!, drawn, outcomes }, boards: [], played, log };
  cup.crash();
  for (let number = 1; number <= 256; number++) cup.open(`page of ${number}`, person(number));
  cup.wait(10_000);
  expect(cup.room.stored.tournament).toMatchObject({ closed: true, drawn: { length: 4999 + 128 } });
  expect(cup.room.stored.boards).toHaveLength(128); // the last wave is played
  expect(Math.max(...cup.sent)).toBeLessThan(1_000_000);
  expect(JSON.stringify(cup.stored).length).toBeLessThan(1_500_000); // one row of a Durable Object holds 2 MB
  cup.ready();
  cup.answer();
  for (const order of cup.orders.slice(-128)) cup.play(order, 0, false);
  cup.tellResults();
  expect(cup.view.phase).toBe("finished");
});

test("T32: in an arena one takes a break and comes back; whoever lets a call pass takes one, too, and is not out", () => {
  const cup = openArena(3);
  const say = (number: number, type: "rest" | "return") =>
    cup.handle({ type: "message", client: `page of ${number}`, message: { type } });
  const free = [1, 2, 3].find((number) => !cup.view.boards.some(({ players }) => players.includes(String(number))))!;
  say(free, "rest");
  for (let round = 0; round < 3; round++) cup.wait(60_000); // the two who were called do not answer
  expect([cup.view.boards, cup.view.resting.toSorted()]).toEqual([[], ["1", "2", "3"]]);
  cup.open("another page", person(1)); // a reload is no coming back
  say(2, "return");
  cup.wait(4000);
  expect(cup.view.boards).toEqual([]);
  say(free, "return");
  for (const number of [1, 2, 3]) say(number, "return"); // twice is once
  cup.wait(4000);
  expect(cup.view.boards).toHaveLength(1);
  expect([cup.view.resting, cup.view.state?.out]).toEqual([[], []]);
  const swissCup = new Cup({ plan: swiss });
  swissCup.enter(1, 2);
  swissCup.open("page", person(1));
  swissCup.act({ type: "start" });
  swissCup.handle({ type: "message", client: "page", message: { type: "rest" } });
  expect(swissCup.view.resting).toEqual([]);
});

describe("[TOUR-4] T33: computer players", () => {
  const invite = (cup: Cup, character: CharacterId) =>
    cup.act({ type: "enter", player: computerPlayer(character), alias: null, rating: 1500 });

  test("fill places, each once, and are always there: whoever meets one is waited for alone", () => {
    const cup = new Cup({ places: 2, startsAtMs: START_MS + 1000 });
    cup.enter(1);
    expect([invite(cup, "plumb"), invite(cup, "plumb")]).toEqual([null, "already_entered"]);
    cup.act({ type: "start" });
    expect(cup.told.map(({ user }) => user)).toEqual([person(1).id]);
    expect(cup.calls.map(({ users }) => users)).toEqual([[person(1).id]]);
    expect(cup.orders).toEqual([]);
    cup.readyOne("1", cup.room.stored.boards[0]!.pairing);
    expect(cup.orders.map(({ seats }) => seats.toSorted())).toEqual([[computerId("plumb"), person(1).id]]);
  });

  test("play each other out in the room, to a result like any other, one after the other", () => {
    const cup = new Cup({ plan: { ...swiss, format: "round-robin" }, places: 8, startsAtMs: START_MS + 1000 });
    for (const character of CHARACTER_IDS) expect(invite(cup, character)).toBe(null);
    cup.wait(1000);
    cup.act({ type: "pause" });
    cup.wait(60_000);
    expect(cup.log.some((line) => line.startsWith("played"))).toBe(false);
    cup.act({ type: "resume" });
    cup.wait(100_000);
    expect([cup.view.phase, cup.orders]).toEqual(["finished", []]);
    const outcomes = Object.values(cup.view.state!.outcomes); // it has begun
    expect(outcomes).toHaveLength(28);
    expect(outcomes.every(({ how, score }) => how === "played" && Math.max(...score!) >= 5)).toBe(true); // all have one
    expect(cup.ranks).toHaveLength(8);
  });

  test("are not paired with each other in an arena", () => {
    const cup = new Cup({ plan: arena, places: 8 });
    for (const character of ["flint", "heron"] as const) invite(cup, character);
    cup.enter(1);
    cup.open("page of 1", person(1));
    cup.act({ type: "start" });
    for (let round = 0; round < 4; round++) {
      cup.wait(4000);
      cup.ready();
      cup.answer();
      for (const order of cup.orders) cup.play(order);
    }
    expect(cup.orders.length).toBeGreaterThan(2);
    for (const { seats } of cup.orders) expect(seats).toContain(person(1).id);
  });
});

describe("T41: what pages hear", () => {
  test("is the whole when they come, then what has changed, from which each makes the same", () => {
    const cup = openArena(4);
    cup.open("early");
    cup.ready();
    cup.open("late");
    cup.handle({ type: "disconnect", client: "early" });
    cup.answer();
    for (const order of cup.orders) cup.play(order);
    cup.act({ type: "withdraw", user: person(4).id });
    cup.handle({ type: "message", client: "page of 2", message: { type: "rest" } });
    cup.open("later");
    cup.wait(1000);
    cup.pages.delete("early"); // it has gone, and hears nothing
    expect(cup.pages.size).toBeGreaterThan(5);
    for (const page of cup.pages.values()) expect({ ...page, nowMs: 0 }).toEqual({ ...cup.view, nowMs: 0 });
    const heard = cup.sent.length;
    cup.handle({ type: "wake" });
    expect(cup.sent.length).toBe(heard); // nothing has changed
  });

  test("is a few hundred letters where the whole is ninety thousand, with 128 players", () => {
    const cup = new Cup({ places: 128, plan: { ...swiss, rounds: 7 } });
    cup.enter(...Array.from({ length: 128 }, (_, index) => index + 1));
    for (let round = 0; round < 3; round++) {
      cup.wait(1000);
      for (const { pairing, players } of cup.room.stored.boards)
        for (const id of players) {
          const user = cup.room.stored.entries.find((entry) => entry.id === id)!.player; // it is one of them
          cup.open("one page", user);
          cup.handle({ type: "message", client: "one page", message: { type: "ready", pairing } });
          cup.handle({ type: "disconnect", client: "one page" });
        }
      cup.answer();
      for (const order of cup.orders) cup.play(order, 0, false);
      cup.tellResults();
    }
    cup.pages.clear();
    cup.open("spectator");
    cup.wait(1000);
    const whole = cup.sent.at(-1)!;
    cup.readyOne(cup.room.stored.boards[0]!.players[0], cup.room.stored.boards[0]!.pairing);
    cup.wait(1000);
    const press = cup.sent.at(-1)!;
    expect(whole).toBeGreaterThan(40_000);
    expect(press).toBeLessThan(500);
  });
});

test("T40: a tournament that was stored before there were breaks goes on", () => {
  const cup = openArena(2);
  const { resting: _, ...earlier } = cup.stored!; // it was stored
  expect(viewOf(restoreTournament(earlier, START_MS), START_MS).resting).toEqual([]);
});

test("[TOUR-6] T40: whatever happens in whatever order, it ends with exactly the results that were played", () => {
  const format = fc.constantFrom("single", "double", "round-robin", "swiss", "arena");
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("ready" as const), which: fc.nat(40) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("play" as const), which: fc.nat(40) }) },
    fc.record({
      do: fc.constantFrom(
        "crash",
        "order",
        "refuse",
        "tell",
        "pause",
        "resume",
        "withdraw",
        "wait",
        "replay",
        "rest",
        "return",
      ),
      which: fc.nat(40),
    }),
  );
  fc.assert(
    fc.property(format, fc.integer({ min: 2, max: 9 }), fc.array(step, { maxLength: 60 }), (kind, people, steps) => {
      const cup = new Cup({ plan: { format: kind, thirdPlace: true, groups: 1, rounds: 0 }, places: 16 });
      cup.enter(...Array.from({ length: people }, (_, index) => index + 1));
      cup.act({ type: "start" });
      for (const { do: what, which } of steps) {
        const board = cup.room.stored.boards[which % Math.max(1, cup.room.stored.boards.length)];
        const order = cup.orders[which % Math.max(1, cup.orders.length)];
        if (what === "ready" && board) cup.readyOne(board.players[which % 2 === 0 ? 0 : 1], board.pairing);
        else if (what === "play" && order) cup.play(order, which % 2 === 0 ? 0 : 1, which % 3 === 0);
        else if (what === "crash") cup.crash();
        else if (what === "order") cup.answer();
        else if (what === "refuse" && order) cup.handle({ type: "ordered", match: order.id, verdict: "overloaded" });
        else if (what === "tell") cup.tellResults();
        else if (what === "pause" || what === "resume") cup.act({ type: what });
        else if (what === "replay" && board) cup.act({ type: "replay", pairing: board.pairing });
        else if (what === "withdraw" && which > 35)
          cup.act({ type: "withdraw", user: person(1 + (which % people)).id });
        else if (what === "wait") cup.wait(1000 * which);
        else if (what === "rest" || what === "return") {
          cup.open("page", person(1 + (which % people)));
          cup.handle({ type: "message", client: "page", message: { type: what } });
        }
      }
      cup.act({ type: "resume" });
      for (let rounds = 0; rounds < 60 && cup.view.phase === "running"; rounds++) {
        cup.playAll();
        cup.wait(200_000); // whatever hangs is given up
        cup.tellResults();
      }
      expect(cup.view.phase).toBe("finished");
      cup.wait(1000);
      for (const page of cup.pages.values()) expect({ ...page, nowMs: 0 }).toEqual({ ...cup.view, nowMs: 0 }); // T41
      const { outcomes } = cup.view.state!; // it has begun
      const played = Object.values(outcomes).filter(({ how }) => how === "played");
      expect(played.length).toBeLessThanOrEqual(
        [...cup.results.values()].filter(({ status }) => status === "finished").length,
      );
      expect(cup.view.log.length).toBeLessThanOrEqual(LOG_MAX);
      expect(new Set(cup.records.map(({ version }) => version)).size).toBe(cup.records.length);
    }),
    { numRuns: 150 },
  );
});
