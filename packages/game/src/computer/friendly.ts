// A whole match between two who decide at each tick, as fast as the machine can: for tests, calibration and demos.
import { applyCommand, type Command } from "../command.ts";
import { MAX_MATCH_TICKS, SERVE_DELAY_TICKS } from "../constants.ts";
import type { Rules } from "../rules.ts";
import { step } from "../step.ts";
import { createWorld, type Move, type Seat, SEATS, type World } from "../world.ts";
import { type Dice, roll } from "./chance.ts";

/** Says what it holds at this tick. */
export type Player = (rules: Rules, world: World) => Move;

export interface Friendly {
  readonly world: World; // at the end
  readonly commands: readonly Command[];
}

/** Served as in a room, a second after the start and after each point; to the end, or for so many ticks. */
export function playFriendly(
  rules: Rules,
  players: Readonly<Record<Seat, Player>>,
  seed: number,
  ticks = MAX_MATCH_TICKS,
): Friendly {
  const world = createWorld(rules);
  const commands: Command[] = [];
  const chance: Dice = { dice: seed >>> 0 };
  let serveTick = SERVE_DELAY_TICKS;
  const give = (command: Command): void => {
    applyCommand(world, rules, command);
    commands.push(command);
  };
  while (world.winner === -1 && world.tick < ticks) {
    const { tick } = world;
    if (tick === serveTick) give({ kind: "serve", tick, seed: Math.floor(roll(chance) * 0x1_0000_0000) });
    for (const seat of SEATS) {
      const move = players[seat](rules, world);
      if (move !== world.paddles[seat]!.move) give({ kind: "move", tick, seat, move });
    }
    const { inPlay } = world;
    step(world, rules);
    if (inPlay && !world.inPlay) serveTick = world.tick + SERVE_DELAY_TICKS;
  }
  return { world, commands };
}
