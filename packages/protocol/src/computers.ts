// Computer players as everybody sees them: users like others, with ids that are known beforehand.
import { CHARACTER_IDS, type CharacterId, isCharacterId } from "@transcendence/game";
import * as v from "valibot";
import type { Player } from "./identity.ts";

export const Character = v.picklist(CHARACTER_IDS);

const PREFIX = "computer";

/** The user that a character is. Nobody can log in as it. */
export function computerId(character: CharacterId): string {
  return PREFIX + character;
}

/** Ids of people are from a cryptographic source: none begins like this. */
export function isComputerId(id: string): boolean {
  return CHARACTER_IDS.some((character) => id === computerId(character));
}

/** Names stay as they are in every language. */
export function computerPlayer(character: CharacterId): Player {
  const name = character.charAt(0).toUpperCase() + character.slice(1);
  return { id: computerId(character), name, kind: "computer" };
}

/** null: a person, or a character that is no longer played. */
export function characterOf({ id, kind }: Pick<Player, "id" | "kind">): CharacterId | null {
  const character = id.slice(PREFIX.length);
  return kind === "computer" && isCharacterId(character) ? character : null;
}
