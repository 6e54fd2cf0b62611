// Puts the ball into play. Everything about a serve follows from its seed.
import { SERVE_HEIGHT, SERVE_SLOPE } from "./constants.ts";
import { beginRally } from "./extras.ts";
import type { Rules } from "./rules.ts";
import { sideOf, spread, turnOf } from "./seed.ts";
import type { World } from "./world.ts";

/** From the centre line towards the receiver, at a height and an angle taken from the seed. */
export function serve(world: World, rules: Rules, seed: number): void {
  const ball = world.balls[0]!;
  if (world.score.every((points) => points === 0)) world.receiver = sideOf(seed);
  const target = rules.goals[world.receiver]!;
  const turn = turnOf(seed);
  const slope = turn * SERVE_SLOPE * spread(seed, 2);
  const square = slope * slope;
  const along = rules.serveSpeed * ((1 - square) / (1 + square));
  const across = rules.serveSpeed * ((2 * slope) / (1 + square));
  ball.x = 0;
  ball.y = turn * SERVE_HEIGHT * spread(seed, 1);
  ball.vx = target.sign * along;
  ball.vy = across;
  world.inPlay = true;
  world.hits = 0;
  world.lastHitter = -1;
  if (world.extras !== null) beginRally(world.extras, seed);
}
