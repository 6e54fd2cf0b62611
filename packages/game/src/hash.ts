import type { Extras } from "./extras.ts";
import type { World } from "./world.ts";

const double = new Float64Array(1);
const words = new Int32Array(double.buffer); // signed, so that no word needs a heap number

/** A u32 over the exact bits of everything in the world. Worlds that differ in one bit agree once in four milliards. */
export function hashWorld(world: World): number {
  let hash = mixWord(world.tick, 0x811c_9dc5 | 0);
  hash = mixWord(hash, world.hits);
  hash = mixWord(
    hash,
    (world.inPlay ? 1 : 0) | (world.receiver << 1) | ((world.lastHitter + 1) << 4) | ((world.winner + 1) << 8),
  );
  for (let index = 0; index < world.balls.length; index++) {
    const ball = world.balls[index]!;
    hash = mixDouble(hash, ball.x);
    hash = mixDouble(hash, ball.y);
    hash = mixDouble(hash, ball.vx);
    hash = mixDouble(hash, ball.vy);
  }
  for (let seat = 0; seat < world.paddles.length; seat++) {
    const paddle = world.paddles[seat]!;
    hash = mixDouble(hash, paddle.center);
    hash = mixWord(hash, paddle.move);
    hash = mixWord(hash, world.score[seat]!);
  }
  if (world.extras !== null) hash = mixExtras(hash, world.extras);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixExtras(start: number, { flights, effects, items, seed, draws, wait }: Extras): number {
  let hash = mixWord(mixWord(start, seed), draws | (wait << 16));
  for (let index = 0; index < flights.length; index++) {
    const flight = flights[index]!;
    hash = mixWord(hash, (flight.hitter + 1) | ((flight.owner + 1) << 3) | (flight.slow ? 64 : 0));
    hash = mixWord(hash, flight.contacts | (flight.bounces << 16));
    hash = mixDouble(hash, flight.bend);
  }
  for (let seat = 0; seat < effects.length; seat++) {
    const own = effects[seat]!;
    hash = mixWord(hash, own.long | (own.slow << 16));
    hash = mixWord(hash, own.curve | (own.shield << 16));
  }
  for (let index = 0; index < items.length; index++) {
    hash = mixWord(hash, (items[index]!.kind + 1) | (items[index]!.spot << 8));
  }
  return hash;
}

function mixDouble(hash: number, value: number): number {
  double[0] = value;
  return mixWord(mixWord(hash, words[0]!), words[1]!);
}

function mixWord(hash: number, word: number): number {
  const bits = Math.imul(hash ^ word, 0x9e37_79b1);
  return bits ^ (bits >>> 15);
}
