export { whoIsHere } from "./here.ts";
export * from "./limits.ts";
export { type Pair, pairSeekers, ratingWindow, type Seeker } from "./pairing.ts";
export { lobbyWakeMs, reduceLobby } from "./reduce.ts";
export { createLobby, type LobbyState, restoreLobby, type StoredLobby } from "./state.ts";
export type { LobbyDelivery, LobbyEffect, LobbyEvent } from "./turn.ts";
