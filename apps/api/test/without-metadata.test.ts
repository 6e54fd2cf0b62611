import { readPictureHeader } from "@transcendence/protocol/picture-header";
import { describe, expect, test } from "vitest";
import { preparePicture } from "../src/pictures/prepare-picture.ts";
import { JPEG_SCANS_MAX, withoutMetadata } from "../src/pictures/without-metadata.ts";
import {
  type Bytes,
  cameraSegments,
  join,
  jpeg,
  jpegWith,
  jpegWithPlace,
  packed,
  png,
  pngBomb,
  pngWith,
  progressiveJpeg,
  webp,
  webpWithPlace,
  webpWithProfile,
} from "./pictures.ts";

const BEFORE_PIXELS = 1_500_000; // bytes
const MARK = "a mark of what goes";

/** A picture like it, and what comes out of it: the same pixels. */
function expectSamePixels(picture: Bytes, plain: Bytes): void {
  const [one, other] = [preparePicture(picture), preparePicture(plain)];
  expect(one).not.toBeNull();
  expect(one).toEqual(other);
}

describe("[ACC-5] [OPS-4] what a picture's pixels do not need never reaches the decoder", () => {
  test.each([
    ["a PNG's colour profile", pngWith("iCCP", join(MARK)), png()],
    ["a PNG's compressed words", pngWith("zTXt", join(MARK)), png()],
    ["a PNG's words in all languages", pngWith("iTXt", join(MARK)), png()],
    ["a PNG's EXIF", pngWith("eXIf", join(MARK)), png()],
    ["a PNG's private chunk", pngWith("prVt", join(MARK)), png()],
    ["a JPEG's EXIF", jpegWithPlace(MARK), jpeg()],
    ["a JPEG's long JFIF", jpegWith([join("\xff\xe0\0\x52JFIF\0", MARK.padEnd(75))]), jpeg()],
    ["a WebP's EXIF", webpWithPlace(MARK), webp(16, 16)],
    ["a WebP's colour profile", webpWithProfile(join(MARK)), webp(16, 16)],
    ["what is behind a PNG", join(png(), MARK), png()],
    ["what is behind a JPEG", join(jpeg(), MARK), jpeg()],
    ["what is behind a WebP", join(webp(), MARK), webp()],
  ])("%s", (_, picture, plain) => {
    expect(Buffer.from(picture).includes(MARK)).toBe(true);
    const stripped = withoutMetadata(picture) ?? new Uint8Array();
    expect(Buffer.from(stripped).includes(MARK)).toBe(false);
    expect(readPictureHeader(stripped)).toEqual(readPictureHeader(plain));
    expectSamePixels(picture, plain);
  });

  const zeros = packed(400_000_000);
  test.each([
    ["iCCP", "x\0\0"],
    ["zTXt", "x\0\0"],
    ["iTXt", "x\0\x01\0\0\0"],
    ["eXIf", ""],
  ])("a bomb in %s costs no memory", (type, start) => {
    const bomb = pngWith(type, join(start, zeros));
    const before = process.memoryUsage().rss;
    expectSamePixels(bomb, png());
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

describe("[ACC-5] a photograph is taken however much its camera wrote before the pixels", () => {
  test.each([
    ["a JPEG", jpegWith(cameraSegments(BEFORE_PIXELS)), jpeg()],
    ["a PNG", pngWith("eXIf", new Uint8Array(BEFORE_PIXELS)), png()],
    ["a WebP", webpWithProfile(new Uint8Array(BEFORE_PIXELS)), webp(16, 16)],
  ])("%s", (_, picture, plain) => {
    expectSamePixels(picture, plain);
  });
});

describe("[ACC-5] [OPS-4] a picture that would take too long, or contradicts itself, is not decoded", () => {
  test("a JPEG has a bounded number of scans", () => {
    expect(preparePicture(progressiveJpeg(64, JPEG_SCANS_MAX))).not.toBeNull();
    expect(preparePicture(progressiveJpeg(64, JPEG_SCANS_MAX + 1))).toBeNull();
  });

  const frame = Buffer.from(jpeg()).indexOf("\xff\xc0", 0, "latin1");
  test.each([
    ["a second PNG header", pngWith("IHDR", pngBomb(9000, 9000).slice(16, 29))],
    ["a second JPEG frame", jpegWith([jpeg(80, 80).slice(frame, frame + 19)])],
    ["a PNG chunk that is longer than the file", png().slice(0, -30)],
    ["a JPEG without pixels", jpeg().slice(0, frame + 19)],
    ["a WebP chunk that is longer than the file", webp().slice(0, -30)],
    ["no picture at all", join("{}")],
  ])("%s", (_, picture) => {
    expect(withoutMetadata(picture)).toBeNull();
  });
});
