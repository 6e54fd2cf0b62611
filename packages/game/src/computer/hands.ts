// From places to keys. Every computer player has these hands: a person's reaction, a person's timing, no touch too short
// for a person, and only the three directions that everybody has.
import type { Rules } from "../rules.ts";
import type { Move } from "../world.ts";
import { type Dice, wobble } from "./chance.ts";

/** From seeing to the first key that follows from it: 200 ms. */
export const REACTION_TICKS = 12;
/** No direction is held for less: 50 ms. */
export const HOLD_TICKS_MIN = 3;
/** A key comes too early or too late: standard deviation for a short hold, and what each tick of the hold adds. */
export const TIMING_TICKS = 0.8;
export const TIMING_PER_TICK = 0.03;

/** Hold this direction from that tick on. */
export interface KeyPress {
  readonly tick: number;
  readonly move: Move;
}

/** Where to be, and between which ticks to go there. */
export interface Errand {
  readonly fromTick: number;
  readonly byTick: number;
  readonly center: number;
}

/** Where a hand and its paddle are: before the presses of a plan, and after them. */
export interface Stand {
  center: number;
  move: Move;
  pressedTick: number; // of the last press
}

/** The paddle at `tick` when these keys are pressed. */
export function standAt(tick: number, from: number, stand: Stand, presses: readonly KeyPress[], rules: Rules): Stand {
  let { center, move, pressedTick } = stand;
  let now = from;
  for (const press of presses) {
    if (press.tick < from || press.tick >= tick) continue;
    center = glide(center, move, press.tick - now, rules);
    now = press.tick;
    move = press.move;
    pressedTick = press.tick;
  }
  return { center: glide(center, move, tick - now, rules), move, pressedTick };
}

/** Presses for these errands, from `start` on and before `end`. What is held at the end goes on until the next plan. */
export function pressKeys(
  player: Dice,
  rules: Rules,
  stand: Stand,
  errands: readonly Errand[],
  start: number,
  end: number,
) {
  const presses: KeyPress[] = [];
  let { center, move, pressedTick } = stand;
  let now = start; // until here the paddle's way is settled
  const press = (wanted: number, next: Move): void => {
    if (next === move) return;
    const tick = Math.max(start, now, pressedTick + HOLD_TICKS_MIN, Math.round(wanted));
    center = glide(center, move, tick - now, rules);
    now = tick;
    move = next;
    pressedTick = tick;
    if (tick < end) presses.push({ tick, move });
  };
  for (const { fromTick, byTick, center: target } of errands) {
    const begin = Math.max(now, fromTick);
    const there = glide(center, move, begin - now, rules);
    const ticks = Math.min(Math.abs(target - there) / rules.paddleSpeed, Math.max(0, byTick - begin));
    if (ticks < HOLD_TICKS_MIN / 2) {
      press(begin, 0);
      continue;
    }
    press(begin + wobble(player) * TIMING_TICKS, target > there ? 1 : -1);
    const left = Math.min(Math.abs(target - center) / rules.paddleSpeed, Math.max(0, byTick - now));
    press(now + left + wobble(player) * (TIMING_TICKS + TIMING_PER_TICK * left), 0);
  }
  return presses;
}

function glide(center: number, move: Move, ticks: number, rules: Rules): number {
  const end = center + move * rules.paddleSpeed * Math.max(0, ticks);
  return Math.max(-rules.paddleLimit, Math.min(rules.paddleLimit, end));
}
