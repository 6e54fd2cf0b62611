export type { ChatChanges } from "./changes.ts";
export { around } from "./history.ts";
export * from "./limits.ts";
export { reduceChat } from "./reduce.ts";
export { type ChatState, createChat, restoreChat } from "./state.ts";
export type { ChatEffect, ChatEvent, ChatStored } from "./turn.ts";
