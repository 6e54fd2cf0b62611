// What must hold for any ball, any paddle and any speed that the settings allow.
import fc from "fast-check";
import { describe, test } from "vitest";
import { ballSpeed, BOUNCE_SLOPE, type Rules, rulesOf, type World } from "../src/index.ts";
import { type Encounter, encounter, player, settings, u32 } from "./arbitraries.ts";
import { playRally, type Watch, watched } from "./situations.ts";

const TICKS = 3000;
const ROUNDED = 1e-9;

/** Checks every step of many rallies, and of many close encounters of a ball with a moving paddle. */
function expectAlways(check: (before: World, after: World, rules: Rules) => boolean): void {
  fc.assert(
    fc.property(settings, u32, player, player, (chosen, seed, left, right) => {
      const rules = rulesOf(chosen);
      return playRally(rules, seed, [left, right], TICKS, (before, after) => check(before, after, rules));
    }),
    { numRuns: 100 },
  );
  fc.assert(
    fc.property(encounter, (met) => meet(met, (before, after) => check(before, after, met.rules))),
    { numRuns: 3000 },
  );
}

function meet({ rules, world, moves }: Encounter, watch: Watch): boolean {
  for (let tick = 0; tick < moves.length * 5 && world.inPlay; tick++) {
    world.paddles[1]!.move = moves[Math.floor(tick / 5)]!;
    if (!watched(world, rules, watch)) return false;
  }
  return true;
}

/** Where a straight flight is after its bounce off a wall. */
function folded(y: number, limit: number): number {
  if (y > limit) return 2 * limit - y;
  return y < -limit ? -2 * limit - y : y;
}

describe("[PLAY-3] the ball", () => {
  test("never leaves by a wall", () => {
    expectAlways((_, after, rules) => Math.abs(after.balls[0]!.y) <= rules.ballLimit);
  });

  test("never passes the front of a paddle that is in its way", () => {
    expectAlways((before, after, rules) => {
      const ball = before.balls[0]!;
      const seat = ball.vx < 0 ? 0 : 1;
      const { sign, face } = rules.goals[seat]!;
      const time = (face - sign * ball.x) / Math.abs(ball.vx); // when it comes to the front
      if (!(time >= 0 && time < 1 - ROUNDED) || after.hits > before.hits) return true;
      const [start, end] = [before.paddles[seat]!.center, after.paddles[seat]!.center];
      const distance = folded(ball.y + ball.vy * time, rules.ballLimit) - (start + (end - start) * time);
      return Math.abs(distance) > rules.reach - ROUNDED;
    });
  });

  test("never overlaps a paddle, and never changes from one end of it to the other", () => {
    expectAlways((before, after, rules) => {
      const end = endBeside(after, rules);
      if (end === 0) return true;
      const distance = after.balls[0]!.y - after.paddles[seatNear(after)]!.center;
      const endBefore = endBeside(before, rules);
      return end * distance > rules.reach - ROUNDED && (endBefore === 0 || end === endBefore);
    });
  });

  test("never moves farther in a tick than it and a paddle can go", () => {
    expectAlways((before, after, rules) => {
      const [from, to] = [before.balls[0]!, after.balls[0]!];
      const farthest = Math.max(rules.ballSpeedMax, rules.paddleSpeed) + ROUNDED;
      return !after.inPlay || (Math.abs(to.x - from.x) <= farthest && Math.abs(to.y - from.y) <= farthest);
    });
  });

  test("is never faster than the greatest speed, or aside than a paddle that pushes it", () => {
    expectAlways((_, after, rules) => {
      const { vx, vy } = after.balls[0]!;
      return Math.abs(vx) <= rules.ballSpeedMax && Math.abs(vy) <= Math.max(rules.ballSpeedMax, rules.paddleSpeed);
    });
  });

  test("turns round where a paddle hits it and nowhere else", () => {
    expectAlways((before, after) => {
      if (!after.inPlay) return true;
      const turned = before.balls[0]!.vx < 0 !== after.balls[0]!.vx < 0;
      return turned
        ? after.hits === before.hits + 1 && after.lastHitter === seatNear(after)
        : after.hits === before.hits;
    });
  });
});

describe("[PLAY-3] a paddle", () => {
  test("stays between the walls", () => {
    expectAlways((_, after, rules) => after.paddles.every(({ center }) => Math.abs(center) <= rules.paddleLimit));
  });

  test("goes where it is told, unless a ball is caught between its end and a wall", () => {
    expectAlways((before, after, rules) =>
      after.paddles.every(({ center, move }, seat) => {
        const aim = before.paddles[seat]!.center + move * rules.paddleSpeed;
        const free = Math.max(-rules.paddleLimit, Math.min(rules.paddleLimit, aim));
        const { x, y } = after.balls[0]!;
        const atWall = rules.ballLimit - Math.abs(y) < ROUNDED;
        const close = Math.abs(x) > rules.openX - rules.ballSpeedMax; // it may have left its place beside the paddle
        return center === free || (atWall && close && seat === seatNear(after));
      }),
    );
  });
});

test("a rally goes on within bounds: in each few seconds a paddle hits the ball or the rally ends", () => {
  const steepest = (1 - BOUNCE_SLOPE * BOUNCE_SLOPE) / (1 + BOUNCE_SLOPE * BOUNCE_SLOPE);
  fc.assert(
    fc.property(settings, u32, player, player, (chosen, seed, left, right) => {
      const rules = rulesOf(chosen);
      const longest = Math.ceil((rules.goals[0]!.front + rules.goals[0]!.line) / (ballSpeed(rules, 1) * steepest));
      let since = 0;
      return playRally(rules, seed, [left, right], 20_000, (before, after) => {
        since = after.hits > before.hits ? 0 : since + 1;
        return since <= longest;
      });
    }),
    { numRuns: 100 },
  );
});

function seatNear(world: World): 0 | 1 {
  return world.balls[0]!.x < 0 ? 0 : 1;
}

/** Beside which end of a paddle the ball is; 0 when it is beside none. */
function endBeside(world: World, rules: Rules): -1 | 0 | 1 {
  const ball = world.balls[0]!;
  const { face, back } = rules.goals[0]!;
  if (Math.abs(ball.x) <= face + ROUNDED || Math.abs(ball.x) >= back) return 0;
  return ball.y < world.paddles[seatNear(world)]!.center ? -1 : 1;
}
