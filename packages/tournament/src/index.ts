export { isClosed, isReady, pairingsByPlayer, pairingsOf, playersOf } from "./pairings.ts";
export { standings } from "./standings.ts";
export { swissRounds } from "./swiss.ts";
export {
  closeArena,
  decide,
  enterLate,
  isOver,
  openPairings,
  overrule,
  pairWave,
  reopen,
  startSeeded,
  startTournament,
  withdraw,
} from "./tournament.ts";
export * from "./types.ts";
