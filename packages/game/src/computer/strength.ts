import type { MatchSettings } from "../settings.ts";
import type { CharacterId } from "./characters.ts";
import { MAP_RATINGS } from "./map-ratings.ts";
import { RATINGS } from "./ratings.ts";

/** As measured on that map. Null with power-ups, which leave more to chance: nothing was measured with each set of them. */
export function computerRating(character: CharacterId, { map, powerUps }: MatchSettings): number | null {
  if (powerUps.length > 0) return null;
  return map === "classic" ? RATINGS[character].rating : MAP_RATINGS[map][character];
}
