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

/** A JPEG that tells where it was taken. */
export function jpegWithPlace(place: string): Bytes {
  const exif = join("Exif\0\0MM\0\x2a\0\0\0\x08", place);
  const length = exif.length + 2;
  const picture = jpeg();
  return join(picture.slice(0, 2), new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff]), exif, picture.slice(2));
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

export const GIF = join("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;");
