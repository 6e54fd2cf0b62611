// A picture reduced to what its pixels need, before anything decodes it. Colour profiles, texts and EXIF may be compressed: 972 kB of
// iCCP unpack to 1 GB in a picture of 10 by 10. The decoder never sees them, nor anything behind the picture's end.
import { readPictureHeader } from "@transcendence/protocol/picture-header";

/** Each scan of a progressive JPEG goes over the whole picture again, and an empty one takes 40 bytes. Encoders write 18 at most. */
export const JPEG_SCANS_MAX = 32;

const PNG_KEPT = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);
const WEBP_ALPHA = 0x10; // the one flag of an extended header that the pixels need
const JPEG = { frames: 0xc0, tables: 0xc4, end: 0xd9, scan: 0xda, quantisation: 0xdb, restarts: 0xdd } as const;
const JFIF = 0xe0;
const ADOBE = 0xee; // says how colours are coded
const SHORT = 64; // bytes: as much as JFIF and ADOBE need, and no thumbnail

/** Null: it is no still PNG, JPEG or WebP, it contradicts itself, or it would take too long. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const header = readPictureHeader(bytes);
  if (header.state !== "still") return null;
  const parts = PARTS[header.type](bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return parts && join(parts);
}

type Parts = readonly Uint8Array[] | null;

const PARTS = { png: pngParts, jpeg: jpegParts, webp: webpParts } as const;

/** Chunks of length, type, content and checksum. */
function pngParts(bytes: Uint8Array, view: DataView): Parts {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const type = textAt(bytes, at + 4);
    if (end > bytes.length || (type === "IHDR" && at > 8)) return null;
    if (PNG_KEPT.has(type)) parts.push(bytes.subarray(at, end));
    if (type === "IEND") return parts;
    at = end;
  }
  return null;
}

/** Segments of a marker and a length; behind each scan's header come its pixels, up to the next marker. */
function jpegParts(bytes: Uint8Array, view: DataView): Parts {
  const parts = [bytes.subarray(0, 2)];
  let [frames, scans] = [0, 0];
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return null;
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2; // fill bytes, and markers without content
      continue;
    }
    if (marker === JPEG.end) break;
    const isScan = marker === JPEG.scan;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    const next = isScan ? endOfScan(bytes, end) : end;
    frames += isFrame(marker) ? 1 : 0;
    scans += isScan ? 1 : 0;
    if (frames > 1 || scans > JPEG_SCANS_MAX) return null; // a second frame would have a size that nobody has read
    if (isScan || isKeptSegment(marker, end - at)) parts.push(bytes.subarray(at, next));
    at = next;
  }
  return scans === 0 ? null : [...parts, Uint8Array.of(0xff, JPEG.end)];
}

function isFrame(marker: number): boolean {
  return marker >= JPEG.frames && marker <= 0xcf && ![JPEG.tables, 0xc8, 0xcc].includes(marker);
}

function isKeptSegment(marker: number, length: number): boolean {
  if (marker === JFIF || marker === ADOBE) return length <= SHORT;
  const isTable = marker === JPEG.tables || marker === JPEG.quantisation || marker === JPEG.restarts;
  return isTable || isFrame(marker);
}

function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** In a scan's pixels 0xff stands before 0x00 or the number of a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  return bytes.length;
}

/** Written anew: the extended header, where there is one, tells of no profile and no EXIF any more. */
function webpParts(bytes: Uint8Array, view: DataView): Parts {
  const parts: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    const chunk = bytes.slice(at, end);
    const type = textAt(bytes, at);
    if (at + 8 + length > bytes.length) return null;
    if (type === "VP8X" && parts.length === 0) parts.push(withFlags(chunk));
    if (type === "ALPH" && parts.length === 1) parts.push(chunk);
    if (type === "VP8 " || type === "VP8L") return riff([...parts, chunk]);
    at = end;
  }
  return null;
}

function withFlags(extended: Uint8Array): Uint8Array {
  extended[8] = (extended[8] ?? 0) & WEBP_ALPHA;
  return extended;
}

function riff(chunks: readonly Uint8Array[]): readonly Uint8Array[] {
  const head = new Uint8Array(12);
  head.set(new TextEncoder().encode("RIFF    WEBP"));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 4);
  new DataView(head.buffer).setUint32(4, length, true);
  return [head, ...chunks];
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
