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
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixDouble(hash: number, value: number): number {
  double[0] = value;
  return mixWord(mixWord(hash, words[0]!), words[1]!);
}

function mixWord(hash: number, word: number): number {
  const bits = Math.imul(hash ^ word, 0x9e37_79b1);
  return bits ^ (bits >>> 15);
}
