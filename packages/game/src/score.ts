import { endRally } from "./extras.ts";
import type { Goal, Rules } from "./rules.ts";
import { parkBall, type Seat, type World } from "./world.ts";

/** A ball is out at this goal: the point, who serves next, and perhaps the match. */
export function scorePoint(world: World, rules: Rules, goal: Goal): void {
  world.score[goal.scorer]!++;
  world.receiver = goal.seat;
  world.inPlay = false;
  for (let index = 0; index < world.balls.length; index++) parkBall(world.balls[index]!);
  if (world.extras !== null) endRally(world.extras);
  if (hasWon(world, rules, goal.scorer)) world.winner = goal.scorer;
}

export function hasWon({ score }: World, { settings }: Rules, seat: Seat): boolean {
  const points = score[seat]!;
  if (points < settings.pointsToWin) return false;
  for (let other = 0; other < score.length; other++) {
    if (other !== seat && points - score[other]! < settings.margin) return false;
  }
  return true;
}
