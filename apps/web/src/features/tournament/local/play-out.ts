// A match between two computer players, played to its end at once.
import { type MatchSettings, playOut as playMatch, type Seat } from "@transcendence/game";
import type { Outcome, Pairing } from "@transcendence/tournament";
import { freshSeed } from "../../match/local/local-match.ts";
import type { LocalPlayer } from "./model.ts";

/** `seats`: both computer players. */
export function playOut(
  settings: MatchSettings,
  pairing: Pairing,
  seats: readonly [LocalPlayer, LocalPlayer],
  seed: () => number = freshSeed,
): Outcome {
  const [left, right] = seats;
  const { winner, score } = playMatch(settings, [left.character ?? "pebble", right.character ?? "pebble"], seed);
  return outcomeOf(pairing, seats, winner, score);
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
