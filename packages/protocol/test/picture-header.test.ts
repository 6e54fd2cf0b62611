import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPictureHeader } from "../src/picture-header.ts";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const PNG = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x02\0\0\0\x03\x08\x06\0\0\0crc!";
const JPEG = "\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\x02\x01\x03\x04rest";

describe("[ACC-5] a picture's header", () => {
  test.each([
    ["a PNG", `${PNG}\0\0\0\0IDAT`, "png", 0x102, 3],
    ["a PNG with words before its pixels", `${PNG}\0\0\0\x02tEXthicrc!\0\0\0\0IDAT`, "png", 0x102, 3],
    ["a JPEG", JPEG, "jpeg", 0x304, 0x201],
    ["a lossy WebP", "RIFF....WEBPVP8 \x0a\0\0\0...\x9d\x01\x2a\x05\x40\x07\x80", "webp", 5, 7],
    ["a lossless WebP", "RIFF....WEBPVP8L\x05\0\0\0\x2f\x04\x80\x01\x00", "webp", 5, 7],
    [
      "an extended WebP",
      "RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x04\0\0\x06\0\0ICCP\x01\0\0\0..VP8L\x05\0\0\0\x2f\x04\x80\x01\x00",
      "webp",
      5,
      7,
    ],
  ])("tells the size of %s", (_, text, type, width, height) => {
    expect(readPictureHeader(latin1(text))).toEqual({ state: "still", type, width, height });
  });

  test.each([
    ["an animated PNG", `${PNG}\0\0\0\x08acTL\0\0\0\x02\0\0\0\0crc!\0\0\0\0IDAT`],
    ["an animated WebP", "RIFF....WEBPVP8X\x0a\0\0\0\x02\0\0\0\x04\0\0\x06\0\0"],
    ["a WebP that hides its animation", "RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x04\0\0\x06\0\0ANIM\x06\0\0\0......"],
    ["a GIF", "GIF89a"],
  ])("tells that %s moves", (_, text) => {
    expect(readPictureHeader(latin1(text))).toEqual({ state: "animated" });
  });

  test.each([
    ["nothing", ""],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["a PNG that ends in its header", PNG],
    ["a PNG of no width", PNG.replace("\0\0\x01\x02", "\0\0\0\0")],
    ["a JPEG without a frame", "\xff\xd8\xff\xe0\0\x04ab\xff\xda"],
    [
      "a WebP whose canvas and pixels differ",
      "RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x09\0\0\x06\0\0VP8L\x05\0\0\0\x2f\x04\x80\x01\x00",
    ],
    ["a sound in the same container", "RIFF....WAVEfmt "],
  ])("knows nothing of %s", (_, text) => {
    expect(readPictureHeader(latin1(text))).toEqual({ state: "unknown" });
  });

  test("never throws and always ends, whatever comes", () => {
    const begun = fc.constantFrom("", PNG, JPEG, "RIFF....WEBP", "\xff\xd8\xff");
    fc.assert(
      fc.property(begun, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const { state } = readPictureHeader(Uint8Array.from([...latin1(start), ...rest]));
        expect(["still", "animated", "unknown"]).toContain(state);
      }),
    );
  });
});
