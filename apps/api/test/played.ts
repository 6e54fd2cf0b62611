// Matches played to their end, as a room would tell of them.
import { encodeBase64 } from "@oslojs/encoding";
import {
  applyCommand,
  type Command,
  createWorld,
  DEFAULT_SETTINGS,
  encodeReplay,
  hashWorld,
  type MatchSettings,
  RULES_VERSION,
  rulesOf,
  type Seat,
  step,
  TICKS_PER_SECOND,
} from "@transcendence/game";
import type { StoreResult } from "@transcendence/protocol";
import { START_MS } from "./api-harness.ts";

export interface Played {
  readonly settings: MatchSettings;
  readonly result: StoreResult["result"];
  readonly replay: string;
}

/** Nobody moves but seat 0, who holds upwards; ends at the win, or before, when `untilScore` points have been made. */
export function play(changes: Partial<MatchSettings> = {}, untilScore = Number.POSITIVE_INFINITY): Played {
  const settings = { ...DEFAULT_SETTINGS, pointsToWin: 3, ...changes };
  const rules = rulesOf(settings);
  const world = createWorld(rules);
  const commands: Command[] = [];
  const give = (command: Command) => {
    commands.push(command);
    applyCommand(world, rules, command);
  };
  const points = () => world.score.reduce((sum, score) => sum + score, 0);
  while (world.winner === -1 && points() < untilScore) {
    if (world.tick === 0) give({ kind: "move", tick: 0, seat: 0, move: -1 });
    if (!world.inPlay) give({ kind: "serve", tick: world.tick, seed: 1000 + world.tick });
    step(world, rules);
  }
  const hash = hashWorld(world);
  const bytes = encodeReplay({ rules: RULES_VERSION, settings, commands, ticks: world.tick, hash });
  const [left = 0, right = 0] = world.score;
  const durationMs = Math.round((world.tick * 1000) / TICKS_PER_SECOND);
  const winner: Seat = world.winner === -1 ? 1 : world.winner;
  const outcome = world.winner === -1 ? "resigned" : "won";
  return { settings, result: { outcome, winner, score: [left, right], durationMs }, replay: encodeBase64(bytes) };
}

export function resultOf(id: string, seats: [string, string], played: Played): StoreResult {
  return { id, seats, ...played, startedAtMs: START_MS, finishedAtMs: START_MS + played.result.durationMs };
}
