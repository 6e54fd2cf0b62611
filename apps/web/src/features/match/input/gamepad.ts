// What a gamepad asks for, read once a frame: browsers send no events for sticks and buttons.
import type { Move } from "@transcendence/game";
import type { Layout } from "../canvas/layout.ts";

const DEAD_ZONE = 0.4; // worn sticks rest as far out as 0.3
const DPAD = { up: 12, down: 13, left: 14, right: 15 } as const; // the standard mapping

export interface PadReading {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
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
