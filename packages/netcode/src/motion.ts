// Between two successive worlds: where the ball is, and where in the tick it bounced. A straight line between the two ends
// would cut every corner; the velocities before and after tell where the path really bends.
import { type Ball, isFlying, type World } from "@transcendence/game";

export interface DrawnBall {
  x: number;
  y: number;
}

/** Ball `index` at `part` (0 to 1) of the tick that leads from one world to the next. */
export function ballAt(from: World, to: World, part: number, index: number, into: DrawnBall): DrawnBall {
  const before = from.balls[index]!;
  const after = to.balls[index]!;
  const come = !isFlying(before); // served in this tick
  const jump = come ? 0 : !isFlying(after) ? 1 : jumpTime(before, after);
  if (jump !== null) {
    return part < jump
      ? place(into, before.x + before.vx * part, before.y + before.vy * part)
      : place(into, after.x - after.vx * (1 - part), after.y - after.vy * (1 - part));
  }
  const turn = turnOf(before, after);
  return place(
    into,
    along(before.x, before.vx, after.x, after.vx, part, turn),
    along(before.y, before.vy, after.y, after.vy, part, turn),
  );
}

/** When in the tick the ball turned, 0 to 1; 1 when it did not. */
export function turnOf(before: Ball, after: Ball): number {
  const dx = before.vx - after.vx;
  const dy = before.vy - after.vy;
  if (dx === 0 && dy === 0) return 1;
  const part =
    Math.abs(dx) > Math.abs(dy)
      ? (after.x - after.vx - before.x) / dx // where the two straight paths meet
      : (after.y - after.vy - before.y) / dy;
  return Math.min(1, Math.max(0, part));
}

/** When in the tick a ball went through a gate in the net, 0 to 1; null when it flew all the way. */
export function jumpTime(before: Ball, after: Ball): number | null {
  if (!isCarried(before, after)) return null;
  return before.x > 0 === after.x > 0 ? 0.5 : Math.min(1, Math.abs(before.x / before.vx));
}

/** Whether there is a ball to draw in this tick. */
export function isShown(from: World, to: World, index: number): boolean {
  return isFlying(from.balls[index]!) || isFlying(to.balls[index]!);
}

/** Further away than it can have flown. */
function isCarried(before: Ball, after: Ball): boolean {
  const reachX = Math.abs(before.vx) + Math.abs(after.vx) + 1;
  const reachY = Math.abs(before.vy) + Math.abs(after.vy) + 1;
  return Math.abs(after.x - before.x) > reachX || Math.abs(after.y - before.y) > reachY;
}

function along(p: number, v: number, q: number, w: number, part: number, turn: number): number {
  const bend = p + v * turn;
  // With two bounces in one tick the paths do not meet: a straight line is the best there is.
  if (Math.abs(bend - (q - w * (1 - turn))) > 1e-6) return p + (q - p) * part;
  return part < turn ? p + v * part : q - w * (1 - part);
}

function place(into: DrawnBall, x: number, y: number): DrawnBall {
  into.x = x;
  into.y = y;
  return into;
}
