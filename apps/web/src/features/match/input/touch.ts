// Fingers and mice. A paddle can only be told up, stop or down, so following a finger means telling it again and again.
import { FIELD_HEIGHT, type Move, type Seat } from "@transcendence/game";
import { type Layout, type Point, toField } from "../canvas/layout.ts";

const START = 18; // units: nearer than this a resting paddle stays where it is
const STOP = 5; // units: a moving paddle has arrived; a tick moves it by 7
const REACH = 0.84; // of the screen's length asks for the whole field, so that a thumb needn't reach the edges
const HALVES_REST = 12; // units around the middle that ask for nothing

/** Where along its line the finger asks a paddle to be. */
export function targetOf(layout: Layout, finger: Point, paddleLength: number): number {
  const { y } = toField(layout, finger.x, finger.y);
  const limit = (FIELD_HEIGHT - paddleLength) / 2;
  return Math.max(-limit, Math.min(limit, y / REACH));
}

/** The move that brings the paddle to the target. It starts later than it stops: a shaking finger sends nothing. */
export function follow(target: number, center: number, moving: Move): Move {
  const distance = target - center;
  const toward: Move = distance < 0 ? -1 : 1;
  const reach = moving === toward ? STOP : START;
  return Math.abs(distance) <= reach ? 0 : toward;
}

export function halfOf(layout: Layout, finger: Point): Move {
  const { y } = toField(layout, finger.x, finger.y);
  if (Math.abs(y) <= HALVES_REST) return 0;
  return y < 0 ? -1 : 1;
}

/** With two at one screen, a finger belongs to the end of the field where it came down. */
export function seatAt(layout: Layout, finger: Point): Seat {
  return toField(layout, finger.x, finger.y).x < 0 ? 0 : 1;
}
