// Choosing a key for a paddle.
import type { KeySet, Preferences } from "../../state/preferences.ts";

export type Keys = Preferences["keys"];
export type Player = 0 | 1;
export type Way = keyof KeySet;

const RESERVED = /^(Escape|Tab|Enter|Space|F\d+|Meta.*|OS.*|ContextMenu|CapsLock|Alt.*)$/;

/** Keys that the browser or the page needs: they never steer. */
export function isReserved(code: string): boolean {
  return code === "" || code === "Unidentified" || RESERVED.test(code);
}

function withKey(keys: Keys, player: Player, way: Way, code: string): Keys {
  const changed = { ...keys[player], [way]: code };
  return player === 0 ? [changed, keys[1]] : [keys[0], changed];
}

const SLOTS: readonly (readonly [Player, Way])[] = [
  [0, "up"],
  [0, "down"],
  [1, "up"],
  [1, "down"],
];

/** Gives a key to a paddle. Where it already steers another way, that way takes the old key: no key ever does two things. */
export function chooseKey(keys: Keys, player: Player, way: Way, code: string): { keys: Keys; swapped: boolean } {
  const old = keys[player][way];
  const taken = SLOTS.find(([otherPlayer, otherWay]) => keys[otherPlayer][otherWay] === code);
  if (!taken || code === old) return { keys: withKey(keys, player, way, code), swapped: false };
  const moved = withKey(keys, taken[0], taken[1], old);
  return { keys: withKey(moved, player, way, code), swapped: true };
}
