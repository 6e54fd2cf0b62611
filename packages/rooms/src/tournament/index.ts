export * from "./limits.ts";
export { reduceTournament, tournamentWakeMs } from "./reduce.ts";
export {
  createTournament,
  restoreTournament,
  shownName,
  type StoredTournament,
  type TournamentRoomState,
} from "./state.ts";
export type { OrderVerdict, TournamentDelivery, TournamentEffect, TournamentEvent } from "./turn.ts";
export { viewOf } from "./view.ts";
