// A computer player for a match on this machine: it has its own eyes and hands; the match only asks what it holds.
import { type CharacterId, createComputer, moveNow } from "@transcendence/game";
import { freshSeed, type LocalRival } from "./local-match.ts";

const SEAT = 1;

export function createRival(character: CharacterId): LocalRival {
  const computer = createComputer(character, SEAT, freshSeed());
  return { seat: SEAT, move: (rules, world) => moveNow(computer, rules, world) };
}
