export { expectedScore, NEWCOMER, rate, type Rating, type Result, TAU } from "./glicko.ts";
export {
  aged,
  DEVIATION_MAX,
  DEVIATION_MIN,
  isProvisional,
  type PlayerRating,
  PROVISIONAL_DEVIATION,
  rateMatch,
  SETTLED_DEVIATION,
  settledUntil,
  UNRATED,
} from "./match.ts";
