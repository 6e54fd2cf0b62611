// What each power-up does, as docs/rules.md says it. The places are those of the classic map: 0 and 100 from the middle.
import { describe, expect, test } from "vitest";
import {
  applyCommand,
  type Ball,
  createWorld,
  DEFAULT_SETTINGS,
  EFFECT_TICKS,
  type Extras,
  FIRST_ITEM_TICKS,
  type Flight,
  GHOST_BOUNCES,
  isFlying,
  ITEM_TICKS,
  ITEMS_MAX,
  paddleLengthOf,
  POWER_UPS,
  type PowerUpKind,
  type Rules,
  rulesOf,
  type Seat,
  step,
  type World,
} from "../src/index.ts";
import { rally } from "./situations.ts";

const rules = rulesOf({ ...DEFAULT_SETTINGS, powerUps: POWER_UPS });
const FAST = { x: 0, y: -250, vx: 0.001, vy: 0 }; // a main ball that is in nobody's way

/** A rally in which `hitter` hit this ball last, with an item in the middle of the net. */
function passing(ball: Ball, kind: PowerUpKind, hitter: Seat | -1 = 0): World & { extras: Extras } {
  const world = rallyWith(ball, { hitter });
  world.extras.items[0] = { kind: POWER_UPS.indexOf(kind), spot: 2 };
  return world;
}

function rallyWith(ball: Ball, flight: Partial<Flight> = {}): World & { extras: Extras } {
  const world = rally(rules, { ball });
  Object.assign(world.extras!.flights[0]!, flight);
  world.extras!.wait = 1000; // nothing else turns up
  return world as World & { extras: Extras }; // these rules are not plain
}

function play(world: World, ticks: number, by: Rules = rules): World {
  for (let tick = 0; tick < ticks && world.inPlay; tick++) step(world, by);
  return world;
}

describe("items", () => {
  test("come half a second after the serve and every two and a half seconds, up to three, on the net", () => {
    const world = rally(rules, { ball: FAST });
    world.inPlay = false;
    applyCommand(world, rules, { kind: "serve", tick: 0, seed: 1972 });
    Object.assign(world.balls[0]!, FAST);
    const arrivals: number[] = [];
    for (let tick = 1; tick <= FIRST_ITEM_TICKS + 4 * ITEM_TICKS; tick++) {
      step(world, rules);
      const items = world.extras!.items.filter(({ kind }) => kind !== -1);
      if (items.length > arrivals.length) arrivals.push(world.tick);
      expect(new Set(items.map(({ spot }) => spot)).size).toBe(items.length);
    }
    expect(arrivals).toEqual([FIRST_ITEM_TICKS, FIRST_ITEM_TICKS + ITEM_TICKS, FIRST_ITEM_TICKS + 2 * ITEM_TICKS]);
    expect(arrivals).toHaveLength(ITEMS_MAX);
  });

  test("are only of the kinds that were chosen, each about as often, at every place alike", () => {
    const some = rulesOf({ ...DEFAULT_SETTINGS, powerUps: ["shield", "slow"] });
    const kinds = new Map<number, number>();
    const spots = new Map<number, number>();
    for (let seed = 0; seed < 4000; seed++) {
      const world = createWorld(some);
      applyCommand(world, some, { kind: "serve", tick: 0, seed: Math.imul(seed, 0x9e37_79b9) >>> 0 });
      play(world, FIRST_ITEM_TICKS, some);
      const { kind, spot } = world.extras!.items[0]!;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      spots.set(spot, (spots.get(spot) ?? 0) + 1);
    }
    expect(new Set(kinds.keys())).toEqual(new Set([POWER_UPS.indexOf("slow"), POWER_UPS.indexOf("shield")]));
    for (const times of kinds.values()) expect(times / 4000).toBeCloseTo(1 / 2, 1);
    expect(new Set(spots.keys())).toEqual(new Set([0, 1, 2, 3, 4]));
    for (const times of spots.values()) expect(times / 4000).toBeCloseTo(1 / 5, 1);
  });

  test("are taken by a ball that touches them, for whoever hit it last", () => {
    const world = passing({ x: 30, y: 25, vx: -5, vy: 0 }, "long", 1);
    play(world, 1); // 25 and 25 away: both less than 26
    expect(world.extras.items[0]).toEqual({ kind: -1, spot: 0 });
    expect(world.extras.effects.map(({ long }) => long)).toEqual([0, EFFECT_TICKS.long]);
  });

  test.each<[string, World]>([
    ["a ball that passes beside them", passing({ x: 30, y: 26, vx: -5, vy: 0 }, "long")],
    ["a ball that nobody has hit", passing({ x: 30, y: 0, vx: -5, vy: 0 }, "long", -1)],
  ])("are left alone by %s", (_, world) => {
    expect(play(world, 12).extras!.items[0]!.kind).toBe(POWER_UPS.indexOf("long"));
  });

  test("are left alone by a ghost", () => {
    const world = passing({ x: 30, y: 0, vx: -5, vy: 0 }, "long");
    world.extras.flights[0]!.bounces = GHOST_BOUNCES;
    expect(play(world, 12).extras!.items[0]!.kind).toBe(POWER_UPS.indexOf("long"));
  });

  test("and everything that came of them end with the point", () => {
    const world = rallyWith({ x: 402, y: 200, vx: 6, vy: 0 });
    const { extras } = world;
    extras.items[1] = { kind: 2, spot: 1 };
    Object.assign(extras.effects[0]!, { long: 5, slow: 6, curve: 7 });
    Object.assign(extras, { seed: 77, draws: 3 });
    play(world, 1);
    expect(world).toMatchObject({ inPlay: false, score: [1, 0], extras: createWorld(rules).extras });
  });
});

