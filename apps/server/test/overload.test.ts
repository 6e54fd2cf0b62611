import { describe, expect, test } from "vitest";
import { isTooLate, Lateness } from "../src/overload/lateness.ts";

describe("[OPS-3] how late a process is", () => {
  test("is what is typical of the last seconds: one collection of garbage is no overload", () => {
    const lateness = new Lateness();
    for (let at = 0; at < 3000; at += 200) lateness.add(at === 1000 ? 900 : 4, at);
    expect(lateness.typicalMs).toBe(4);
    for (let at = 3000; at < 5000; at += 200) lateness.add(300, at);
    expect(lateness.typicalMs).toBe(300);
    for (let at = 5000; at < 7000; at += 200) lateness.add(4, at);
    expect(lateness.typicalMs).toBe(4);
    expect(new Lateness().typicalMs).toBe(0);
  });

  test("is too late above the limit, and until it is well below it", () => {
    expect(isTooLate(false, [4, 100], 100)).toBe(false);
    expect(isTooLate(false, [4, 101], 100)).toBe(true);
    expect(isTooLate(true, [4, 60], 100)).toBe(true);
    expect(isTooLate(true, [4, 50], 100)).toBe(false);
    expect(isTooLate(false, [], 100)).toBe(false);
  });
});
