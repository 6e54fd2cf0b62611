// What a picture says of itself before it is decoded: its kind, its size, whether it moves. For the API, which refuses by it what
// would be enormous once unpacked, and for the page, which says so at once.

export interface StillPicture {
  readonly state: "still";
  readonly type: "png" | "jpeg" | "webp";
  readonly width: number;
  readonly height: number;
}

export type PictureHeader = StillPicture | { readonly state: "animated" } | { readonly state: "unknown" };

const UNKNOWN = { state: "unknown" } as const;
const ANIMATED = { state: "animated" } as const;

/** Never throws: what ends too early or contradicts itself is unknown. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (hasText(bytes, 0, "\x89PNG\r\n\x1a\n")) return readPng(view, bytes);
    if (hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP")) return readWebp(view, bytes);
    if (hasText(bytes, 0, "\xff\xd8\xff")) return readJpeg(view);
    if (hasText(bytes, 0, "GIF8")) return ANIMATED; // or as good as: what stands still is not sent as GIF
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // of the view: it ended too early
  }
  return UNKNOWN;
}

/** Chunks of length, type, content and checksum; the animation's control comes before the first pixels. */
function readPng(view: DataView, bytes: Uint8Array): PictureHeader {
  if (view.getUint32(8) !== 13 || !hasText(bytes, 12, "IHDR")) return UNKNOWN;
  const size = still("png", view.getUint32(16), view.getUint32(20));
  for (let at = 33; ; at += 12 + view.getUint32(at)) {
    if (hasText(bytes, at + 4, "acTL")) return ANIMATED;
    if (hasText(bytes, at + 4, "IDAT")) return size;
  }
}

/** Segments up to the frame's, which has the size. */
function readJpeg(view: DataView): PictureHeader {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return UNKNOWN;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return still("jpeg", view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda || marker === 0xd9) return UNKNOWN; // pixels before their size
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += isBare ? 2 : 2 + view.getUint16(at + 2);
  }
}

/** Either one chunk of pixels, or an extended header with chunks after it; both tell the size and must agree. */
function readWebp(view: DataView, bytes: Uint8Array): PictureHeader {
  let canvas: PictureHeader | null = null;
  for (let at = 12; ;) {
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    if (hasText(bytes, at, "ANIM") || hasText(bytes, at, "ANMF")) return ANIMATED;
    if (hasText(bytes, at, "VP8X")) {
      if ((view.getUint8(from) & 0x02) !== 0) return ANIMATED;
      canvas = still("webp", 1 + uint24(view, from + 4), 1 + uint24(view, from + 7));
    }
    const pixels = pixelsOf(view, bytes, at);
    if (pixels !== null) return agree(canvas, pixels);
    at = from + length + (length % 2);
  }
}

function pixelsOf(view: DataView, bytes: Uint8Array, at: number): PictureHeader | null {
  const from = at + 8;
  if (hasText(bytes, at, "VP8 ")) {
    if (!hasText(bytes, from + 3, "\x9d\x01\x2a")) return UNKNOWN;
    return still("webp", view.getUint16(from + 6, true) & 0x3fff, view.getUint16(from + 8, true) & 0x3fff);
  }
  if (!hasText(bytes, at, "VP8L")) return null;
  if (view.getUint8(from) !== 0x2f) return UNKNOWN;
  const packed = view.getUint32(from + 1, true);
  return still("webp", 1 + (packed & 0x3fff), 1 + ((packed >> 14) & 0x3fff));
}

function agree(canvas: PictureHeader | null, pixels: PictureHeader): PictureHeader {
  if (canvas === null) return pixels;
  if (canvas.state !== "still" || pixels.state !== "still") return UNKNOWN;
  return canvas.width === pixels.width && canvas.height === pixels.height ? pixels : UNKNOWN;
}

function still(type: StillPicture["type"], width: number, height: number): PictureHeader {
  return width > 0 && height > 0 ? { state: "still", type, width, height } : UNKNOWN;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Whether these bytes, as Latin-1, stand there. */
function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
