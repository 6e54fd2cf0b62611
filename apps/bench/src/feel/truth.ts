// What really happened: the room's log, played from the start.
import { applyCommand, type Command, createWorld, type Rules, type Seat, step } from "@transcendence/game";

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
    step(world, rules);
    const rally = rallies.at(-1);
    if (world.hits > hits && world.lastHitter !== -1) rally?.hits.push({ seat: world.lastHitter, tick: world.tick });
    if (inPlay && !world.inPlay && rally) rally.endTick = world.tick;
  }
  return rallies;
}
