// What must hold on every map, with any power-ups, at any speed that the settings allow.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Ball,
  BALL_SIZE,
  blockY,
  DEFAULT_SETTINGS,
  EFFECT_TICKS,
  type Flight,
  GHOST_BOUNCES,
  GROW_TICKS,
  isFlying,
  isGhost,
  LONG_GROWTH,
  MAPS,
  type MatchSettings,
  paddleLengthOf,
  type Rules,
  rulesOf,
  type World,
} from "../src/index.ts";
import { arcade, player, u32 } from "./arbitraries.ts";
import { playRally, type Watch } from "./situations.ts";

const TICKS = 1500;
const ROUNDED = 1e-9;
const SAMPLES = 24; // of the way within a tick

type Check = (before: World, after: World, rules: Rules) => boolean;

/** Checks every step of many rallies. */
function expectAlways(check: Check, numRuns = 70, chosen: fc.Arbitrary<MatchSettings> = arcade): void {
  fc.assert(
    fc.property(chosen, u32, player, player, (settings, seed, left, right) => {
      const rules = rulesOf(settings);
      const watch: Watch = (before, after) => !after.inPlay || check(before, after, rules);
      return playRally(rules, seed, [left, right], TICKS, watch);
    }),
    { numRuns },
  );
}

/** For every ball that flies before and after, beside what is known of its flight. */
function eachBall(check: (before: Ball, after: Ball, flown: Flight, flight: Flight) => boolean): Watch {
  return (before, after) =>
    after.balls.every((ball, index) => {
      const start = before.balls[index]!;
      if (!isFlying(ball) || !isFlying(start) || after.extras === null) return true;
      return check(start, ball, before.extras!.flights[index]!, after.extras.flights[index]!);
    });
}

/** Whether a ball here, at this tick or between two, is inside a block. */
function isInside(rules: Rules, x: number, y: number, tick: number): boolean {
  const margin = BALL_SIZE / 2 - 1e-6;
  return rules.blocks.some(
    (block) =>
      Math.abs(x - block.x) < block.width / 2 + margin && Math.abs(y - blockY(block, tick)) < block.height / 2 + margin,
  );
}

describe("[PLAY-7] on any map", () => {
  test("no ball leaves by a wall", () => {
    expectAlways((_, after, rules) => after.balls.every(({ y }) => Math.abs(y) <= rules.ballLimit));
  });

  test("no ball is inside a block, nor was on its way, unless it is a ghost", () => {
    expectAlways((before, after, rules) =>
      eachBall((start, end, flown, flight) => {
        if (isGhost(flown) || isGhost(flight)) return true;
        if (isInside(rules, end.x, end.y, after.tick)) return false;
        if (flight.contacts !== flown.contacts) return true; // it did not fly straight
        for (let sample = 0; sample <= SAMPLES; sample++) {
          const part = sample / SAMPLES;
          const x = start.x + (end.x - start.x) * part;
          if (isInside(rules, x, start.y + (end.y - start.y) * part, before.tick + part)) return false;
        }
        return true;
      })(before, after),
    );
  });

  test("no ball is beside a paddle and in it, nor has gone past one that was in its way", () => {
    expectAlways((before, after, rules) =>
      eachBall((start, end, flown, flight) => {
        const { seat, face, back, sign } = rules.goals[end.x < 0 ? 0 : 1]!;
        const reach = (world: World) => (paddleLengthOf(world, rules, seat) + BALL_SIZE) / 2;
        const out = sign * end.x;
        const center = after.paddles[seat]!.center;
        if (out > face + ROUNDED && out < back && Math.abs(end.y - center) < reach(after) - ROUNDED) return false;
        if (flight.contacts !== flown.contacts || sign * start.x > face || out <= face) return true;
        const time = (face - sign * start.x) / (sign * end.x - sign * start.x); // when it passed the front
        const from = before.paddles[seat]!.center;
        const distance = start.y + (end.y - start.y) * time - (from + (center - from) * time);
        return Math.abs(distance) > reach(before) - 1.01 * rules.paddleLength * (LONG_GROWTH / GROW_TICKS);
      })(before, after),
    );
  });

  test("a ball turns round only where something stands: a paddle, a shield or a block", () => {
    expectAlways((before, after, rules) =>
      eachBall((start, end, flown, flight) => {
        if (start.vx > 0 === end.vx > 0) return true;
        const { face, line } = rules.goals[0]!;
        const atPaddle = Math.abs(end.x) > face - rules.ballSpeedMax && Math.abs(end.x) < line;
        const atBlock = Math.abs(end.x) <= rules.clutter + rules.ballSpeedMax;
        const started = flight.owner !== flown.owner || Math.abs(end.x) < ROUNDED; // a second ball anew
        return flight.contacts > flown.contacts && (atPaddle || started || (atBlock && !isGhost(flown)));
      })(before, after),
    );
  });

  test("no ball is faster than the greatest speed, or aside than a paddle that pushes it", () => {
    expectAlways((_, after, rules) => {
      const aside = Math.max(rules.ballSpeedMax, rules.paddleSpeed);
      return after.balls.every(({ vx, vy }) => Math.abs(vx) <= rules.ballSpeedMax && Math.abs(vy) <= aside);
    });
  });

  test("no ball jumps but through a gate", () => {
    expectAlways((before, after, rules) =>
      eachBall((start, end, flown, flight) => {
        if (flight.owner !== flown.owner || Math.abs(end.x) < ROUNDED) return true; // a second ball anew
        const farthest = Math.max(rules.ballSpeedMax, rules.paddleSpeed) + ROUNDED;
        const moved = Math.abs(end.y - start.y);
        if (moved <= farthest && Math.abs(end.x - start.x) <= farthest) return true;
        const crossed = start.x > 0 !== end.x > 0 || start.x === 0 || end.x === 0;
        return crossed && rules.gates.some(({ shift }) => Math.abs(moved - Math.abs(shift)) <= farthest);
      })(before, after),
    );
  });

  test("no ball that crosses the net at a gate goes on beside it", () => {
    const onPortals = arcade.map((settings) => ({ ...settings, map: "portals" as const }));
    expectAlways(
      (before, after, rules) =>
        eachBall((start, end, flown) => {
          if (isGhost(flown) || start.x * end.x >= 0) return true;
          if (Math.abs(end.y - start.y) > 100) return true; // carried
          const y = start.y - (start.vy * start.x) / start.vx; // on the net
          return rules.gates.every((gate) => Math.abs(y - gate.y) > gate.length / 2 - ROUNDED);
        })(before, after),
      70,
      onPortals,
    );
  });

  test("paddles stay between the walls, short or long", () => {
    expectAlways(({ extras: earlier }, after, rules) =>
      after.paddles.every(({ center }, seat) => {
        const long = earlier !== null && earlier.effects[seat]!.long > 0;
        return Math.abs(center) <= rules.paddleLimit && (!long || Math.abs(center) <= 300 - rules.paddleLength / 2);
      }),
    );
  });

  test("a paddle or a point comes within bounds: a ball that nobody hits becomes a ghost, and a ghost reaches a goal", () => {
    fc.assert(
      fc.property(arcade, u32, player, player, (settings, seed, left, right) => {
        const rules = rulesOf(settings);
        // Each bounce, one way across the field between any two, then a ghost's way between two shields, all in slow fields.
        const slowest = 0.5 * 0.535 * rules.serveSpeed;
        const longest = ((GHOST_BOUNCES + 3) * 2 * rules.goals[0]!.line) / slowest;
        let since = 0;
        return playRally(rules, seed, [left, right], 20_000, (before, after) => {
          since = after.hits > before.hits ? 0 : since + 1;
          return since <= longest;
        });
      }),
      { numRuns: 60 },
    );
  });

  test("state stays bounded: nothing counts or lasts longer than it may", () => {
    expectAlways((_, { extras }) => {
      if (extras === null) return true;
      const ticks = extras.effects.every(({ long, slow, curve, shield }) => {
        const { long: a, slow: b, curve: c, shield: d } = EFFECT_TICKS;
        return long <= a && slow <= b && curve <= c && shield <= d;
      });
      return ticks && extras.flights.every(({ bounces }) => bounces <= GHOST_BOUNCES) && extras.items.length === 3;
    });
  });
});

