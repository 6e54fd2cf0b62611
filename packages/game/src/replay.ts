import { applyCommand, type Command } from "./command.ts";
import { MAX_MATCH_TICKS, RULES_VERSION } from "./constants.ts";
import { rulesOf } from "./rules.ts";
import { isMatchSettings, type MatchSettings } from "./settings.ts";
import { step } from "./step.ts";
import { createWorld, SEATS, type World } from "./world.ts";

/** Everything needed to see a match again. */
export interface Replay {
  readonly rules: number; // RULES_VERSION it was played under
  readonly settings: MatchSettings;
  readonly commands: readonly Command[]; // in order; each tick is below `ticks`
  readonly ticks: number;
  readonly hash: number; // of the world at `ticks`
}

/** The first rules under which these settings could be played. */
export function rulesNeeded({ map, powerUps }: MatchSettings): number {
  return map === "classic" && powerUps.length === 0 ? 1 : 2;
}

/** Whether a match can be played as it was under those rules. */
export function canPlay(rules: number, settings: MatchSettings): boolean {
  return rules >= rulesNeeded(settings) && rules <= RULES_VERSION;
}

/** Whether a match begun under those rules goes on under today's as it would have then. */
export function canGoOn(rules: number, settings: MatchSettings): boolean {
  return canPlay(rules, settings) && (rules >= 3 || settings.map === "classic" || settings.map === "portals");
}

/**
 * Plays a match again to its last tick; null when it was played under other rules or its log is malformed.
 * `onStep` sees the world after each step, and may not change it.
 */
export function playReplay(replay: Replay, onStep?: (world: World) => void): World | null {
  if (!isWellFormed(replay) || !canPlay(replay.rules, replay.settings)) return null;
  const rules = rulesOf(replay.settings, replay.rules);
  const world = createWorld(rules);
  const playTo = (tick: number) => {
    while (world.tick < tick) {
      step(world, rules);
      onStep?.(world);
    }
  };
  for (const command of replay.commands) {
    playTo(command.tick);
    applyCommand(world, rules, command);
  }
  playTo(replay.ticks);
  return world;
}

/** True for settings in bounds and a log in order, whatever the rules. */
export function isWellFormed({ settings, commands, ticks, hash }: Replay): boolean {
  if (!isMatchSettings(settings) || !isU32(hash)) return false;
  if (!isU32(ticks) || ticks > MAX_MATCH_TICKS) return false;
  let earliest = 0;
  for (const command of commands) {
    if (!isU32(command.tick) || command.tick < earliest || command.tick >= ticks || !isCommand(command)) return false;
    earliest = command.tick;
  }
  return true;
}

function isCommand(command: Command): boolean {
  switch (command.kind) {
    case "move":
      return SEATS.includes(command.seat) && (command.move === -1 || command.move === 0 || command.move === 1);
    case "serve":
      return isU32(command.seed);
  }
}

function isU32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}
