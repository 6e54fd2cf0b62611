import {
  applyCommand,
  cloneWorld,
  type Command,
  createWorld,
  hashWorld,
  type Rules,
  rulesOf,
  step,
  type World,
} from "@transcendence/game";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Timeline } from "../src/index.ts";
import { command, commands, SETTINGS } from "./arbitraries.ts";

const TICKS = 400;

/** The plain way: one tick after the other, commands sorted beforehand. */
function simulate(rules: Rules, log: readonly Command[], ticks: number, from: World = createWorld(rules)): World {
  const world = cloneWorld(from);
  const sorted = log.toSorted((a, b) => a.tick - b.tick || order(a) - order(b));
  while (world.tick < ticks) {
    for (const it of sorted) if (it.tick === world.tick) applyCommand(world, rules, it);
    step(world, rules);
  }
  return world;
}

function order(it: Command): number {
  return it.kind === "move" ? it.seat : 8;
}

function timelineOf(rules: Rules, log: readonly Command[]): Timeline {
  return new Timeline(rules, createWorld(rules), log);
}

describe("a timeline", () => {
  test("gives the same world whatever the order in which commands come, and whatever was looked at between", () => {
    fc.assert(
      fc.property(
        SETTINGS,
        commands(TICKS),
        fc.infiniteStream(fc.nat(TICKS)),
        fc.nat(),
        (settings, log, looks, turn) => {
          const rules = rulesOf(settings);
          const timeline = timelineOf(rules, []);
          const shuffled = log.toSorted((a, b) => ((a.tick * 7919 + turn) % 101) - ((b.tick * 7919 + turn) % 101));
          for (const it of shuffled) {
            expect(timeline.insert(it)).toBe(true);
            timeline.at(looks.next().value);
            timeline.nextPoint(looks.next().value);
          }
          expect(hashWorld(timeline.at(TICKS))).toBe(hashWorld(simulate(rules, log, TICKS)));
          const half = looks.next().value;
          expect(hashWorld(timeline.at(half))).toBe(hashWorld(simulate(rules, log, half)));
        },
      ),
    );
  });

  test("confirms to what it predicted, and hands every command out once, in order", () => {
    fc.assert(
      fc.property(SETTINGS, commands(TICKS), fc.array(fc.nat(TICKS), { maxLength: 8 }), (settings, log, stops) => {
        const rules = rulesOf(settings);
        const timeline = timelineOf(rules, log);
        const inOrder = [...timeline.pending()];
        const folded: Command[] = [];
        for (const stop of [...stops, TICKS + 1]) {
          const tick = Math.max(stop, timeline.confirmed.tick);
          const predicted = hashWorld(timeline.at(tick));
          folded.push(...timeline.confirm(tick));
          expect(hashWorld(timeline.confirmed)).toBe(predicted);
          expect(timeline.confirmed.tick).toBe(tick);
        }
        expect(folded).toEqual(inOrder);
        expect(timeline.pending()).toEqual([]);
      }),
    );
  });

  test("refuses what is older than the confirmed world, and nothing else", () => {
    fc.assert(
      fc.property(SETTINGS, fc.nat(TICKS), command(fc.nat(TICKS)), (settings, tick, late) => {
        const timeline = timelineOf(rulesOf(settings), []);
        timeline.confirm(tick);
        const before = hashWorld(timeline.at(TICKS));
        expect(timeline.insert(late)).toBe(late.tick >= timeline.confirmed.tick);
        if (late.tick < tick) expect(hashWorld(timeline.at(TICKS))).toBe(before);
      }),
    );
  });

  test("lets the later of two with the same seat and tick win", () => {
    const timeline = timelineOf(rulesOf(fc.sample(SETTINGS, 1)[0]!), []);
    timeline.insert({ kind: "move", tick: 5, seat: 0, move: 1 });
    timeline.insert({ kind: "move", tick: 5, seat: 1, move: 1 });
    timeline.at(20);
    timeline.insert({ kind: "move", tick: 5, seat: 0, move: -1 });
    expect(timeline.pending()).toHaveLength(2);
    expect(timeline.at(6).paddles[0]!.center).toBeLessThan(0);
  });

  test("foresees the next point exactly, at every moment", () => {
    fc.assert(
      fc.property(SETTINGS, commands(TICKS), fc.array(fc.nat(3 * TICKS), { maxLength: 6 }), (settings, log, looks) => {
        const rules = rulesOf(settings);
        const timeline = timelineOf(rules, []);
        const known: Command[] = [];
        for (const [index, it] of log.entries()) {
          known.push(it);
          timeline.insert(it);
          if (index % 10 !== 0) continue;
          for (const until of looks) expect(timeline.nextPoint(until)).toBe(firstPoint(rules, known, 0, until));
        }
        const confirmed = Math.floor(TICKS / 2);
        timeline.confirm(confirmed);
        expect(timeline.nextPoint(3 * TICKS)).toBe(firstPoint(rules, log, confirmed, 3 * TICKS));
      }),
      { numRuns: 50 },
    );
  });

  test("starts from any world, as a keyframe gives it", () => {
    fc.assert(
      fc.property(SETTINGS, commands(TICKS), fc.nat(TICKS), (settings, log, tick) => {
        const rules = rulesOf(settings);
        const room = timelineOf(rules, log);
        room.confirm(tick);
        const client = new Timeline(rules, cloneWorld(room.confirmed), room.pending());
        expect(hashWorld(client.at(TICKS + 50))).toBe(hashWorld(room.at(TICKS + 50)));
      }),
    );
  });
});

function firstPoint(rules: Rules, log: readonly Command[], from: number, until: number): number {
  let world = simulate(rules, log, from);
  while (world.tick < until) {
    const before = world.score[0]! + world.score[1]!;
    world = simulate(rules, log, world.tick + 1, world);
    if (world.score[0]! + world.score[1]! > before) return world.tick;
  }
  return -1;
}
