// The computer players as the pages speak of them.
import { CHARACTER_IDS, type CharacterId } from "@transcendence/game";

/** The same in every language. */
export function computerName(character: CharacterId): string {
  return character.charAt(0).toUpperCase() + character.slice(1);
}

/** From 1, the weakest. */
export function levelOf(character: CharacterId): number {
  return CHARACTER_IDS.indexOf(character) + 1;
}

export const LEVELS = CHARACTER_IDS.length;
