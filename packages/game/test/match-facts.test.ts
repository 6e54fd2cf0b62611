import { describe, expect, test } from "vitest";
import {
  bestMoment,
  createWorld,
  DEFAULT_SETTINGS,
  factsOf,
  FactsWatcher,
  MAPS,
  POWER_UPS,
  QUICK_SETTINGS,
  RULES_VERSION,
  rulesOf,
  type Seat,
  type World,
} from "../src/index.ts";
import { friendly } from "./friendlies.ts";

/** Watches rallies of so many hits, the first by seat 0, which end with a point for `scorer`. */
function watchRallies(rallies: readonly { readonly hits: number; readonly scorer: Seat; readonly speed?: number }[]) {
  const world: World = createWorld(rulesOf(DEFAULT_SETTINGS));
  const watcher = new FactsWatcher();
  for (const { hits, scorer, speed = 6 } of rallies) {
    world.inPlay = true;
    world.hits = 0;
    world.lastHitter = -1;
    Object.assign(world.balls[0]!, { vx: 0.6 * speed, vy: 0.8 * speed });
    watcher.watch(world);
    for (let hit = 1; hit <= hits; hit++) {
      world.hits = hit;
      world.lastHitter = hit % 2 === 1 ? 0 : 1;
      watcher.watch(world);
    }
    world.inPlay = false;
    world.score[scorer]!++;
    watcher.watch(world);
    watcher.watch(world); // the pause after a point belongs to no rally
  }
  return watcher.facts();
}

describe("[PLAY-6] the facts of a match", () => {
  test("name the rally with the most hits, the fastest ball, and who hit how often", () => {
    const facts = watchRallies([
      { hits: 3, scorer: 0 },
      { hits: 8, scorer: 1, speed: 11 },
      { hits: 8, scorer: 1 },
      { hits: 0, scorer: 0 },
    ]);
    expect(facts.longest).toEqual({ hits: 8, ticks: 10 });
    expect(facts.fastest).toBeCloseTo(11);
    expect(facts.seats.map(({ returns }) => returns)).toEqual([10, 9]);
  });

  test("name the most points in a row, and how far somebody was behind", () => {
    const scorers: Seat[] = [1, 1, 1, 0, 1, 0, 0, 0, 0, 0];
    const { seats } = watchRallies(scorers.map((scorer) => ({ hits: 2, scorer })));
    expect(seats.map(({ run, behind }) => ({ run, behind }))).toEqual([
      { run: 5, behind: [0, 3] },
      { run: 3, behind: [4, 6] },
    ]);
  });

  test("of a match without a rally are nothing", () => {
    expect(new FactsWatcher().facts()).toEqual({
      longest: { hits: 0, ticks: 0 },
      fastest: 0,
      seats: [0, 1].map(() => ({ returns: 0, run: 0, behind: [0, 0] })),
    });
  });

  test.each([
    ["a comeback by the winner", { returns: 30, run: 5, behind: [4, 7] }, true, { kind: "comeback", from: [4, 7] }],
    ["no comeback by the loser", { returns: 30, run: 5, behind: [4, 7] }, false, { kind: "run", points: 5 }],
    ["a run when they were hardly behind", { returns: 30, run: 3, behind: [4, 6] }, true, { kind: "run", points: 3 }],
    ["what they hit, else", { returns: 30, run: 2, behind: [0, 9] }, false, { kind: "returns", balls: 30 }],
  ] as const)("show each player a moment of their own: %s", (_, facts, won, moment) => {
    expect(bestMoment(facts, won)).toEqual(moment);
  });

  test.each(MAPS)("follow from a replay alone, on %s", (map) => {
    const settings = { ...QUICK_SETTINGS, map, powerUps: map === "classic" ? [] : POWER_UPS };
    const { commands, world } = friendly("plumb", "heron", 7, rulesOf(settings));
    const facts = factsOf({ rules: RULES_VERSION, settings, commands, ticks: world.tick, hash: 0 });
    if (facts === null) throw new Error("the replay cannot be played");
    const [left, right] = facts.seats;
    expect(facts.longest.hits).toBeGreaterThan(0);
    expect(left!.returns + right!.returns).toBeGreaterThanOrEqual(facts.longest.hits);
    expect(facts.fastest).toBeGreaterThanOrEqual(rulesOf(settings).serveSpeed * 0.999);
    for (const [seat, { run, behind }] of facts.seats.entries()) {
      expect(run).toBeLessThanOrEqual(world.score[seat]!);
      expect(behind[0]).toBeLessThanOrEqual(behind[1]);
    }
  });
});
