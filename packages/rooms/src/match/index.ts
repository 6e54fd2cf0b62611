export { announcement, toPlayers } from "./announce.ts";
export { type Checkpoint, type CheckpointHead, checkpointOf, restoreMatch, type StoredPosition } from "./checkpoint.ts";
export * from "./limits.ts";
export { reduce } from "./reduce.ts";
export { createMatch, isPresent, isInPlay, type MatchState, type Phase } from "./state.ts";
export type { Delivery, MatchEffect, MatchEvent } from "./turn.ts";
