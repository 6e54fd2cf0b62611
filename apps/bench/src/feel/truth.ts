// What really happened: the room's log, played from the start.
import { applyCommand, type Command, createWorld, FIELD_WIDTH, type Rules, type Seat, step } from "@transcendence/game";

export interface Rally {
  readonly servedTick: number;
  endTick: number; // of its point; Infinity while it lasts
  readonly hits: { readonly seat: Seat; readonly tick: number }[];
}

export function ralliesOf(rules: Rules, log: readonly Command[], ticks: number): Rally[] {
  const world = createWorld(rules);
  const rallies: Rally[] = [];
  let next = 0;
  while (world.tick < ticks) {
    for (let command = log[next]; command !== undefined && command.tick <= world.tick; command = log[++next]) {
      const waited = !world.inPlay;
      applyCommand(world, rules, command);
      if (waited && world.inPlay) rallies.push({ servedTick: world.tick, endTick: Infinity, hits: [] });
    }
    const { hits, inPlay } = world;
    const flights = world.balls.map(({ vx }) => vx);
    step(world, rules);
    const rally = rallies.at(-1);
    const { tick, lastHitter } = world;
    if (world.hits === hits + 1 && lastHitter !== -1) rally?.hits.push({ seat: lastHitter, tick });
    // Two balls in one tick, perhaps off both paddles: whose each was shows where it turned.
    if (world.hits > hits + 1) {
      world.balls.forEach(({ x, vx }, index) => {
        const isBounce = vx * (flights[index] ?? vx) < 0 && Math.abs(x) > FIELD_WIDTH / 4;
        if (isBounce) rally?.hits.push({ seat: x < 0 ? 0 : 1, tick });
      });
    }
    if (inPlay && !world.inPlay && rally) rally.endTick = world.tick;
  }
  return rallies;
}
