// What a simulated person has in front of them: keys, and one picture after the other.
import type { Move, Seat } from "@transcendence/game";
import type { ViewEvent } from "@transcendence/netcode";

export interface Picture {
  readonly tick: number; // the match's now as this client takes it
  readonly running: boolean; // keys do something
  readonly ball: { readonly x: number; readonly y: number } | null;
  readonly paddles: readonly number[];
  readonly events: readonly ViewEvent[];
}

export interface Display {
  readonly seat: Seat;
  press(move: Move): void;
  /** Called once for each picture. */
  draw(): Picture;
}
