// Puts the ball into play. Everything about a serve follows from its seed, a fresh u32 for each point.
import { SERVE_HEIGHT, SERVE_SLOPE } from "./constants.ts";
import type { Rules } from "./rules.ts";
import type { World } from "./world.ts";

// The two highest bits of a seed are the serve's mirror images: flip one and the same serve goes to the other side
// (of the first serve only; later ones go to the receiver), flip the other and it is turned upside down.
const SIDE_BIT = 0x8000_0000;
const TURN_BIT = 0x4000_0000;

/** From the centre line towards the receiver, at a height and an angle taken from the seed. */
export function serve(world: World, rules: Rules, seed: number): void {
  const ball = world.balls[0]!;
  if (world.score.every((points) => points === 0)) world.receiver = (seed & SIDE_BIT) === 0 ? 0 : 1;
  const target = rules.goals[world.receiver]!;
  const turn = (seed & TURN_BIT) === 0 ? 1 : -1;
  const rest = seed & ~(SIDE_BIT | TURN_BIT);
  const slope = turn * SERVE_SLOPE * spread(rest, 2);
  const square = slope * slope;
  const along = rules.serveSpeed * ((1 - square) / (1 + square));
  const across = rules.serveSpeed * ((2 * slope) / (1 + square));
  ball.x = 0;
  ball.y = turn * SERVE_HEIGHT * spread(rest, 1);
  ball.vx = target.sign * along;
  ball.vy = across;
  world.inPlay = true;
  world.hits = 0;
  world.lastHitter = -1;
}

/** The n-th number of a seed, evenly spread from -1 to 1. */
function spread(seed: number, n: number): number {
  return (mix(seed + Math.imul(n, 0x9e37_79b9)) - 0x7fff_ffff) / 0x8000_0000;
}

/** A u32 in, a u32 out; every bit of the result depends on every bit of the input. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0_aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a_2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
