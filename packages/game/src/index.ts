export type { Command } from "./command.ts";
export { applyCommand } from "./command.ts";
export * from "./computer/index.ts";
export * from "./constants.ts";
export { type Effects, type Extras, type Flight, isGhost, type Item, paddleLengthOf } from "./extras.ts";
export { hashWorld } from "./hash.ts";
export { type Block, blockY, type Gate } from "./maps.ts";
export { bestMoment, factsOf, FactsWatcher, type MatchFacts, type Moment, type SeatFacts } from "./match-facts.ts";
export { canTake, itemAt } from "./power-ups.ts";
export { noPointBefore } from "./quiet.ts";
export { canGoOn, canPlay, playReplay, type Replay } from "./replay.ts";
export { decodeReplay, encodeReplay, MAX_REPLAY_BYTES } from "./replay-codec.ts";
export { ballSpeed, type Goal, type Rules, rulesOf, type Wall } from "./rules.ts";
export {
  DEFAULT_SETTINGS,
  isClassic,
  isMatchSettings,
  KIND_SETTINGS,
  LONG_SETTINGS,
  type MapId,
  MAPS,
  type MatchSettings,
  PLAYABLE_BOUNDS,
  POWER_UPS,
  type PowerUpKind,
  QUICK_SETTINGS,
  RATED_KINDS,
  type RatedKind,
  ratedKindOf,
  sameSettings,
  SETTINGS_BOUNDS,
  sortPowerUps,
} from "./settings.ts";
export type { Side } from "./side.ts";
export { step } from "./step.ts";
export {
  type Ball,
  cloneWorld,
  copyWorld,
  createWorld,
  isFlying,
  type Move,
  type Paddle,
  type Seat,
  SEATS,
  type World,
} from "./world.ts";
export { decodeWorld, encodeWorld } from "./world-codec.ts";
