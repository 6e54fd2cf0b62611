export * from "./limits.ts";
export { isNowhere, reduceUser, userWakeMs } from "./reduce.ts";
export { createUser, type FriendHere, type Lease, type Page, restoreUser, type UserState } from "./state.ts";
export type { UserRoomEffect, UserRoomEvent } from "./turn.ts";
