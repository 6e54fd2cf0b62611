// What one frame shows: plain objects, filled anew for every frame.
import type { Rules, Seat } from "@transcendence/game";
import { createStage, type Stage } from "@transcendence/netcode";

/** A word beside a paddle. */
export interface Mark {
  readonly seat: Seat;
  readonly text: string;
}

export interface Scene extends Stage {
  score: readonly [number, number] | null; // null: nothing has been played, or a panel shows it
  count: number | null; // 3, 2, 1 before a rally
  marks: readonly Mark[]; // words beside paddles: "You", "Long paddle"
  readonly shared: boolean; // two at one screen: what is said to whoever sits at the top stands upside down
}

export function createScene(rules: Rules, shared = false): Scene {
  return { ...createStage(rules), score: null, count: null, marks: [], shared };
}
