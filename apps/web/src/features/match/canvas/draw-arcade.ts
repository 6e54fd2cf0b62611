// What maps and power-ups bring onto the field. Every thing has a shape of its own, so that colour only adds to it.
import {
  EFFECT_TICKS,
  type Effects,
  FIELD_HEIGHT,
  FIELD_WIDTH,
  type Gate,
  ITEM_SIZE,
  PADDLE_INSET,
  PADDLE_THICKNESS,
  type PowerUpKind,
  type Seat,
  SEATS,
} from "@transcendence/game";
import type { ArcadeView } from "@transcendence/netcode";
import { GLYPH_SIZE, glyphBars } from "../../../ui/glyphs.ts";
import type { Brush } from "./draw.ts";
import { toScreen } from "./layout.ts";

const EDGE = 3; // units, as everything below: of blocks, items and shields
const GATE_WIDTH = 10;
const GATE_CAP = 26;
const GATE_STEP = 10;
const ARROW_WIDTHS = [24, 14, 4]; // of its bars, the last at its point
const ITEM_CELL = 4;
const EFFECT_CELL = 3.5;
const EFFECT_AWAY = 66; // from the goal line to the first sign
const EFFECT_STEP = 44;
const EFFECT_Y = FIELD_HEIGHT / 2 - 32;
const BAR_AWAY = 6;
const SHIELD_DASH = 20;
const SLOW_STEP = 50;
const SLOW_DOT = 4;

/** Under paddles and balls. */
export function drawArcade(brush: Brush, arcade: ArcadeView): void {
  for (const seat of SEATS) if (effectsOf(arcade, seat).slow > 0) drawSlowHalf(brush, seat);
  drawBlocks(brush, arcade);
  for (const gate of arcade.gates) drawGate(brush, gate);
  for (const item of arcade.items) drawItem(brush, item);
  for (const seat of SEATS) drawEffects(brush, effectsOf(arcade, seat), seat);
}

const NONE: Effects = { long: 0, slow: 0, curve: 0, shield: 0 };
const effectsOf = ({ effects }: ArcadeView, seat: Seat): Effects => effects[seat] ?? NONE;

/** A rectangle given by its centre, in units, upright fields included. */
export function fillBox({ context, layout }: Brush, x: number, y: number, width: number, height: number): void {
  const one = toScreen(layout, x - width / 2, y - height / 2);
  const other = toScreen(layout, x + width / 2, y + height / 2);
  context.fillRect(
    Math.min(one.x, other.x),
    Math.min(one.y, other.y),
    Math.abs(other.x - one.x),
    Math.abs(other.y - one.y),
  );
}

/** Two passes, so that blocks that overlap become one shape with one edge. */
function drawBlocks(brush: Brush, { blocks }: ArcadeView): void {
  const { context, palette } = brush;
  context.fillStyle = palette.soft;
  for (const { x, y, width, height } of blocks) fillBox(brush, x, y, width, height);
  context.fillStyle = palette.net;
  for (const { x, y, width, height } of blocks) fillBox(brush, x, y, width - 2 * EDGE, height - 2 * EDGE);
}

/** A post of bars between two caps, in place of the net, with an arrow towards the gate that it leads to. */
function drawGate(brush: Brush, { x, y, length, shift }: Gate): void {
  const { context, palette, layout } = brush;
  const from = toScreen(layout, x - GATE_WIDTH, y - length / 2);
  const to = toScreen(layout, x + GATE_WIDTH, y + length / 2);
  context.clearRect(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  context.fillStyle = palette.accent;
  for (const end of [-1, 1]) fillBox(brush, x, y + (end * (length - EDGE)) / 2, GATE_CAP, EDGE);
  for (let bar = -length / 2 + GATE_STEP; bar < length / 2 - EDGE; bar += GATE_STEP) {
    fillBox(brush, x, y + bar, GATE_WIDTH, EDGE);
  }
  const way = Math.sign(shift);
  ARROW_WIDTHS.forEach((width, index) => {
    fillBox(brush, x, y + way * (length / 2 + GATE_STEP * (index + 1)), width, 2 * EDGE);
  });
}

function drawItem(brush: Brush, { kind, x, y }: ArcadeView["items"][number]): void {
  const { context, palette, layout, ratio } = brush;
  const { scale } = layout;
  const center = toScreen(layout, x, y);
  const half = Math.round((ITEM_SIZE / 2) * scale * ratio) / ratio;
  const edge = Math.max(1 / ratio, EDGE * scale);
  context.fillStyle = palette.ink;
  context.fillRect(center.x - half, center.y - half, 2 * half, 2 * half);
  context.clearRect(center.x - half + edge, center.y - half + edge, 2 * (half - edge), 2 * (half - edge)); // the net too
  drawGlyph(brush, kind, center.x, center.y, ITEM_CELL * scale);
}

/** Signs stand upright however the field lies. */
function drawGlyph({ context }: Brush, kind: PowerUpKind, x: number, y: number, cell: number): void {
  const corner = (GLYPH_SIZE * cell) / 2;
  for (const bar of glyphBars(kind)) {
    context.fillRect(x - corner + bar.x * cell, y - corner + bar.y * cell, bar.width * cell + 0.25, cell + 0.25);
  }
}

const LASTING = ["long", "slow", "curve", "shield"] as const satisfies readonly (keyof Effects)[];

/** In each half its player's signs, with a bar that shrinks as their time goes by; and the shield itself. */
function drawEffects(brush: Brush, effects: Effects, seat: Seat): void {
  const { context, palette, layout } = brush;
  const end = seat === 0 ? -1 : 1;
  let place = 0;
  context.fillStyle = palette.sides[seat];
  for (const kind of LASTING) {
    if (effects[kind] <= 0) continue;
    const x = end * (FIELD_WIDTH / 2 - EFFECT_AWAY - EFFECT_STEP * place++);
    const { x: left, y: top } = toScreen(layout, x, EFFECT_Y);
    const cell = EFFECT_CELL * layout.scale;
    const width = GLYPH_SIZE * cell;
    drawGlyph(brush, kind, left, top, cell);
    const part = Math.min(1, effects[kind] / EFFECT_TICKS[kind]);
    context.fillRect(left - width / 2, top + width / 2 + BAR_AWAY * layout.scale, width * part, EDGE * layout.scale);
  }
  if (effects.shield > 0) drawShield(brush, end);
}

/** A fence where the paddle's front is, from wall to wall. */
function drawShield(brush: Brush, end: -1 | 1): void {
  const x = end * (FIELD_WIDTH / 2 - PADDLE_INSET - PADDLE_THICKNESS / 2 + EDGE);
  for (let y = (SHIELD_DASH - FIELD_HEIGHT) / 2; y < FIELD_HEIGHT / 2; y += SHIELD_DASH) {
    fillBox(brush, x, y, EDGE, SHIELD_DASH * 0.7);
  }
}

/** Rain over the half in which balls fly slower. */
function drawSlowHalf(brush: Brush, seat: Seat): void {
  const { context, palette } = brush;
  context.fillStyle = palette.net;
  const end = seat === 0 ? -1 : 1;
  for (let x = SLOW_STEP; x < FIELD_WIDTH / 2 - PADDLE_INSET; x += SLOW_STEP) {
    for (let y = (SLOW_STEP - FIELD_HEIGHT) / 2; y < FIELD_HEIGHT / 2; y += SLOW_STEP) {
      fillBox(brush, end * x, y, SLOW_DOT, SLOW_DOT * 3);
    }
  }
}
