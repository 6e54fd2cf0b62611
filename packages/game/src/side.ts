// A side of the field, and the ball as seen towards it: how far out it is, and where along the side.
import type { Ball } from "./world.ts";

/** Distances are measured outwards from the centre and are those of the ball's centre. */
export interface Side {
  readonly axis: "x" | "y"; // left and right, or top and bottom
  readonly sign: -1 | 1; // left and top are -1
}

export function outwards(side: Side, ball: Ball): number {
  return side.sign * (side.axis === "x" ? ball.x : ball.y);
}

export function outwardSpeed(side: Side, ball: Ball): number {
  return side.sign * (side.axis === "x" ? ball.vx : ball.vy);
}

export function along(side: Side, ball: Ball): number {
  return side.axis === "x" ? ball.y : ball.x;
}

export function alongSpeed(side: Side, ball: Ball): number {
  return side.axis === "x" ? ball.vy : ball.vx;
}

export function place(side: Side, ball: Ball, out: number, across: number): void {
  ball.x = side.axis === "x" ? side.sign * out : across;
  ball.y = side.axis === "x" ? across : side.sign * out;
}

export function launch(side: Side, ball: Ball, outSpeed: number, acrossSpeed: number): void {
  ball.vx = side.axis === "x" ? side.sign * outSpeed : acrossSpeed;
  ball.vy = side.axis === "x" ? acrossSpeed : side.sign * outSpeed;
}
