// How long nothing can happen, known without playing it.
import type { Rules } from "./rules.ts";
import { outwards, outwardSpeed } from "./side.ts";
import type { World } from "./world.ts";

/**
 * A tick before which nobody can score, whatever the paddles do: the ball has to get to the line that it flies to. By plain
 * rules only, and while it is in play; otherwise the world's own tick.
 */
export function noPointBefore(world: World, rules: Rules): number {
  if (!rules.plain || !world.inPlay) return world.tick;
  const ball = world.balls[0]!;
  for (let index = 0; index < rules.goals.length; index++) {
    const goal = rules.goals[index]!;
    const speed = outwardSpeed(goal, ball);
    if (speed <= 0) continue;
    // One less than it takes: adding up ticks rounds, dividing rounds otherwise.
    return world.tick + Math.max(0, Math.ceil((goal.line - outwards(goal, ball)) / speed) - 1);
  }
  return world.tick;
}
