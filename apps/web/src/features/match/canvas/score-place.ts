// Where the score stands: at the top beside the net, or beside whatever a map has put there.
import { FIELD_HEIGHT } from "@transcendence/game";
import type { DrawnBlock } from "@transcendence/netcode";
import { DIGIT_HEIGHT, numberWidth } from "../../../ui/digits.ts";

export const SCORE_CELL = 11; // units, as everything here: side of a cell of the digits' grid
export const SCORE_TOP = 30; // from the wall to the digits
const NET = 62; // from the net to the digits, where nothing else stands
const BESIDE = 20; // from a block
const TOUCHED = 4; // so little of a block does not matter
const WIDEST = 10; // of the usual scores

/** From the net to the nearer side of the digits. Maps are the same on both sides, and so is this. */
export function scoreAway(blocks: readonly DrawnBlock[], upright: boolean): number {
  const size = [numberWidth(WIDEST) * SCORE_CELL, DIGIT_HEIGHT * SCORE_CELL] as const;
  const [long, deep] = upright ? [size[1], size[0]] : size; // from the net on, and from the wall on
  const top = FIELD_HEIGHT / 2 - SCORE_TOP;
  let away = NET;
  for (let index = 0; index < blocks.length; index++) {
    const { x, y, width, height } = blocks[index]!;
    const near = Math.abs(x) - width / 2 + TOUCHED;
    const far = Math.abs(x) + width / 2 - TOUCHED;
    const reaches = Math.abs(y) + height / 2 - TOUCHED > top - deep && Math.abs(y) - height / 2 + TOUCHED < top;
    if (!reaches || near >= away + long || far <= away) continue;
    away = Math.abs(x) + width / 2 + BESIDE;
    index = -1; // another one may stand there
  }
  return away;
}
