// What a gamepad asks for, read once a frame: browsers send no events for sticks and buttons.
import type { Move } from "@transcendence/game";
import type { Layout } from "../canvas/layout.ts";

const DEAD_ZONE = 0.4; // worn sticks rest as far out as 0.3
const DPAD = { up: 12, down: 13, left: 14, right: 15 } as const; // the standard mapping

const STILL_FRAMES = 15; // near the middle: it has a middle, and comes back to it
const STUCK_FRAMES = 600; // at one place away from the middle: longer than any paddle takes
const SAME = 0.02;

export interface PadReading {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

interface Axis {
  isTrusted: boolean;
  frames: number; // for which it has stood still, near the middle or away from it
  value: number;
}

/** Throttles and pedals rest at an axis's end: an axis steers only once it has rested in its middle, and until it rests elsewhere. */
export class RestingAxes {
  readonly #pads = new Map<string, Axis[]>();

  read({ index, id, axes, buttons }: PadReading & { readonly index: number; readonly id: string }): PadReading {
    const name = `${index} ${id}`;
    const known = this.#pads.get(name) ?? axes.map((value) => ({ isTrusted: isCentred(value), frames: 0, value }));
    this.#pads.set(name, known);
    return { axes: axes.map((value, at) => steered(known[at], value)), buttons };
  }
}

function isCentred(value: number): boolean {
  return Math.abs(value) < DEAD_ZONE;
}

function steered(known: Axis | undefined, value: number): number {
  if (known === undefined) return 0;
  const stays = isCentred(value) ? isCentred(known.value) : Math.abs(value - known.value) < SAME;
  known.frames = stays ? known.frames + 1 : 0;
  known.value = value;
  if (isCentred(value) ? known.frames >= STILL_FRAMES : known.frames >= STUCK_FRAMES)
    known.isTrusted = isCentred(value);
  return known.isTrusted ? value : 0;
}

function axis(before: boolean | undefined, after: boolean | undefined, stick: number): Move {
  if (before !== after) return before ? -1 : 1;
  if (stick <= -DEAD_ZONE) return -1;
  return stick >= DEAD_ZONE ? 1 : 0;
}

/** Up and down, or left and right when the field stands upright. */
export function moveOfPad({ axes, buttons }: PadReading, bottom: Layout["bottom"]): Move {
  if (bottom === null) return axis(buttons[DPAD.up]?.pressed, buttons[DPAD.down]?.pressed, axes[1] ?? 0);
  const across = axis(buttons[DPAD.left]?.pressed, buttons[DPAD.right]?.pressed, axes[0] ?? 0);
  return bottom === 0 || across === 0 ? across : across === 1 ? -1 : 1;
}
