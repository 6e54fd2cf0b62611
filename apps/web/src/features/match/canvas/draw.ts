// One frame of the field. Lengths are CSS px; what stands still is snapped to device pixels and so is sharp on every screen.
import { BALL_SIZE, FIELD_HEIGHT, FIELD_WIDTH, PADDLE_INSET, PADDLE_THICKNESS, type Seat } from "@transcendence/game";
import type { ViewBall } from "@transcendence/netcode";
import { DIGIT_HEIGHT, numberBars, numberWidth } from "../../../ui/digits.ts";
import type { Mark, CanvasFrame } from "./canvas-frame.ts";
import { drawArcade } from "./draw-arcade.ts";
import { type Layout, type Point, toScreen } from "./layout.ts";
import type { Palette } from "./palette.ts";
import { SCORE_CELL, SCORE_TOP, scoreAway } from "./score-place.ts";

const DASHES = 20;
const NET_WIDTH = 4; // units, as everything below
const WALL = 2;
const COUNT_CELL = 26;
const BALL_EDGE = 3; // of a hollow ball
const STRIPES = 7; // of a striped paddle
const MARK_SIZE = 24;
const MARK_AWAY = 26; // from the paddle's line to the word beside it

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly ratio: number; // device pixels in a CSS px
  readonly layout: Layout;
  readonly palette: Palette;
}

export function drawFrame(brush: Brush, frame: CanvasFrame): void {
  const { context, ratio } = brush;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawCourt(brush);
  if (frame.arcade) drawArcade(brush, frame.arcade);
  if (frame.score) {
    const away = scoreAway(frame.arcade?.blocks ?? [], brush.layout.bottom !== null);
    drawScore(brush, frame.score[0], 0, away);
    const [, top] = frame.score;
    turned(brush, frame, 1, (seat) => drawScore(brush, top, seat, away));
  }
  drawPaddle(brush, frame, 0);
  drawPaddle(brush, frame, 1);
  for (const mark of frame.marks) drawMark(brush, frame, mark);
  if (frame.count !== null) drawCount(brush, frame.count);
  for (const ball of frame.balls) drawBall(brush, ball);
}

function snap(value: number, ratio: number): number {
  return Math.round(value * ratio) / ratio;
}

/** At least one device pixel, and whole ones. */
function thick(value: number, ratio: number): number {
  return Math.max(1, Math.round(value * ratio)) / ratio;
}

function drawCourt({ context, ratio, layout, palette }: Brush): void {
  context.fillStyle = palette.net;
  const wall = thick(WALL * layout.scale, ratio);
  for (const end of [-1, 1] as const) {
    const from = toScreen(layout, -FIELD_WIDTH / 2, (end * FIELD_HEIGHT) / 2);
    const to = toScreen(layout, FIELD_WIDTH / 2, (end * FIELD_HEIGHT) / 2);
    fillLine(context, ratio, from, to, wall, layout);
  }
  const net = thick(NET_WIDTH * layout.scale, ratio);
  for (let dash = 0; dash < DASHES; dash++) {
    const from = toScreen(layout, 0, ((dash + 0.25) / DASHES - 0.5) * FIELD_HEIGHT);
    const to = toScreen(layout, 0, ((dash + 0.75) / DASHES - 0.5) * FIELD_HEIGHT);
    fillLine(context, ratio, from, to, net, layout);
  }
}

/** An upright or lying line, centred between its ends, drawn inside the field where it lies on its edge. */
function fillLine(
  context: Brush["context"],
  ratio: number,
  from: Point,
  to: Point,
  width: number,
  layout: Layout,
): void {
  const { field } = layout;
  const lying = Math.abs(to.x - from.x) > Math.abs(to.y - from.y);
  const left = Math.min(from.x, to.x) - (lying ? 0 : width / 2);
  const top = Math.min(from.y, to.y) - (lying ? width / 2 : 0);
  const across = lying ? Math.abs(to.x - from.x) : width;
  const down = lying ? width : Math.abs(to.y - from.y);
  const x = Math.min(Math.max(left, field.x), field.x + field.width - across);
  const y = Math.min(Math.max(top, field.y), field.y + field.height - down);
  context.fillRect(snap(x, ratio), snap(y, ratio), thick(across, ratio), thick(down, ratio));
}

function drawPaddle({ context, ratio, layout, palette }: Brush, frame: CanvasFrame, seat: Seat): void {
  const x = (seat === 0 ? -1 : 1) * (FIELD_WIDTH / 2 - PADDLE_INSET);
  const center = frame.paddles[seat] ?? 0;
  const half = (frame.paddleLengths[seat] ?? 0) / 2;
  const from = toScreen(layout, x, center - half);
  const to = toScreen(layout, x, center + half);
  const width = thick(PADDLE_THICKNESS * layout.scale, ratio);
  context.fillStyle = palette.sides[seat];
  const lies = layout.bottom !== null;
  const start = lies ? Math.min(from.x, to.x) : from.y;
  const length = lies ? Math.abs(to.x - from.x) : to.y - from.y;
  const across = snap((lies ? from.y : from.x) - width / 2, ratio);
  // Every other stripe, the first and the last at the paddle's ends.
  const stripes = palette.shapes && seat === 1 ? STRIPES : 1;
  const part = length / stripes;
  for (let stripe = 0; stripe < stripes; stripe += 2) {
    const at = start + stripe * part;
    if (lies) context.fillRect(at, across, part, width);
    else context.fillRect(across, at, width, part);
  }
}

