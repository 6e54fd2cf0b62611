// Pictures for tests, as files: real ones written by the library, and what others might send in their place.
import { crc32, deflateSync } from "node:zlib";
import { PhotonImage } from "@cf-wasm/photon";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A gradient, different for each seed. */
export function paint(width: number, height: number, seed = 0): PhotonImage {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    pixels.set([(255 * x) / width, (255 * y) / height, (seed * 40) % 256, 255], at * 4);
  }
  return new PhotonImage(pixels, width, height);
}

export function png(width = 40, height = 40, seed = 0): Bytes {
  return new Uint8Array(paint(width, height, seed).get_bytes());
}

export function jpeg(width = 40, height = 40, seed = 0): Bytes {
  return new Uint8Array(paint(width, height, seed).get_bytes_jpeg(90));
}

export function webp(width = 40, height = 40, seed = 0): Bytes {
  return new Uint8Array(paint(width, height, seed).get_bytes_webp());
}

export function join(...parts: readonly (Uint8Array | string)[]): Bytes {
  return new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part))),
  );
}

function pngChunk(type: string, content: Uint8Array): Bytes {
  const body = join(type, content);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, content.length);
  frame.setUint32(4, crc32(body));
  const ends = new Uint8Array(frame.buffer);
  return join(ends.slice(0, 4), body, ends.slice(4));
}

const SIGNATURE = "\x89PNG\r\n\x1a\n";
const HEADER_END = 33; // signature and IHDR

/** A PNG with a chunk more after its header. */
export function pngWith(type: string, content: Uint8Array, picture = png()): Bytes {
  return join(picture.slice(0, HEADER_END), pngChunk(type, content), picture.slice(HEADER_END));
}

export function animatedPng(): Bytes {
  return pngWith("acTL", new Uint8Array([0, 0, 0, 2, 0, 0, 0, 0]));
}

/** Some hundred bytes that say they are `width` by `height`, and unpack to that. */
export function pngBomb(width: number, height: number): Bytes {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 1); // a bit for each pixel
  const rows = deflateSync(new Uint8Array(Math.min(height * (1 + Math.ceil(width / 8)), 8_000_000)));
  return join(
    SIGNATURE,
    pngChunk("IHDR", new Uint8Array(header.buffer)),
    pngChunk("IDAT", rows),
    pngChunk("IEND", new Uint8Array()),
  );
}

function jpegSegment(marker: number, content: Uint8Array): Bytes {
  const length = content.length + 2;
  return join(new Uint8Array([0xff, marker, length >> 8, length & 0xff]), content);
}

/** A JPEG that tells where it was taken. */
export function jpegWithPlace(place: string): Bytes {
  return jpegWith([jpegSegment(0xe1, join("Exif\0\0MM\0\x2a\0\0\0\x08", place))]);
}

/** With segments more before its tables. */
export function jpegWith(segments: readonly Uint8Array[], picture = jpeg()): Bytes {
  return join(picture.slice(0, 2), ...segments, picture.slice(2));
}

/** What a camera writes before the pixels: previews and depth maps, in segments of 64 kB at most. */
export function cameraSegments(total: number): Bytes[] {
  return Array.from({ length: Math.ceil(total / 65_000) }, () => jpegSegment(0xe2, new Uint8Array(65_000).fill(0x55)));
}

/** A grey square without details, whose details come in so many scans of some 40 bytes. */
export function progressiveJpeg(side: number, scans: number): Bytes {
  const blocks = (side / 8) ** 2;
  const size = [side >> 8, side & 0xff];
  const table = (kind: number, symbol: number) =>
    jpegSegment(0xc4, new Uint8Array([kind, 1, ...Array<number>(15).fill(0), symbol])); // one code: a zero bit
  const scan = (first: number, last: number, bits: number) =>
    join(jpegSegment(0xda, new Uint8Array([1, 1, 0, first, last, 0])), new Uint8Array(Math.ceil(bits / 8)));
  return join(
    "\xff\xd8",
    jpegSegment(0xdb, new Uint8Array([0, ...Array<number>(64).fill(1)])),
    jpegSegment(0xc2, new Uint8Array([8, ...size, ...size, 1, 1, 0x11, 0])),
    table(0x00, 0x00), // a block is as bright as the one before
    table(0x10, 0xe0), // 14 bits more tell for how many blocks there is nothing: 16,384 and those
    scan(0, 0, blocks),
    ...Array.from({ length: scans - 1 }, () => scan(1, 63, 15 * Math.ceil(blocks / 16_384))),
    "\xff\xd9",
  );
}

function riffChunk(type: string, content: Uint8Array): Bytes {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, content.length, true);
  return join(type, new Uint8Array(length.buffer), content, content.length % 2 === 1 ? "\0" : "");
}

function riff(...chunks: readonly Uint8Array[]): Bytes {
  const content = join("WEBP", ...chunks);
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, content.length, true);
  return join("RIFF", new Uint8Array(length.buffer), content);
}

/** The extended form: with flags, a canvas, and whatever else before the pixels. */
export function extendedWebp(flags: number, side: number, more: readonly Uint8Array[] = []): Bytes {
  const still = webp(side, side);
  const [low, high] = [(side - 1) & 0xff, (side - 1) >> 8];
  const header = new Uint8Array([flags, 0, 0, 0, low, high, 0, low, high, 0]);
  return riff(riffChunk("VP8X", header), ...more, still.slice(12));
}

export function animatedWebp(): Bytes {
  return extendedWebp(0x02, 16, [riffChunk("ANIM", new Uint8Array(6))]);
}

export function webpWithPlace(place: string): Bytes {
  return extendedWebp(0x08, 16, [riffChunk("EXIF", join(place))]);
}

export function webpWithProfile(profile: Uint8Array): Bytes {
  return extendedWebp(0x20, 16, [riffChunk("ICCP", profile)]);
}

/** Some hundred bytes for each 100 kB of zeros. */
export function packed(bytes: number): Bytes {
  return new Uint8Array(deflateSync(new Uint8Array(bytes)));
}

export const GIF = join("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;");
