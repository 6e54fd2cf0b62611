// The confirmed and predicted worlds around now, one for each tick: drawing looks at many instants in each frame, some of them older
// than what is confirmed.
import { copyWorld, createWorld, type Rules, type World } from "@transcendence/game";
import type { Timeline } from "./timeline.ts";

const LENGTH = 256; // ticks kept, a little over four seconds
const RALLY = 1e9; // see keyAt
const HIT = 1e4;

export class WorldBuffer {
  readonly #worlds: World[];
  readonly #walls = new Int32Array(LENGTH); // walls met since the last hit or serve
  #first = 0;
  #last = -1; // nothing recorded

  constructor(rules: Rules) {
    this.#worlds = Array.from({ length: LENGTH }, () => createWorld(rules));
  }

  get first(): number {
    return this.#first;
  }

  get last(): number {
    return this.#last;
  }

  /** The world at a tick; the nearest one that there is when it is not recorded. */
  at(tick: number): World {
    return this.#worlds[Math.max(this.#first, Math.min(this.#last, tick)) % LENGTH]!;
  }

  /** A number that grows with everything that happens to a ball: rally, hits, walls. The same event keeps it through a rollback. */
  keyAt(tick: number, ball = 0): number {
    const world = this.at(tick);
    const rally = rallyOf(world);
    if (world.inPlay && world.extras !== null) return rally + world.extras.flights[ball]!.contacts + 1;
    return world.inPlay ? rally + world.hits * HIT + this.#walls[world.tick % LENGTH]! + 1 : rally;
  }

  /** The same for items that come onto the field. */
  itemKeyAt(tick: number): number {
    const world = this.at(tick);
    return rallyOf(world) + (world.extras?.draws ?? 0);
  }

  /** Forgets every world after `tick`: a command was inserted there. */
  cut(tick: number): void {
    this.#last = Math.min(this.#last, tick);
    if (this.#last < this.#first) this.#last = this.#first - 1;
  }

  /** Records up to `tick`. Where the timeline begins later than the buffer ends, the buffer begins anew. */
  extend(timeline: Timeline, tick: number): void {
    const begin = timeline.confirmed.tick;
    if (this.#last < this.#first || begin > this.#last + 1 || tick - this.#last > LENGTH) {
      this.#first = Math.max(begin, tick - LENGTH + 1);
      this.#last = this.#first - 1;
    }
    while (this.#last < tick) this.#record(timeline.at(this.#last + 1));
  }

  #record(world: World): void {
    const { tick } = world;
    const before = this.#worlds[(tick + LENGTH - 1) % LENGTH]!;
    const turned = before.inPlay && world.inPlay && before.hits === world.hits && hasTurned(before, world);
    const same = before.hits === world.hits && before.inPlay === world.inPlay;
    this.#walls[tick % LENGTH] = same && tick > this.#first ? this.#walls[before.tick % LENGTH]! + (turned ? 1 : 0) : 0;
    copyWorld(world, this.#worlds[tick % LENGTH]!);
    this.#last = tick;
    this.#first = Math.max(this.#first, tick - LENGTH + 1);
  }
}

function rallyOf({ score }: World): number {
  return score.reduce((sum, points) => sum + points, 0) * RALLY;
}

function hasTurned(before: World, after: World): boolean {
  const ball = before.balls[0]!;
  const next = after.balls[0]!;
  return ball.vx !== next.vx || ball.vy !== next.vy;
}