describe("a long paddle", () => {
  const at = (left: number) => {
    const world = rallyWith(FAST);
    world.extras.effects[0]!.long = left;
    return paddleLengthOf(world, rules, 0);
  };

  test("grows to half as much again within a third of a second, and shrinks as gently", () => {
    expect([600, 599, 590, 580, 300, 20, 10, 1, 0].map(at)).toEqual([80, 82, 100, 120, 120, 120, 100, 82, 80]);
  });

  test("hits what a usual one would miss", () => {
    const ball = { x: 355, y: 60, vx: 6, vy: 0 };
    expect(play(rallyWith(ball), 1).hits).toBe(0);
    const world = rallyWith(ball);
    world.extras.effects[1]!.long = 300;
    expect(play(world, 1)).toMatchObject({ hits: 1, lastHitter: 1 });
  });

  test("stays in the field when it grows at a wall", () => {
    const world = rallyWith(FAST);
    world.paddles[0]!.center = -260;
    world.extras.effects[0]!.long = 600;
    play(world, 30);
    expect(world.paddles[0]!.center).toBe(-240);
  });

  test("taken again lasts from then on, without a jump", () => {
    for (const left of [595, 300, 7]) {
      const world = passing({ x: 5, y: 0, vx: 1, vy: 0 }, "long");
      world.extras.effects[0]!.long = left + 1;
      const before = at(left);
      play(world, 1);
      expect(paddleLengthOf(world, rules, 0)).toBe(before);
      expect(world.extras.effects[0]!.long).toBeGreaterThanOrEqual(580);
    }
  });
});

describe("a slow field", () => {
  function slowed(ball: Ball): World & { extras: Extras } {
    const world = rallyWith(ball, { hitter: 1 });
    world.extras.effects[0]!.slow = 100;
    return world;
  }

  test("halves the speed of a ball that comes at its owner, in the owner's half", () => {
    expect(play(slowed({ x: -100, y: 0, vx: -8, vy: 4 }), 1).balls[0]).toEqual({ x: -104, y: 2, vx: -4, vy: 2 });
  });

  test.each([
    ["in the other half", { x: 100, y: 0, vx: -8, vy: 4 }],
    ["that flies away", { x: -100, y: 0, vx: 8, vy: 4 }],
  ])("leaves alone a ball %s", (_, ball) => {
    const { x, y, vx, vy } = ball;
    expect(play(slowed(ball), 1).balls[0]).toEqual({ x: x + vx, y: y + vy, vx, vy });
  });

  test("gives the ball back its speed, to the last bit, when it ends", () => {
    const ball = { x: -50, y: 0, vx: -7.123456789, vy: 0.987654321 };
    const world = slowed(ball);
    world.extras.effects[0]!.slow = 10;
    play(world, 10);
    expect(world.balls[0]).toMatchObject({ vx: ball.vx, vy: ball.vy });
  });

  test("ends for a ball with its hit", () => {
    const world = slowed({ x: -356, y: 0, vx: -8, vy: 0 });
    play(world, 2);
    expect(world).toMatchObject({ hits: 1, extras: { flights: [{ slow: false }, {}] } });
    expect(world.balls[0]!.vx).toBe(6.5);
  });
});