describe.each(MAPS)("%s", (map) => {
  const rules = rulesOf({ ...DEFAULT_SETTINGS, map });

  test("is the same from both sides and from above and below", () => {
    const mirrored = (x: number, y: number): unknown[] => [
      ...rules.blocks.map((block) => ({
        ...block,
        x: x * block.x + 0,
        y: y * block.y + 0,
        travel: y * block.travel + 0,
      })),
      ...rules.gates.map((gate) => ({ ...gate, x: x * gate.x + 0, y: y * gate.y + 0, shift: y * gate.shift })),
      ...rules.spots.map((spot) => y * spot + 0),
    ];
    const straight = mirrored(1, 1);
    for (const other of [mirrored(-1, 1), mirrored(1, -1)]) {
      expect(other).toHaveLength(straight.length);
      expect(other).toEqual(expect.arrayContaining(straight));
    }
  });

  test("has room for three items, which touch neither each other nor a block nor a gate", () => {
    expect(rules.spots.length).toBeGreaterThanOrEqual(3);
    for (const [place, y] of rules.spots.entries()) {
      expect(Math.abs(y) + 20).toBeLessThanOrEqual(300);
      for (const other of rules.spots.slice(place + 1)) expect(other - y).toBeGreaterThanOrEqual(40);
      for (const gate of rules.gates) expect(Math.abs(y - gate.y)).toBeGreaterThanOrEqual(gate.length / 2 + 20);
      for (let tick = 0; tick < 240; tick++) {
        for (const block of rules.blocks) {
          const clear = Math.abs(block.x) - block.width / 2 >= 20;
          if (!clear) expect(Math.abs(y - blockY(block, tick))).toBeGreaterThanOrEqual(block.height / 2 + 20);
        }
      }
    }
  });

  test("leaves every moving block farther from anything than a ball is high", () => {
    for (const block of rules.blocks.filter(({ travel }) => travel !== 0)) {
      for (let tick = 0; tick < 240; tick++) {
        const [top, bottom] = [blockY(block, tick) - block.height / 2, blockY(block, tick) + block.height / 2];
        expect(Math.min(300 + top, 300 - bottom)).toBeGreaterThan(3 * BALL_SIZE);
        for (const other of rules.blocks.filter(({ x, y }) => x === block.x && y > block.y)) {
          expect(blockY(other, tick) - other.height / 2 - bottom).toBeGreaterThan(3 * BALL_SIZE);
        }
      }
    }
  });
});
