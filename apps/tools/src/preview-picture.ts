// The picture beside a link to the arena: a court in the night's colours, drawn by the rules of the pages and written as a PNG.
import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { DIGIT_HEIGHT, numberBars, numberWidth } from "@transcendence/web/digits";
import { inRoot } from "./root.ts";

const WIDTH = 1200; // as sites that show links want it
const HEIGHT = 630;
const NET = { width: 10, dash: 35 };
const PADDLE = { width: 20, height: 150, margin: 90 };
const DIGIT_PX = 24;
const COLOURS = ["ground", "net", "ink", "side-left", "side-right", "clay"] as const;
type Colour = (typeof COLOURS)[number];

/** The night theme is the first in tokens.css. */
function colourOf(tokens: string, name: Colour): readonly number[] {
  const [, hex] = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(tokens) ?? [];
  if (hex === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

export function drawPreview(): Buffer {
  const pixels = new Uint8Array(WIDTH * HEIGHT); // a place in COLOURS for each
  const fill = (x: number, y: number, width: number, height: number, colour: Colour) => {
    for (let row = y; row < y + height; row++)
      pixels.fill(COLOURS.indexOf(colour), row * WIDTH + x, row * WIDTH + x + width);
  };
  for (let y = 0; y < HEIGHT; y += 2 * NET.dash) fill((WIDTH - NET.width) / 2, y, NET.width, NET.dash, "net");
  const score = (value: number, left: number) => {
    for (const { x, y, width, height } of numberBars(value))
      fill(left + x * DIGIT_PX, 80 + y * DIGIT_PX, width * DIGIT_PX, height * DIGIT_PX, "ink");
  };
  const apart = 100;
  score(10, WIDTH / 2 - apart - numberWidth(10) * DIGIT_PX);
  score(9, WIDTH / 2 + apart);
  fill(PADDLE.margin, 330, PADDLE.width, PADDLE.height, "side-left");
  fill(WIDTH - PADDLE.margin - PADDLE.width, 390, PADDLE.width, PADDLE.height, "side-right");
  fill(830, 80 + DIGIT_HEIGHT * DIGIT_PX + 180, 30, 30, "clay"); // the ball, on its way to the right
  const tokens = readFileSync(inRoot("apps/web/src/ui/tokens.css"), "utf8");
  return writePng(
    pixels,
    COLOURS.map((name) => colourOf(tokens, name)),
  );
}

function writePng(pixels: Uint8Array, palette: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8); // a byte for each pixel, a place in the palette
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1)); // each begins with its filter: none
  for (let y = 0; y < HEIGHT; y++) rows.set(pixels.subarray(y * WIDTH, (y + 1) * WIDTH), y * (WIDTH + 1) + 1);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
