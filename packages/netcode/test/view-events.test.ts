import { cloneWorld, createWorld, DEFAULT_SETTINGS, rulesOf, type World } from "@transcendence/game";
import { expect, test } from "vitest";
import { ViewEvents } from "../src/view-events.ts";
import type { ViewEvent } from "../src/view.ts";

const RULES = rulesOf({ ...DEFAULT_SETTINGS, map: "island" });
const TICK = 100;

/** A ball on its way to the right paddle, one tick before it and in each tick after. */
function approach(): World[] {
  const before = createWorld(RULES);
  before.tick = TICK;
  before.inPlay = true;
  const goal = RULES.goals.find(({ sign }) => sign > 0)!;
  Object.assign(before.balls[0]!, { x: goal.face - 5, y: 0, vx: 10, vy: 0 });
  const hit = cloneWorld(before);
  hit.tick++;
  hit.hits++;
  hit.balls[0]!.vx = -10;
  hit.extras!.flights[0]!.contacts++;
  const after = cloneWorld(hit);
  after.tick++;
  after.balls[0]!.x -= 10;
  return [before, hit, after];
}

function readerOf(worlds: World[]) {
  const at = (tick: number) => worlds[Math.max(0, Math.min(worlds.length - 1, tick - TICK))]!;
  return { first: TICK, at, keyAt: (tick: number) => at(tick).extras!.flights[0]!.contacts + 1, itemKeyAt: () => 0 };
}

function collect(viewEvents: ViewEvents, ballTick: number): ViewEvent["kind"][] {
  const events: ViewEvent[] = [];
  viewEvents.collect(ballTick, 0, events);
  return events.map(({ kind }) => kind);
}

test("[PLAY-3] a hit is told once, though a late input lets the ball meet the paddle's corner again in its tick", () => {
  const worlds = approach();
  const viewEvents = new ViewEvents(readerOf(worlds), RULES);
  expect(collect(viewEvents, TICK)).toEqual([]);
  expect(collect(viewEvents, TICK + 1)).toEqual(["paddle"]);
  for (const world of worlds.slice(1)) world.extras!.flights[0]!.contacts++;
  expect(collect(viewEvents, TICK + 1.5)).toEqual([]);
});

test("[PLAY-3] the next hit is told, and so is the same one when the rally is played again", () => {
  const worlds = approach();
  const viewEvents = new ViewEvents(readerOf(worlds), RULES);
  collect(viewEvents, TICK);
  collect(viewEvents, TICK + 1);
  viewEvents.forgetAfter(TICK);
  expect(collect(viewEvents, TICK + 1)).toEqual(["paddle"]);
  for (const world of worlds.slice(1)) {
    world.hits++;
    world.extras!.flights[0]!.contacts++;
  }
  expect(collect(viewEvents, TICK + 1)).toEqual(["paddle"]);
});
