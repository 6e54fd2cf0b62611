// What one frame shows: plain objects, filled anew for every frame.
import type { Rules, Seat } from "@transcendence/game";
import { createStage, type Stage } from "@transcendence/netcode";

export interface Scene extends Stage {
  score: readonly [number, number] | null; // null: nothing has been played, or a panel shows it
  count: number | null; // 3, 2, 1 before a rally
  mark: { readonly seat: Seat; readonly text: string } | null; // a word beside a paddle: "You"
}

export function createScene(rules: Rules): Scene {
  return { ...createStage(rules), score: null, count: null, mark: null };
}
