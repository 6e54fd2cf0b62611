// Maps and power-ups on the screen: what is drawn between two worlds, what is told, and what two clients and a room agree on.
import {
  applyCommand,
  ballSpeed,
  cloneWorld,
  createWorld,
  DEFAULT_SETTINGS,
  isFlying,
  MAPS,
  type MatchSettings,
  POWER_UPS,
  type Rules,
  rulesOf,
  type Seat,
  SEATS,
  step,
  type World,
} from "@transcendence/game";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFieldFrame, eventsBetween, fieldFrameBetween, type ViewEvent } from "../src/index.ts";
import { U32 } from "./arbitraries.ts";
import { CALM, type Participant, ROUGH, SimulatedMatch } from "./simulated-match.ts";

const ARCADE: Partial<MatchSettings> = { powerUps: POWER_UPS, paddleSize: 150 };

/** Every pair of successive worlds of a rally between two who aim anywhere on the paddle. */
function eachTick(
  map: MatchSettings["map"],
  seed: number,
  check: (rules: Rules, from: World, to: World) => void,
): void {
  const rules = rulesOf({ ...DEFAULT_SETTINGS, ...ARCADE, map });
  const world = createWorld(rules);
  applyCommand(world, rules, { kind: "serve", tick: 0, seed });
  while (world.tick < 1200 && world.inPlay) {
    const before = cloneWorld(world);
    for (const seat of SEATS) {
      const off = world.balls[0]!.y + ((seed >>> (world.hits % 24)) & 63) - 32 - world.paddles[seat]!.center;
      applyCommand(world, rules, { kind: "move", tick: world.tick, seat, move: off > 8 ? 1 : off < -8 ? -1 : 0 });
    }
    step(world, rules);
    check(rules, before, cloneWorld(world));
  }
}

/** Rallies in which both balls meet something in one tick: a paddle and a shield, or a paddle and its own new start. */
const CROWDED: [MatchSettings["map"], number][] = [
  ["hourglass", 456739629],
  ["pillars", 2983255567],
  ["island", 433583433],
  ["portals", 3018176776],
];

function expectEachTick(check: (rules: Rules, from: World, to: World) => void): void {
  fc.assert(
    fc.property(fc.constantFrom(...MAPS), U32, (map, seed) => eachTick(map, seed, check)),
    { numRuns: 60, examples: CROWDED },
  );
}

/** Asked half a million times: an expect for each of those took most of a minute. */
function expectNear(actual: number, wanted: number): void {
  if (!(Math.abs(actual - wanted) < 5e-7)) expect(actual).toBeCloseTo(wanted, 6);
}

function kindsIn(rules: Rules, from: World, to: World): ViewEvent["kind"][] {
  const events: ViewEvent[] = [];
  eventsBetween(rules, from, to, events);
  return events.map(({ kind }) => kind);
}

describe("between two ticks", () => {
  test("each ball begins and ends where the worlds have it", () => {
    expectEachTick((rules, from, to) => {
      if (!to.inPlay) return;
      const flying = to.balls.flatMap((ball, index) => (isFlying(ball) && isFlying(from.balls[index]!) ? [index] : []));
      if (flying.length < to.balls.filter((ball, index) => isFlying(ball) || isFlying(from.balls[index]!)).length)
        return;
      const again = to.extras!.flights[1]?.owner !== from.extras!.flights[1]?.owner; // a second ball anew
      for (const [part, world] of again
        ? ([[1, to]] as const)
        : ([
            [0, from],
            [1, to],
          ] as const)) {
        const { balls } = fieldFrameBetween(rules, from, to, part, createFieldFrame(rules));
        if (balls.length !== flying.length) expect(balls).toHaveLength(flying.length);
        for (const [place, index] of flying.entries()) {
          expectNear(balls[place]!.x, world.balls[index]!.x);
          expectNear(balls[place]!.y, world.balls[index]!.y);
        }
      }
    });
  });

  test("a ball is at one of the two gates or beside them, never on its way from one to the other", () => {
    let carried = 0;
    fc.assert(
      fc.property(U32, (seed) =>
        eachTick("portals", seed, (rules, from, to) => {
          if (!kindsIn(rules, from, to).includes("portal")) return;
          carried++;
          const frame = createFieldFrame(rules);
          for (let part = 0; part <= 1; part += 1 / 32) {
            const y = fieldFrameBetween(rules, from, to, part, frame).balls[0]!.y;
            expect(Math.min(Math.abs(y - from.balls[0]!.y), Math.abs(y - to.balls[0]!.y))).toBeLessThan(17);
          }
        }),
      ),
      { numRuns: 60 },
    );
    expect(carried).toBeGreaterThan(20);
  });

  test("paddles grow and shrink without a jump", () => {
    expectEachTick((rules, from, to) => {
      if (!to.inPlay) return;
      const [before, after] = [0, 1].map((part) => [
        ...fieldFrameBetween(rules, from, to, part, createFieldFrame(rules)).paddleLengths,
      ]);
      for (const seat of SEATS) {
        const jump = Math.abs(after![seat]! - before![seat]!);
        if (!(jump <= 3)) expect(jump).toBeLessThanOrEqual(3);
      }
    });
  });
});

