// What one frame shows: plain objects, filled anew for every frame.
import type { Rules, Seat } from "@transcendence/game";
import { createFieldFrame, type FieldFrame } from "@transcendence/netcode";

/** A word beside a paddle. */
export interface Mark {
  readonly seat: Seat;
  readonly text: string;
}

export interface CanvasFrame extends FieldFrame {
  score: readonly [number, number] | null; // null: nothing has been played, or a panel shows it
  count: number | null; // 3, 2, 1 before a rally
  marks: readonly Mark[]; // words beside paddles: "You", "Long paddle"
  readonly shared: boolean; // two at one screen: what is said to whoever sits at the top stands upside down
}

export function createCanvasFrame(rules: Rules, shared = false): CanvasFrame {
  return { ...createFieldFrame(rules), score: null, count: null, marks: [], shared };
}
