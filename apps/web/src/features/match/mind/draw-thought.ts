// Over the field: what a computer player saw (hollow), what it expects (dashes) and where it wants to stand (a frame).
import { BALL_SIZE, type Explanation, PADDLE_THICKNESS, type Rules, SEATS, type Seat } from "@transcendence/game";
import { fillBox } from "../canvas/draw-arcade.ts";
import type { Brush } from "../canvas/draw.ts";
import { toScreen } from "../canvas/layout.ts";

const LINE = 2; // units
const DASH = [8, 8] as const;
const FAINT = 0.25; // of a way that is hardly believed in
const FRAME = 8; // around the paddle that is wanted

export function drawThought(brush: Brush, rules: Rules, { saw, expects, wants }: Explanation, seat: Seat): void {
  const { context, palette } = brush;
  context.strokeStyle = palette.soft;
  for (const side of SEATS)
    outline(brush, lineOf(rules, side), saw.paddles[side]?.center ?? 0, PADDLE_THICKNESS, rules.paddleLength);
  if (saw.inPlay && saw.balls[0]) outline(brush, saw.balls[0].x, saw.balls[0].y, BALL_SIZE, BALL_SIZE);
  for (const way of expects) drawWay(brush, way);
  context.strokeStyle = palette.accent;
  outline(brush, lineOf(rules, seat), wants.center, PADDLE_THICKNESS + FRAME, rules.paddleLength + FRAME);
  if (wants.kind !== "meet") return;
  context.fillStyle = palette.accent;
  fillBox(
    brush,
    lineOf(rules, seat),
    wants.center + (wants.aim * rules.paddleLength) / 2,
    PADDLE_THICKNESS + 3 * FRAME,
    LINE * 2,
  );
}

/** Where the centre of a paddle is across the field. */
function lineOf({ goals }: Rules, seat: Seat): number {
  const goal = goals[seat];
  return goal ? (goal.sign * (goal.front + goal.back - BALL_SIZE / 2)) / 2 : 0;
}

function outline({ context, layout }: Brush, x: number, y: number, width: number, height: number): void {
  const one = toScreen(layout, x - width / 2, y - height / 2);
  const other = toScreen(layout, x + width / 2, y + height / 2);
  context.lineWidth = Math.max(1, LINE * layout.scale);
  context.setLineDash([]);
  context.strokeRect(
    Math.min(one.x, other.x),
    Math.min(one.y, other.y),
    Math.abs(other.x - one.x),
    Math.abs(other.y - one.y),
  );
}

function drawWay({ context, layout, palette }: Brush, { weight, points }: Explanation["expects"][number]): void {
  context.strokeStyle = palette.accent;
  context.lineWidth = Math.max(1, LINE * layout.scale);
  context.globalAlpha = FAINT + (1 - FAINT) * weight;
  context.setLineDash(DASH.map((part) => part * layout.scale));
  context.beginPath();
  for (const point of points) {
    const { x, y } = toScreen(layout, point.x, point.y);
    context.lineTo(x, y);
  }
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}