describe("a curve shot", () => {
  function hit(y: number): World & { extras: Extras } {
    const world = rallyWith({ x: -358, y, vx: -6, vy: 0 });
    world.extras.effects[0]!.curve = 100;
    step(world, rules);
    return world;
  }

  test("bends back against the way it was sent, and is used up", () => {
    const world = hit(20);
    const { vy } = world.balls[0]!;
    expect(world.extras.effects[0]!.curve).toBe(0);
    play(world, 40);
    expect(world.balls[0]!.vy).toBeLessThan(vy - 1);
    expect(play(hit(-20), 40).balls[0]!.vy).toBe(-world.balls[0]!.vy);
  });

  test("flies straight on when it has touched a wall, and straight all the way off the middle of the paddle", () => {
    const world = hit(40);
    world.balls[0]!.y = 290;
    play(world, 3);
    expect(world.extras.flights[0]!.bend).toBe(0);
    expect(hit(0).extras.flights[0]!.bend).toBeCloseTo(0);
  });
});

describe("a second ball", () => {
  const twinned = () => play(passing({ x: 15, y: 0, vx: 6, vy: 3 }, "twin", 0), 1) as World & { extras: Extras };

  test("comes out of the item towards its owner, at the speed of a serve, rising when the other falls", () => {
    const world = twinned();
    expect(world.balls[1]).toEqual({ x: 0, y: 0, vx: expect.closeTo(-4.8, 9), vy: expect.closeTo(-3.6, 9) });
    expect(world.extras.flights[1]).toMatchObject({ hitter: 0, owner: 0 });
  });

  test("scores for its owner", () => {
    const world = twinned();
    world.balls[1] = { x: 402, y: 200, vx: 6, vy: 0 };
    expect(play(world, 1)).toMatchObject({ inPlay: false, score: [1, 0], receiver: 1 });
  });

  test("vanishes behind its owner and costs nothing", () => {
    const world = twinned();
    world.balls[1] = { x: -402, y: 200, vx: -6, vy: 0 };
    expect(play(world, 1)).toMatchObject({ inPlay: true, score: [0, 0] });
    expect(isFlying(world.balls[1])).toBe(false);
  });

  test("goes on while the main ball does, and ends with it", () => {
    const world = twinned();
    world.balls[0] = { x: -402, y: 200, vx: -6, vy: 0 };
    expect(play(world, 1)).toMatchObject({ inPlay: false, score: [0, 1], balls: [{ vx: 0 }, { vx: 0 }] });
  });

  test("that is taken again starts anew for whoever took it", () => {
    const world = twinned();
    Object.assign(world.balls[0]!, { x: -15, y: 0, vx: -6, vy: -3 });
    world.extras.flights[0]!.hitter = 1;
    world.balls[1] = { x: 200, y: 100, vx: 6, vy: 0 };
    world.extras.items[0] = { kind: POWER_UPS.indexOf("twin"), spot: 2 };
    play(world, 1);
    expect(world.balls[1]).toEqual({ x: 0, y: 0, vx: expect.closeTo(4.8), vy: expect.closeTo(3.6) });
    expect(world.extras.flights[1]).toMatchObject({ hitter: 1, owner: 1 });
  });
});

describe("a shield", () => {
  function shielded(ball: Ball): World & { extras: Extras } {
    const world = rallyWith(ball, { hitter: 0 });
    world.extras.effects[1]!.shield = 100;
    return world;
  }

  test("saves once: what the paddle misses bounces off the line of its face", () => {
    const world = shielded({ x: 355, y: 200, vx: 6, vy: 2 });
    play(world, 1);
    expect(world.balls[0]).toEqual({ x: 355, y: 202, vx: -6, vy: 2 });
    expect(world).toMatchObject({ hits: 0, extras: { effects: [{}, { shield: 0 }], flights: [{ hitter: 0 }, {}] } });
    world.balls[0] = { x: 355, y: 200, vx: 6, vy: 2 };
    expect(play(world, 20).score).toEqual([1, 0]);
  });

  test("leaves to the paddle what the paddle meets", () => {
    const world = shielded({ x: 355, y: 10, vx: 6, vy: 0 });
    expect(play(world, 1)).toMatchObject({ hits: 1, extras: { effects: [{}, { shield: 99 }] } });
  });

  test("goes by itself after fifteen seconds", () => {
    const world = shielded(FAST);
    world.extras.effects[1]!.shield = EFFECT_TICKS.shield;
    play(world, 900);
    expect(world.extras.effects[1]!.shield).toBe(0);
  });
});
