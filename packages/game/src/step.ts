import { clearFlight, type Extras, isGhost } from "./extras.ts";
import { flyBall, movePaddles } from "./flight.ts";
import { ageEffects, bend, placeItems, slowDown, takeItems } from "./power-ups.ts";
import type { Goal, Rules } from "./rules.ts";
import { isClear, moveBlocks } from "./scenery.ts";
import { scorePoint } from "./score.ts";
import { outwards } from "./side.ts";
import { isFlying, parkBall, type Ball, type World } from "./world.ts";

/** One tick, in place, without allocating. Paddles move at all times, balls only while a rally is on. */
export function step(world: World, rules: Rules): void {
  const { extras } = world;
  if (extras === null || !world.inPlay) {
    movePaddles(world, rules);
    if (world.inPlay) playBalls(world, rules);
  } else playWithExtras(world, rules, extras);
  world.tick++;
}

function playBalls(world: World, rules: Rules): void {
  const { balls } = world;
  for (let index = 0; index < balls.length; index++) {
    const ball = balls[index]!;
    const x = ball.x + ball.vx;
    const y = ball.y + ball.vy;
    if (isOpen(rules, x, y) && isOpen(rules, ball.x, ball.y)) {
      ball.x = x; // nearly every tick
      ball.y = y;
      continue;
    }
    flyBall(world, rules, ball, null);
    const goal = goalReached(ball, rules);
    if (goal !== undefined) return scorePoint(world, rules, goal);
  }
}

function playWithExtras(world: World, rules: Rules, extras: Extras): void {
  const { balls } = world;
  ageEffects(extras);
  movePaddles(world, rules);
  moveBlocks(rules, world.tick);
  for (let index = 0; index < balls.length; index++) {
    const ball = balls[index]!;
    if (!isFlying(ball)) continue;
    const flight = extras.flights[index]!;
    slowDown(rules, extras, flight, ball);
    const { x, y } = ball;
    const toX = x + ball.vx;
    const toY = y + ball.vy;
    if (isOpen(rules, toX, toY) && isOpen(rules, x, y) && (isGhost(flight) || isClear(rules, x, y, toX, toY))) {
      ball.x = toX;
      ball.y = toY;
    } else {
      flyBall(world, rules, ball, flight);
      const goal = goalReached(ball, rules);
      // A second ball can only score for its owner.
      if (goal !== undefined && (flight.owner === -1 || flight.owner === goal.scorer))
        return scorePoint(world, rules, goal);
      if (goal !== undefined) {
        parkBall(ball);
        clearFlight(flight);
      }
    }
    bend(rules, flight, ball);
  }
  if (!takeItems(world, rules, extras)) placeItems(rules, extras); // one or the other: a slot tells which
}

/** True where the ball touches nothing; on a straight line between two such places it touches nothing either. */
function isOpen(rules: Rules, x: number, y: number): boolean {
  return x > -rules.openX && x < rules.openX && y > -rules.openY && y < rules.openY;
}

function goalReached(ball: Ball, rules: Rules): Goal | undefined {
  for (let index = 0; index < rules.goals.length; index++) {
    const goal = rules.goals[index]!;
    if (outwards(goal, ball) >= goal.line) return goal;
  }
  return undefined;
}
