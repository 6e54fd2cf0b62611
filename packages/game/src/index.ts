export type { Command } from "./command.ts";
export { applyCommand } from "./command.ts";
export * from "./computer/index.ts";
export * from "./constants.ts";
export { hashWorld } from "./hash.ts";
export { playReplay, type Replay } from "./replay.ts";
export { decodeReplay, encodeReplay, MAX_REPLAY_BYTES } from "./replay-codec.ts";
export { ballSpeed, type Goal, type Rules, rulesOf, type Wall } from "./rules.ts";
export {
  DEFAULT_SETTINGS,
  isMatchSettings,
  type MapId,
  MAPS,
  type MatchSettings,
  SETTINGS_BOUNDS,
} from "./settings.ts";
export type { Side } from "./side.ts";
export { step } from "./step.ts";
export {
  type Ball,
  cloneWorld,
  copyWorld,
  createWorld,
  type Move,
  type Paddle,
  type Seat,
  SEATS,
  type World,
} from "./world.ts";
export { decodeWorld, encodeWorld } from "./world-codec.ts";
