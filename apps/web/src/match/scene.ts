// What one frame shows, and what is heard in it: plain objects, filled anew for every frame without allocating.
import type { Seat, World } from "@transcendence/game";
import type { Sound } from "./sound.ts";

export interface Scene {
  ball: { x: number; y: number; shown: boolean };
  paddles: [number, number]; // centres along their lines, by seat
  paddleLength: number;
  score: readonly [number, number] | null; // null: nothing has been played, or a panel shows it
  count: number | null; // 3, 2, 1 before a rally
  mark: { readonly seat: Seat; readonly text: string } | null; // a word beside a paddle: "You"
}

export function createScene(paddleLength: number): Scene {
  return {
    ball: { x: 0, y: 0, shown: false },
    paddles: [0, 0],
    paddleLength,
    score: null,
    count: null,
    mark: null,
  };
}

/** Something that happened on the field, and where. */
export interface Happening {
  readonly sound: Sound;
  readonly x: number;
  readonly y: number;
}

/** What happened in the tick between two worlds. */
export function happeningsBetween(before: World, after: World): Happening[] {
  const ball = before.balls[0];
  const next = after.balls[0];
  if (!before.inPlay || !ball || !next) return [];
  if (!after.inPlay) return [{ sound: "point", x: ball.x, y: ball.y }];
  const happenings: Happening[] = [];
  if (after.hits !== before.hits) happenings.push({ sound: "paddle", x: next.x, y: next.y });
  else if (ball.vy * next.vy < 0) happenings.push({ sound: "wall", x: next.x, y: next.y });
  return happenings;
}
