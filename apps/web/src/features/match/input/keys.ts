// From a physical key to the paddle it moves.
import type { Seat } from "@transcendence/game";
import { codeOf } from "../../../state/key-labels.ts";
import { type KeySet, preferences } from "../../../state/preferences.ts";
import type { Layout } from "../canvas/layout.ts";
import type { Direction } from "./held.ts";

export interface Steering {
  readonly seat: Seat;
  readonly direction: Direction;
}

/** Online both sets of keys move my paddle; two at one keyboard have a set each. */
export type Players = { readonly kind: "one"; readonly seat: Seat } | { readonly kind: "two" };

export function steeringOf(
  code: string,
  keys: readonly [KeySet, KeySet],
  players: Players,
  bottom: Layout["bottom"],
): Steering | null {
  const set = keys.findIndex(({ up, down }) => code === up || code === down);
  const side: Seat = set === 1 ? 1 : 0;
  const seat = players.kind === "one" ? players.seat : side;
  if (set >= 0) return { seat, direction: code === keys[side].up ? -1 : 1 };
  if (players.kind === "two") return null;
  const across = acrossOf(code, bottom);
  return across === null ? null : { seat, direction: across };
}

/** On a field that stands upright, left and right are what the eye expects. */
function acrossOf(code: string, bottom: Layout["bottom"]): Direction | null {
  if (bottom === null) return null;
  if (code === "ArrowLeft") return bottom === 0 ? -1 : 1;
  if (code === "ArrowRight") return bottom === 0 ? 1 : -1;
  return null;
}

/** P, unless it moves a paddle. */
export function isPauseKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || codeOf(event) !== "KeyP") return false;
  return !preferences.peek().keys.some(({ up, down }) => up === "KeyP" || down === "KeyP");
}
