// Worlds in the middle of something, and players for them.
import {
  applyCommand,
  type Ball,
  cloneWorld,
  createWorld,
  type Move,
  type Rules,
  step,
  type World,
} from "../src/index.ts";
import type { Player } from "./arbitraries.ts";

export interface Situation {
  readonly ball: Ball;
  readonly centers?: readonly [number, number];
  readonly moves?: readonly [Move, Move];
  readonly hits?: number;
}

/** A rally that stands like this. */
export function rally(rules: Rules, { ball, centers = [0, 0], moves = [0, 0], hits = 0 }: Situation): World {
  const world = createWorld(rules);
  world.inPlay = true;
  world.hits = hits;
  world.balls[0] = { ...ball };
  world.paddles = [
    { center: centers[0], move: moves[0] },
    { center: centers[1], move: moves[1] },
  ];
  return world;
}

/** Looks at the world before and after a step; false when a rule is broken. */
export type Watch = (before: World, after: World) => boolean;

/** Serves and plays until the point or for so many ticks; false as soon as `watch` is. */
export function playRally(
  rules: Rules,
  seed: number,
  players: readonly [Player, Player],
  ticks: number,
  watch: Watch,
): boolean {
  const world = createWorld(rules);
  applyCommand(world, rules, { kind: "serve", tick: 0, seed });
  while (world.inPlay && world.tick < ticks) {
    for (const [seat, player] of players.entries()) world.paddles[seat]!.move = choose(world, rules, seat, player);
    if (!watched(world, rules, watch)) return false;
  }
  return true;
}

/** One step, seen from both sides. */
export function watched(world: World, rules: Rules, watch: Watch): boolean {
  const before = cloneWorld(world);
  step(world, rules);
  return watch(before, world);
}

function choose(world: World, rules: Rules, seat: number, { aim, slack }: Player): Move {
  const distance = ballFor(world, rules, seat).y - aim * rules.reach - world.paddles[seat]!.center;
  return distance > slack ? 1 : distance < -slack ? -1 : 0;
}

/** The ball that this player looks at: the one that will be there first. */
function ballFor({ balls }: World, rules: Rules, seat: number): Ball {
  const { sign, face } = rules.goals[seat]!;
  const wait = ({ x, vx }: Ball) => (vx * sign > 0 ? (face - x * sign) / (vx * sign) : Infinity);
  return balls.reduce((first, ball) => (wait(ball) < wait(first) ? ball : first));
}

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
