import { expect, test } from "vitest";
import { readHeaderOf } from "../src/features/profile/open-picture.ts";

const SEGMENT = new Uint8Array([0xff, 0xe2, 0xff, 0xff, ...new Uint8Array(65_533)]); // as long as one can be
const FRAME = new Uint8Array([0xff, 0xc0, 0, 17, 8, 0, 30, 0, 40, 3, ...new Uint8Array(9)]);

function photograph(segments: number): Blob {
  return new Blob([new Uint8Array([0xff, 0xd8]), ...Array.from({ length: segments }, () => SEGMENT), FRAME]);
}

test.each([0, 1, 20, 200])(
  "[ACC-5] a photograph's size is found behind %i full segments of metadata",
  async (segments) => {
    expect(await readHeaderOf(photograph(segments))).toEqual({ state: "still", type: "jpeg", width: 40, height: 30 });
  },
);

test("[ACC-5] what is no picture is none, and no more than 64 MiB of it are read", async () => {
  expect(await readHeaderOf(new Blob(["hello"]))).toEqual({ state: "unknown" });
  expect(await readHeaderOf(photograph(1100))).toEqual({ state: "unknown" });
});
