import { flyBall, movePaddles } from "./flight.ts";
import type { Goal, Rules } from "./rules.ts";
import { scorePoint } from "./score.ts";
import { outwards } from "./side.ts";
import type { Ball, World } from "./world.ts";

/** One tick, in place, without allocating. Paddles move at all times, balls only while a rally is on. */
export function step(world: World, rules: Rules): void {
  movePaddles(world, rules);
  if (world.inPlay) playBalls(world, rules);
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
    flyBall(world, rules, ball);
    const goal = goalReached(ball, rules);
    if (goal !== undefined) return scorePoint(world, rules, goal);
  }
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