describe("[PLAY-7] what is told of a tick", () => {
  test("is every hit, item, point and save, once", () => {
    const all = { paddle: 0, item: 0, take: 0, point: 0, block: 0, portal: 0, shield: 0 };
    expectEachTick((rules, from, to) => {
      const kinds = kindsIn(rules, from, to);
      const count = (kind: ViewEvent["kind"]) => kinds.filter((other) => other === kind).length;
      for (const kind of kinds) if (kind in all) all[kind as keyof typeof all]++;
      expect(count("point")).toBe(to.inPlay ? 0 : 1);
      if (!to.inPlay) return;
      const filled = (world: World) => world.extras!.items.filter(({ kind }) => kind !== -1).length;
      expect(count("paddle")).toBe(to.hits - from.hits);
      expect(count("item") - count("take")).toBe(filled(to) - filled(from));
      expect(count("item")).toBe(to.extras!.draws - from.extras!.draws);
      const shields = (world: World) => world.extras!.effects.filter(({ shield }) => shield > 1).length;
      if (count("take") === 0)
        expect(count("shield")).toBe(shields(from) - to.extras!.effects.filter(({ shield }) => shield > 0).length);
      const met = to.extras!.flights.some(({ contacts }, ball) => contacts !== from.extras!.flights[ball]!.contacts);
      const caught = to.balls.some(({ x }) => Math.abs(x) > rules.goals[0]!.face); // one between a paddle and a wall
      if (!caught) expect(kinds.some((kind) => kind !== "item")).toBe(met);
    });
    for (const times of Object.values(all)) expect(times).toBeGreaterThan(0);
  });
});

/** Found by `npm run bench feel bounces`: the save was told as a second hit, as if a bounce had been taken back later. */
test("[PLAY-2] of two balls that come back in one tick, the paddle's is told as a hit and the shield's as a save", () => {
  const rules = rulesOf({ ...DEFAULT_SETTINGS, ...ARCADE, map: "island", paddleSize: 100 });
  const world = createWorld(rules);
  Object.assign(world, { inPlay: true, hits: 7, lastHitter: 1 });
  Object.assign(world.balls[0]!, { x: -357.5, y: 163.6, vx: -9.5, vy: -0.9 });
  Object.assign(world.balls[1]!, { x: -354.4, y: -108.2, vx: -4.8, vy: 3.6 });
  world.paddles[0]!.center = 146;
  const { flights, effects } = world.extras!;
  world.extras!.wait = 100; // for the next item
  effects[0]!.shield = 776;
  flights[0]!.hitter = 1;
  Object.assign(flights[1]!, { hitter: 1, owner: 1, contacts: 4, bounces: 3 });
  const before = cloneWorld(world);
  step(world, rules);
  const events: ViewEvent[] = [];
  eventsBetween(rules, before, world, events);
  expect(world.hits).toBe(8);
  expect(events).toEqual([
    { kind: "paddle", seat: 0, x: -358, y: expect.closeTo(163.6, 0) },
    { kind: "shield", seat: 0, x: expect.closeTo(-358, 6), y: expect.closeTo(-105.5, 1) },
  ]);
});