/** Not snapped: at its speed a ball on whole pixels would shake. A ghost is hollow; a second ball stands on its corner. */
function drawBall({ context, ratio, layout, palette }: Brush, ball: ViewBall): void {
  const size = thick(BALL_SIZE * layout.scale, ratio);
  const { x, y } = toScreen(layout, ball.x, ball.y);
  context.fillStyle = ball.owner === -1 ? palette.ink : palette.sides[ball.owner];
  if (ball.owner === -1) context.fillRect(x - size / 2, y - size / 2, size, size);
  else fillDiamond(context, x, y, size * 0.75);
  const hole = size - 2 * thick(BALL_EDGE * layout.scale, ratio);
  // A seam across the ball of whoever has the striped paddle.
  const seam = thick(BALL_EDGE * layout.scale, ratio);
  if (palette.shapes && ball.owner === 1) context.clearRect(x - size, y - seam / 2, 2 * size, seam);
  if (ball.ghost) context.clearRect(x - hole / 2, y - hole / 2, hole, hole);
}

function fillDiamond(context: Brush["context"], x: number, y: number, reach: number): void {
  context.beginPath();
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.fill();
}

/** Beside the net at the top; on an upright field beside the wall, on each player's own side of the net. */
function drawScore(
  { context, ratio, layout, palette }: Brush,
  points: number,
  seat: Seat,
  fromNet: number, // units
): void {
  const cell = thick(SCORE_CELL * layout.scale, ratio);
  const width = numberWidth(points) * cell;
  const height = DIGIT_HEIGHT * cell;
  const away = fromNet * layout.scale;
  const { field, scale, bottom } = layout;
  const middle = { x: field.x + field.width / 2, y: field.y + field.height / 2 };
  context.fillStyle = palette.net; // as the net: nothing bounces off it
  if (bottom === null) {
    const x = (seat === 0) !== layout.mirrored ? middle.x - away - width : middle.x + away;
    fillNumber(context, ratio, points, x, field.y + SCORE_TOP * scale, cell);
  } else {
    const y = seat === bottom ? middle.y + away : middle.y - away - height;
    fillNumber(context, ratio, points, field.x + field.width - SCORE_TOP * scale - width, y, cell);
  }
}

/** Whoever sits at the top of a shared screen reads from there. */
function isTurned({ bottom }: Layout, { shared }: CanvasFrame, seat: Seat): boolean {
  return shared && bottom !== null && seat !== bottom;
}

/** Drawn as it would be at the bottom, then turned by half around the middle of the field. */
function turned(brush: Brush, frame: CanvasFrame, seat: Seat, draw: (at: Seat) => void): void {
  const { context, layout } = brush;
  if (!isTurned(layout, frame, seat)) return draw(seat);
  const x = layout.field.x + layout.field.width / 2;
  const y = layout.field.y + layout.field.height / 2;
  context.save();
  context.translate(2 * x, 2 * y);
  context.scale(-1, -1);
  draw(layout.bottom ?? seat);
  context.restore();
}

function drawMark({ context, layout, palette }: Brush, frame: CanvasFrame, { seat, text }: Mark): void {
  const inwards = seat === 0 ? 1 : -1;
  const line = -inwards * (FIELD_WIDTH / 2 - PADDLE_INSET);
  const { x, y } = toScreen(layout, line + inwards * MARK_AWAY, frame.paddles[seat] ?? 0);
  context.font = `650 ${Math.max(16, MARK_SIZE * layout.scale)}px ${palette.font}`;
  context.fillStyle = palette.sides[seat];
  context.textBaseline = "middle";
  context.textAlign = layout.bottom !== null ? "center" : (seat === 0) !== layout.mirrored ? "left" : "right";
  context.save();
  context.translate(x, y);
  if (isTurned(layout, frame, seat)) context.rotate(Math.PI);
  context.fillText(text, 0, 0);
  context.restore();
}

function drawCount({ context, ratio, layout, palette }: Brush, count: number): void {
  const { field, scale } = layout;
  const cell = thick(COUNT_CELL * scale, ratio);
  const width = numberWidth(count) * cell;
  const height = DIGIT_HEIGHT * cell;
  const x = field.x + (field.width - width) / 2;
  const y = field.y + (field.height - height) / 2;
  context.clearRect(x - cell, y - cell, width + 2 * cell, height + 2 * cell); // the net stops around it
  context.fillStyle = palette.accent;
  fillNumber(context, ratio, count, x, y, cell);
}

function fillNumber(
  context: Brush["context"],
  ratio: number,
  value: number,
  left: number,
  top: number,
  cell: number,
): void {
  const [x, y] = [snap(left, ratio), snap(top, ratio)];
  for (const bar of numberBars(value)) {
    context.fillRect(x + bar.x * cell, y + bar.y * cell, bar.width * cell, bar.height * cell);
  }
}
