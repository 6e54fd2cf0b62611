// A whole match between two who decide at each tick, as fast as the machine can: for tests, calibration and demos.
import { applyCommand, type Command } from "../command.ts";
import { MAX_MATCH_TICKS, SERVE_DELAY_TICKS } from "../constants.ts";
import { type Rules, rulesOf } from "../rules.ts";
import type { MatchSettings } from "../settings.ts";
import { step } from "../step.ts";
import { createWorld, type Move, type Seat, SEATS, type World } from "../world.ts";
import { type Dice, roll } from "./chance.ts";
import type { CharacterId } from "./characters.ts";
import { createComputer } from "./computer.ts";
import { moveNow } from "./look.ts";

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

export interface PlayedOut {
  readonly winner: Seat;
  readonly score: readonly [number, number];
}

/** Two computer players, to the end of their match. One without an end is won by who leads, or else by the left one. */
export function playOut(
  settings: MatchSettings,
  [left, right]: readonly [CharacterId, CharacterId],
  chance: () => number, // whole numbers, for seeds
): PlayedOut {
  const mover = (character: CharacterId, seat: Seat): Player => {
    const computer = createComputer(character, seat, chance());
    return (rules, world) => moveNow(computer, rules, world);
  };
  const players = { 0: mover(left, 0), 1: mover(right, 1) };
  const { world } = playFriendly(rulesOf(settings), players, chance());
  const [one = 0, other = 0] = world.score;
  const isRight = world.winner === 1 || (world.winner === -1 && other > one);
  return { winner: isRight ? 1 : 0, score: [one, other] };
}
