// A match between two computer players, played to its end at once.
import {
  createComputer,
  type MatchSettings,
  moveNow,
  type Player,
  playFriendly,
  rulesOf,
  type Seat,
} from "@transcendence/game";
import type { Outcome, Pairing } from "@transcendence/tournament";
import { freshSeed } from "../../match/local/local-match.ts";
import type { LocalPlayer } from "./model.ts";

/** `seats`: both computer players. A match without an end is won by who leads, or else by the left one. */
export function playOut(
  settings: MatchSettings,
  pairing: Pairing,
  seats: readonly [LocalPlayer, LocalPlayer],
  seed: () => number = freshSeed,
): Outcome {
  const players = seats.map(({ character }, seat): Player => {
    const computer = createComputer(character ?? "pebble", seat as Seat, seed()); // two seats
    return (rules, world) => moveNow(computer, rules, world);
  });
  const { world } = playFriendly(rulesOf(settings), { 0: players[0]!, 1: players[1]! }, seed());
  const [left = 0, right = 0] = world.score;
  const isRight = world.winner === 1 || (world.winner === -1 && right > left);
  return outcomeOf(pairing, seats, isRight ? 1 : 0, [left, right]);
}

/** A result by seats as the outcome of a pairing, whose slots may be the other way round. */
export function outcomeOf(
  { slots }: Pairing,
  seats: readonly [LocalPlayer, LocalPlayer],
  winner: Seat,
  [left, right]: readonly [number, number],
): Outcome {
  const [one] = slots;
  const isTurned = one.kind === "player" && one.id !== seats[0].id;
  return { winner: seats[winner].id, score: isTurned ? [right, left] : [left, right], how: "played" };
}
