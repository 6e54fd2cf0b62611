// The block digits of 1972: seven bars as the arcade's 7448 decoder lit them, which leaves 6 without its top and 9 without its foot. Only 1 is ours: two bars alone
// look like a paddle.

/** One digit in units: four wide, seven high, bars one thick. */
export const DIGIT_WIDTH = 4;
export const DIGIT_HEIGHT = 7;
export const DIGIT_GAP = 2;

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const BARS = {
  top: { x: 0, y: 0, width: 4, height: 1 },
  upperRight: { x: 3, y: 0, width: 1, height: 4 },
  lowerRight: { x: 3, y: 3, width: 1, height: 4 },
  bottom: { x: 0, y: 6, width: 4, height: 1 },
  lowerLeft: { x: 0, y: 3, width: 1, height: 4 },
  upperLeft: { x: 0, y: 0, width: 1, height: 4 },
  middle: { x: 0, y: 3, width: 4, height: 1 },
  stem: { x: 2, y: 0, width: 1, height: 7 },
  flag: { x: 1, y: 0, width: 1, height: 1 },
  foot: { x: 1, y: 6, width: 3, height: 1 },
} as const satisfies Record<string, Bar>;
type BarName = keyof typeof BARS;

const LIT: readonly (readonly BarName[])[] = [
  ["top", "upperRight", "lowerRight", "bottom", "lowerLeft", "upperLeft"],
  ["stem", "flag", "foot"],
  ["top", "upperRight", "bottom", "lowerLeft", "middle"],
  ["top", "upperRight", "lowerRight", "bottom", "middle"],
  ["upperRight", "lowerRight", "upperLeft", "middle"],
  ["top", "lowerRight", "bottom", "upperLeft", "middle"],
  ["lowerRight", "bottom", "lowerLeft", "upperLeft", "middle"],
  ["top", "upperRight", "lowerRight"],
  ["top", "upperRight", "lowerRight", "bottom", "lowerLeft", "upperLeft", "middle"],
  ["top", "upperRight", "lowerRight", "upperLeft", "middle"],
];

function digitsOf(value: number): number[] {
  return Array.from(String(Math.max(0, Math.trunc(value))), Number);
}

/** How wide a number stands, in units. */
export function numberWidth(value: number): number {
  const count = digitsOf(value).length;
  return count * DIGIT_WIDTH + (count - 1) * DIGIT_GAP;
}

/** The bars of a number from its top left, in units; for the page's SVG and the match's canvas alike. */
export function numberBars(value: number): Bar[] {
  return digitsOf(value).flatMap((digit, place) =>
    (LIT[digit] ?? []).map((name) => {
      const bar = BARS[name];
      return { ...bar, x: bar.x + place * (DIGIT_WIDTH + DIGIT_GAP) };
    }),
  );
}

/** The same as one SVG path. */
export function numberPath(value: number): string {
  return numberBars(value)
    .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`)
    .join("");
}
