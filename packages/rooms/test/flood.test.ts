import { describe, expect, test } from "vitest";
import { admit, createBucket } from "../src/flood.ts";

describe("[R6] [PLAY-5] a flood", () => {
  test("is not what a person can make: thirty messages a second for an hour", () => {
    const bucket = createBucket(0);
    for (let message = 0; message < 30 * 3600; message++) expect(admit(bucket, message * (1000 / 30))).toBe("take");
  });

  test("is dropped after 120 at once, and closed after 120 more", () => {
    const bucket = createBucket(0);
    const verdicts = Array.from({ length: 241 }, () => admit(bucket, 0));
    expect(verdicts.slice(0, 120)).toEqual(Array.from({ length: 120 }, () => "take"));
    expect(verdicts.slice(120, 240)).toEqual(Array.from({ length: 120 }, () => "drop"));
    expect(verdicts[240]).toBe("close");
  });

  test("that ends is forgiven", () => {
    const bucket = createBucket(0);
    for (let message = 0; message < 240; message++) admit(bucket, 0);
    for (let message = 0; message < 100; message++) expect(admit(bucket, 10_000)).toBe(message < 120 ? "take" : "drop");
    expect(admit(bucket, 20_000)).toBe("take");
  });

  test("a little over the limit is closed in the end", () => {
    const bucket = createBucket(0);
    let verdict = "take";
    let nowMs = 0;
    for (; verdict !== "close" && nowMs < 60_000; nowMs += 1000 / 90) verdict = admit(bucket, nowMs);
    expect(verdict).toBe("close");
  });
});
