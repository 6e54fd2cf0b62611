export { expectedScore, NEWCOMER, rate, type Rating, type Result, TAU } from "./glicko.ts";
