// A square window on a picture, in the picture's own pixels. Whatever is done to it, it stays within.

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Crop {
  readonly x: number; // its centre
  readonly y: number;
  readonly side: number;
}

export const MAX_ZOOM = 8;
const SMALLEST = 16; // px: nobody is recognised in less

const largestSide = ({ width, height }: Extent) => Math.min(width, height);

/** The largest square in the middle. */
export function wholeOf(extent: Extent): Crop {
  return { x: extent.width / 2, y: extent.height / 2, side: largestSide(extent) };
}

/** 1: as much of the picture as a square can hold. */
export function zoomOf({ side }: Crop, extent: Extent): number {
  return largestSide(extent) / side;
}

/** Moves the window by parts of its own side. */
export function moveBy({ x, y, side }: Crop, extent: Extent, across: number, down: number): Crop {
  return within({ x: x + across * side, y: y + down * side, side }, extent);
}

/** `at` stays where it is: a place in the window, from -0.5 to 0.5 each way. */
export function zoomTo({ x, y, side }: Crop, extent: Extent, zoom: number, at = { x: 0, y: 0 }): Crop {
  const next = sideFor(extent, zoom);
  return within({ x: x + at.x * (side - next), y: y + at.y * (side - next), side: next }, extent);
}

function sideFor(extent: Extent, zoom: number): number {
  const largest = largestSide(extent);
  const smallest = Math.min(largest, Math.max(SMALLEST, largest / MAX_ZOOM));
  return Math.min(largest, Math.max(smallest, largest / zoom));
}

function within({ x, y, side }: Crop, { width, height }: Extent): Crop {
  const bound = (value: number, length: number) => Math.min(length - side / 2, Math.max(side / 2, value));
  return { x: bound(x, width), y: bound(y, height), side };
}
