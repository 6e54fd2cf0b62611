// A computer player for a match on this machine: it has its own eyes and hands; the match only asks what it holds.
import { type CharacterId, type Computer, createComputer, moveNow, type Seat } from "@transcendence/game";
import { freshSeed, type LocalRival } from "./local-match.ts";

export interface Rival extends LocalRival {
  readonly computer: Computer; // what it keeps in mind
}

export function createRival(character: CharacterId, seat: Seat = 1): Rival {
  const computer = createComputer(character, seat, freshSeed());
  return { computer, seat, move: (rules, world) => moveNow(computer, rules, world) };
}
