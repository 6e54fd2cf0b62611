import { QUICK_SETTINGS } from "@transcendence/game";
import { pairingsOf, standings } from "@transcendence/tournament";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBye, playerAt } from "../../src/features/tournament/board/view.ts";
import { parseKept } from "../../src/features/tournament/local/kept.ts";
import {
  addAlias,
  addComputer,
  begin,
  countMatches,
  decideBout,
  type Draft,
  EMPTY_DRAFT,
  isFinished,
  LOCAL_FORMATS,
  movePlayer,
  PLAYERS,
  queueOf,
  removePlayer,
  type Running,
  seatsOf,
  shufflePlayers,
} from "../../src/features/tournament/local/model.ts";
import { outcomeOf, playOut } from "../../src/features/tournament/local/play-out.ts";

function draftOf(...names: string[]): Draft {
  return names.reduce<Draft>((draft, name) => {
    const added = addAlias(draft, name);
    if (!added.ok) throw new Error(`${name}: ${added.problem}`);
    return added.draft;
  }, EMPTY_DRAFT);
}

const LETTERS = Array.from("ABCDEFGHJKNPQRST"); // none looks like another

function decideFirst(running: Running, side: 0 | 1): Running {
  const [pairing] = queueOf(running);
  const seats = seatsOf(running, pairing!)!;
  return decideBout(running, pairing!.id, outcomeOf(pairing!, seats, side, side === 0 ? [7, 2] : [2, 7]))!;
}

describe("[TOUR-4] the players of a tournament on one screen", () => {
  test("have aliases in any script, as they are typed but for spaces at the ends", () => {
    const { players } = draftOf("  Anna ", "Борис", "さくら", "محمد", "O’Neill", "X");
    expect(players.map(({ name }) => name)).toEqual(["Anna", "Борис", "さくら", "محمد", "O'Neill", "X"]);
    expect(new Set(players.map(({ id }) => id)).size).toBe(6);
  });

  test.each([
    ["anna", "taken"],
    ["ANNA", "taken"],
    ["Аnnа", "taken"], // two Cyrillic letters
    ["Ánna", "taken"],
    ["", "length"],
    ["a".repeat(21), "length"],
    ["a".repeat(100_000), "length"],
    ["Ben\u200bjamin", "invisible"],
    ["<b>", "characters"],
  ])("%j beside Anna is refused: %s", (typed, problem) => {
    expect(addAlias(draftOf("Anna"), typed)).toEqual({ ok: false, problem });
  });

  test("may be computer players, each once, and nobody has their name", () => {
    const added = addComputer(draftOf("Anna"), "pebble");
    if (!added.ok) throw new Error(added.problem);
    expect(added.draft.players[1]).toMatchObject({ name: "Pebble", character: "pebble" });
    expect(addComputer(added.draft, "pebble")).toEqual({ ok: false, problem: "taken" });
    expect(addAlias(added.draft, "pebble")).toEqual({ ok: false, problem: "taken" });
  });

  test(`are ${PLAYERS.max} at most`, () => {
    const full = draftOf(...LETTERS);
    expect(full.players).toHaveLength(PLAYERS.max);
    expect(addAlias(full, "Zoe")).toEqual({ ok: false, problem: "full" });
    expect(addAlias(removePlayer(full, full.players[3]!.id), "Zoe")).toMatchObject({ ok: true });
  });

  test("stand in the order that is wanted, or that chance gives", () => {
    const draft = draftOf("A", "B", "C");
    const names = ({ players }: Draft) => players.map(({ name }) => name).join("");
    expect(names(movePlayer(draft, "3", -1))).toBe("ACB");
    expect(names(movePlayer(draft, "1", 1))).toBe("BAC");
    expect([names(movePlayer(draft, "1", -1)), names(movePlayer(draft, "3", 1))]).toEqual(["ABC", "ABC"]);
    const lots = [0.9, 0.1, 0.5];
    expect(names(shufflePlayers(draft, () => lots.shift()!))).toBe("BCA");
  });
});

const drafts = fc
  .record({
    count: fc.integer({ min: 2, max: PLAYERS.max }),
    format: fc.constantFrom(...LOCAL_FORMATS),
    thirdPlace: fc.boolean(),
    groups: fc.integer({ min: 1, max: 5 }),
    rounds: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ count, ...plan }): Draft => ({ ...draftOf(...LETTERS.slice(0, count)), plan }));

