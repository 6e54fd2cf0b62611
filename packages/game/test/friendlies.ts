// Matches between computer players, and worlds out of them.
import {
  applyCommand,
  type CharacterId,
  type Computer,
  createComputer,
  createWorld,
  DEFAULT_SETTINGS,
  type Friendly,
  moveNow,
  type Player,
  playFriendly,
  type Rules,
  rulesOf,
  step,
  type World,
} from "../src/index.ts";

const classic = rulesOf(DEFAULT_SETTINGS);

export function computerPlayer(computer: Computer): Player {
  return (rules, world) => moveNow(computer, rules, world);
}

export function friendly(
  left: CharacterId,
  right: CharacterId,
  seed: number,
  rules = classic,
  ticks = 20_000,
): Friendly {
  const players = {
    0: computerPlayer(createComputer(left, 0, seed)),
    1: computerPlayer(createComputer(right, 1, seed + 1)),
  };
  return playFriendly(rules, players, seed, ticks);
}

/** The world of a match in progress, after so many ticks. */
export function worldOf(seed: number, ticks: number, rules: Rules = classic): World {
  const { commands } = friendly("skitter", "flint", seed, rules, ticks + 1);
  const world = createWorld(rules);
  for (const command of commands) {
    while (world.tick < Math.min(command.tick, ticks)) step(world, rules);
    if (world.tick < ticks || command.tick === ticks) applyCommand(world, rules, command);
  }
  while (world.tick < ticks) step(world, rules);
  return world;
}