describe.each(MAPS)("two clients and a room on %s, with every power-up", (map) => {
  test("[PLAY-2] keep every bounce that was seen, and tell none twice, while inputs arrive in time", () => {
    let bounces = 0;
    for (let seed = 40; seed < 43; seed++) {
      const match = new SimulatedMatch(seed, { ...CALM, delayMs: 80, jitterMs: 30 }, { ...ARCADE, map });
      const players = match.joinBoth();
      for (const player of players) match.playFor(player);
      match.room.start();
      match.run(40_000);
      expect(match.room.moved).toEqual([]);
      const truth = truthOf(match);
      for (const { seat, events } of players) {
        const [heard, true_] = [events, truth].map((all) => ownBouncesOf(all, seat!));
        heard!.pop(); // the rally that is still on
        true_!.length = heard!.length;
        expect(heard).toEqual(true_);
        bounces += heard!.join("").length;
      }
    }
    expect(bounces).toBeGreaterThan(20);
  });

  test("agree on everything while inputs arrive in time", () => {
    const match = new SimulatedMatch(31, { ...CALM, delayMs: 60, jitterMs: 20 }, { ...ARCADE, map });
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    match.room.start();
    match.run(60_000);
    expect(match.room.moved).toEqual([]);
    expect(match.room.differing).toBe(0);
    expect(players[0].client.malformed + players[1].client.malformed).toBe(0);
  });

  test("tell of everything once: players nearly, as of what is not final, a spectator exactly", () => {
    const match = new SimulatedMatch(32, { ...CALM, delayMs: 20 }, { ...ARCADE, map });
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    const watcher = match.join(null);
    match.room.start();
    match.run(60_000);
    const truth = told(truthOf(match));
    const seen = told(watcher.events);
    const watched = seen.slice(0, Math.min(seen.length, truth.length));
    expect(watched).toEqual(truth.slice(0, watched.length));
    expect(watched.length).toBeGreaterThan(truth.length - 12);
    for (const player of players) {
      expect(Math.abs(told(player.events).length - truth.length)).toBeLessThan(8);
    }
  });

  test("see no ball jump on a calm line, at 144 pictures a second, but through a gate", () => {
    const match = new SimulatedMatch(34, CALM, { ...ARCADE, map }, 1000 / 144);
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    const most = (ballSpeed(match.room.rules, 30) * 60) / 144;
    let before: { x: number; y: number } | null = null;
    let gates = 0;
    const follow = players[0].onView;
    players[0].onView = (view) => {
      follow(view);
      const [ball] = view.balls;
      const carried = view.events.some(({ kind }) => kind === "portal");
      if (carried) gates++;
      if (ball && before && !carried && !view.events.some(({ kind }) => kind === "serve")) {
        expect(Math.hypot(ball.x - before.x, ball.y - before.y)).toBeLessThan(most * 1.8);
      }
      before = ball ? { ...ball } : null;
    };
    match.room.start();
    match.run(40_000);
    if (map === "portals") expect(gates).toBeGreaterThan(1);
  });

  test("get over a rough line", () => {
    const match = new SimulatedMatch(33, ROUGH, { ...ARCADE, map });
    const players = match.joinBoth();
    for (const player of players) match.playFor(player);
    match.room.start();
    match.run(40_000);
    expect(match.room.differing).toBeLessThanOrEqual(match.room.moved.length);
  });
});

/** Of each rally, in order: hits of the own paddle and saves of the own shield. */
function ownBouncesOf(events: readonly ViewEvent[], seat: Seat): string[] {
  const rallies: string[] = [];
  for (const event of events) {
    if (event.kind === "serve") rallies.push("");
    if (event.kind === "paddle" && event.seat === seat) rallies.push(`${rallies.pop()}h`);
    if (event.kind === "shield" && event.seat === seat) rallies.push(`${rallies.pop()}s`);
  }
  return rallies;
}

/** Two balls met something in the same moment: their order says nothing. */
function told(events: Participant["events"]): string[] {
  const kinds = events.filter(
    ({ kind }) => kind === "take" || kind === "serve" || kind === "vanish" || kind === "item",
  );
  const names = kinds.map(
    (event) => event.kind + ("seat" in event ? event.seat : "") + ("powerUp" in event ? event.powerUp : ""),
  );
  // One picture may show an item that appears and one that is taken a tick apart: which is told first is no matter.
  for (let at = 1; at < names.length; at++) {
    if (!names[at]!.startsWith("item") || !names[at - 1]!.startsWith("take")) continue;
    [names[at - 1], names[at]] = [names[at]!, names[at - 1]!];
    at = Math.max(0, at - 2);
  }
  return names;
}

function truthOf(match: SimulatedMatch): ViewEvent[] {
  const { rules, log, timeline } = match.room;
  const world = createWorld(rules);
  const events: ViewEvent[] = [];
  let next = 0;
  while (world.tick < timeline.confirmed.tick) {
    const before = cloneWorld(world);
    for (let command = log[next]; command !== undefined && command.tick <= world.tick; command = log[++next]) {
      applyCommand(world, rules, command);
    }
    step(world, rules);
    eventsBetween(rules, before, world, events);
  }
  return events;
}