describe("[TOUR-4] [TOUR-2] a tournament on one screen", () => {
  test("always says who plays now, and comes to its end with as many matches as were announced", () => {
    fc.assert(
      fc.property(drafts, fc.infiniteStream(fc.boolean()), (draft, luck) => {
        let running = begin(draft, QUICK_SETTINGS);
        let played = 0;
        while (!isFinished(running)) {
          const [now, next] = queueOf(running);
          expect(now && playerAt(now, 0) !== null && playerAt(now, 1) !== null).toBe(true);
          expect(next?.id).not.toBe(now!.id);
          running = decideFirst(running, luck.next().value === true ? 0 : 1);
          played++;
        }
        expect(queueOf(running)).toEqual([]);
        expect(played - countMatches(draft)).toBeLessThanOrEqual(draft.plan.format === "double" ? 1 : 0);
        expect(played).toBeGreaterThanOrEqual(countMatches(draft));
        expect(standings(running.tournament)).toHaveLength(draft.players.length);
      }),
      { numRuns: 60 },
    );
  });

  test("plays for the third place before the final", () => {
    let running = begin(draftOf("A", "B", "C", "D"), QUICK_SETTINGS);
    const order: string[] = [];
    while (!isFinished(running)) {
      order.push(queueOf(running)[0]!.stage + queueOf(running)[0]!.round);
      running = decideFirst(running, 0);
    }
    expect(order).toEqual(["winners1", "winners1", "third1", "winners2"]);
  });

  test("lets whoever has just played rest, where somebody else can play", () => {
    const draft = {
      ...draftOf("A", "B", "C", "D", "E"),
      plan: { ...EMPTY_DRAFT.plan, format: "round-robin" as const },
    };
    const first = begin(draft, QUICK_SETTINGS);
    const [now] = queueOf(first);
    const [next] = queueOf(decideFirst(first, 0));
    const both = [playerAt(now!, 0), playerAt(now!, 1)];
    expect(both).not.toContain(playerAt(next!, 0));
    expect(both).not.toContain(playerAt(next!, 1));
  });

  test("puts the person on the left against a computer player, and counts the points for whoever made them", () => {
    const added = addComputer(EMPTY_DRAFT, "heron");
    if (!added.ok) throw new Error(added.problem);
    const draft = addAlias(added.draft, "Anna");
    if (!draft.ok) throw new Error(draft.problem);
    const running = begin(draft.draft, QUICK_SETTINGS);
    const [pairing] = queueOf(running);
    const seats = seatsOf(running, pairing!)!;
    expect(seats.map(({ name }) => name)).toEqual(["Anna", "Heron"]);
    const after = decideBout(running, pairing!.id, outcomeOf(pairing!, seats, 0, [7, 3]))!;
    const [final] = pairingsOf(after.tournament).filter((each) => !isBye(each));
    const anna = playerAt(final!, 0) === seats[0].id ? 0 : 1;
    expect(final!.outcome).toMatchObject({ winner: seats[0].id, how: "played" });
    expect(final!.outcome!.score![anna]).toBe(7);
    expect(decideBout(after, pairing!.id, final!.outcome!)).toBeNull(); // once
  });

  test("two computer players play their match by themselves", () => {
    const draft = (["pebble", "zenith"] as const).reduce<Draft>((all, character) => {
      const added = addComputer(all, character);
      return added.ok ? added.draft : all;
    }, EMPTY_DRAFT);
    const running = begin(draft, QUICK_SETTINGS);
    const [pairing] = queueOf(running);
    const seats = seatsOf(running, pairing!)!;
    let seed = 1;
    const outcome = playOut(QUICK_SETTINGS, pairing!, seats, () => seed++);
    expect(Math.max(...outcome.score!)).toBe(QUICK_SETTINGS.pointsToWin);
    expect(isFinished(decideBout(running, pairing!.id, outcome)!)).toBe(true);
  });
});

describe("[TOUR-6] what the device keeps of it", () => {
  test("is taken up as it was, at any time", () => {
    fc.assert(
      fc.property(drafts, fc.nat(6), (draft, turns) => {
        expect(parseKept(JSON.stringify(draft))).toEqual(draft);
        let running = begin(draft, QUICK_SETTINGS);
        for (let turn = 0; turn < turns && !isFinished(running); turn++) running = decideFirst(running, 0);
        const kept = parseKept(JSON.stringify(running));
        expect(kept).toEqual(running);
        if (kept.phase === "running") expect(queueOf(kept)).toEqual(queueOf(running));
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    null,
    "",
    "{",
    "[]",
    '{"phase":"running"}',
    '{"phase":"draft","players":[{"id":"1","name":"<script>","character":null}],"plan":{}}',
    JSON.stringify({ ...begin(draftOf("A", "B"), QUICK_SETTINGS), players: [] }),
    JSON.stringify({ ...begin(draftOf("A", "B"), QUICK_SETTINGS), settings: { pointsToWin: 1e9 } }),
  ])("is nothing when it makes no sense: %j", (text) => {
    expect(parseKept(text)).toEqual(EMPTY_DRAFT);
  });
});
