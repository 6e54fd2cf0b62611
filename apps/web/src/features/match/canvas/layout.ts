// Where the field lies on the screen. The game's field is 800 by 600 units around its centre; a phone held upright sees it
// turned by a quarter, with the player's own paddle at the bottom.
import { FIELD_HEIGHT, FIELD_WIDTH, type Seat } from "@transcendence/game";

export interface Box {
  readonly x: number; // CSS px from the left of the match's element
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly field: Box;
  readonly scale: number; // CSS px in a unit
  readonly bottom: Seat | null; // whose end lies at the bottom; null: the field lies as it is, seat 0 on the left
  readonly bar: "above" | "beside"; // where names and buttons go
  readonly mirrored: boolean; // seat 0 on the right
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const BAR_PX = 48;
const SIDE_MIN_PX = 200; // beside the field, names and buttons need this much on each side
const LOW_PX = 480; // a phone on its side, where a bar would take an eighth of the field
const SIDE_MIN_LOW_PX = 120;
const THUMB_PX = 112; // under an upright field, a thumb plays without hiding the paddle
const TURN_GAIN = 1.15; // turning must make the field at least this much larger

/**
 * A match seen by `seat`; a spectator sees it with seat 0 at the bottom. `shared`: two at one screen, with the same room each.
 * `mirrored`: left and right change places, where there are any.
 */
export function layOut(width: number, height: number, seat: Seat, shared = false, mirrored = false): Layout {
  const flat = Math.min(width / FIELD_WIDTH, height / FIELD_HEIGHT);
  const upright = Math.min(width / FIELD_HEIGHT, height / FIELD_WIDTH);
  return upright > flat * TURN_GAIN
    ? shared
      ? layOutShared(width, height)
      : layOutUpright(width, height, seat)
    : { ...layOutFlat(width, height, flat), mirrored };
}

/** Whether `seat` plays on the other side than it has chosen. Whoever watches, or shares a screen, has chosen none. */
export function isMirrored(seat: Seat | null, chosen: "given" | "left" | "right"): boolean {
  if (seat === null || chosen === "given") return false;
  return (seat === 0) !== (chosen === "left");
}

function layOutFlat(width: number, height: number, full: number): Layout {
  const needed = height < LOW_PX ? SIDE_MIN_LOW_PX : SIDE_MIN_PX;
  const beside = (width - FIELD_WIDTH * full) / 2 >= needed;
  const top = beside ? 0 : BAR_PX;
  const scale = Math.max(0, Math.min(width / FIELD_WIDTH, (height - top) / FIELD_HEIGHT));
  const size = { width: FIELD_WIDTH * scale, height: FIELD_HEIGHT * scale };
  const field = { x: (width - size.width) / 2, y: top + (height - top - size.height) / 2, ...size };
  return { field, scale, bottom: null, bar: beside ? "beside" : "above", mirrored: false };
}

function layOutUpright(width: number, height: number, seat: Seat): Layout {
  const room = height - BAR_PX;
  const tall = width / FIELD_HEIGHT; // as wide as the screen
  const thumb = Math.min(THUMB_PX, room / 5);
  const scale = Math.max(0, Math.min(tall, (room - thumb) / FIELD_WIDTH));
  const size = { width: FIELD_HEIGHT * scale, height: FIELD_WIDTH * scale };
  const spare = room - size.height - thumb;
  const field = { x: (width - size.width) / 2, y: BAR_PX + spare / 3, ...size };
  return { field, scale, bottom: seat, bar: "above", mirrored: false };
}

/** A thumb at each end, each with its name between it and the field; the button stands at the net. */
function layOutShared(width: number, height: number): Layout {
  const thumb = Math.min(THUMB_PX, height / 6);
  const scale = Math.max(0, Math.min(width / FIELD_HEIGHT, (height - 2 * thumb) / FIELD_WIDTH));
  const size = { width: FIELD_HEIGHT * scale, height: FIELD_WIDTH * scale };
  const field = { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size };
  return { field, scale, bottom: 0, bar: "above", mirrored: false };
}

const BACKGROUND_INSET_PX = 64; // an upright background keeps clear of the page's head and foot

/** The field stretched over all of a background, whatever its shape; only sizes keep theirs. */
export function layOutStretched(width: number, height: number): Layout {
  const upright = height > width;
  const inset = upright ? BACKGROUND_INSET_PX : 0;
  const field = { x: 0, y: inset, width, height: Math.max(0, height - 2 * inset) };
  const scale = Math.min(Math.max(width, height) / FIELD_WIDTH, Math.min(width, height) / FIELD_HEIGHT);
  return { field, scale, bottom: upright ? 0 : null, bar: "beside", mirrored: false };
}

/** From field units to CSS px. */
export function toScreen({ field, bottom, mirrored }: Layout, x: number, y: number): Point {
  const along = (mirrored ? -x : x) / FIELD_WIDTH;
  const across = y / FIELD_HEIGHT;
  const right = bottom === null ? along : bottom === 0 ? across : -across;
  const down = bottom === null ? across : bottom === 0 ? -along : along;
  return { x: field.x + field.width * (0.5 + right), y: field.y + field.height * (0.5 + down) };
}

/** The inverse of `toScreen`. */
export function toField({ field, bottom, mirrored }: Layout, x: number, y: number): Point {
  const right = (x - field.x) / (field.width || 1) - 0.5;
  const down = (y - field.y) / (field.height || 1) - 0.5;
  const along = bottom === null ? right : bottom === 0 ? -down : down;
  const across = bottom === null ? down : bottom === 0 ? right : -right;
  return { x: (mirrored ? -along : along) * FIELD_WIDTH, y: across * FIELD_HEIGHT };
}

/** Left and right as the screen has them, -1 to 1, for the sound of something at a place of the field. */
export function panAt(layout: Layout, x: number, y: number): number {
  const middle = layout.field.x + layout.field.width / 2;
  const half = layout.field.width / 2 || 1;
  return Math.max(-1, Math.min(1, (toScreen(layout, x, y).x - middle) / half));
}
