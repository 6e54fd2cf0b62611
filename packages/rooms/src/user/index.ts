export * from "./limits.ts";
export { reduceUser, userWakeMs } from "./reduce.ts";
export { createUser, type Lease, type RoomPlace, type UserState } from "./state.ts";
export type { LeaseAnswer, UserEffect, UserEvent } from "./turn.ts";
